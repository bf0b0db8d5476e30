/**
 * Who is signed in.
 *
 * A participant's or caregiver's own device stays signed in: its refresh token is kept with the
 * device's key, without which it is worth nothing. Staff, and whoever did not ask to stay, are
 * signed in in this tab only, and only as long as somebody is there: a screen left alone must not
 * go on showing health data.
 */

import { canHoldKey, forgetKey, postProven } from './device.js';
import * as kept from './kept.js';
import { Problem, problemOf } from './problem.js';

const IN_TAB = 'sixwalk.session';
const LEFT_ALONE_MILLIS = 10 * 60_000;
/** An access token with less left is renewed before it is used. */
const SHORT_MILLIS = 30_000;

let session = null;
let timer = null;
let renewal = null;
let lastSign = Date.now();
let whenEnded = () => {};

/** Finds the session of this tab or of this device. To be awaited once, before anything else. */
export async function restore() {
  session = inTab();
  if (session === null && canHoldKey()) {
    session = (await kept.read('signin', 'own').catch(() => undefined)) ?? null;
  }
  for (const sign of ['pointerdown', 'keydown', 'scroll']) {
    addEventListener(sign, () => (lastSign = Date.now()), { passive: true, capture: true });
  }
  watch();
}

/** The session, or null. Its access token may have run out; see {@link accessToken}. */
export function current() {
  return session;
}

/**
 * Redeems a code and starts a session.
 *
 * @param {boolean} stay whether this device is the person's own
 */
export async function begin(code, stay) {
  const signedIn = await (canHoldKey() ? postProven('/v1/sign-in', { code, device: kindOfDevice() }) : redeemAlone(code));
  session = { ...tokens(signedIn), kind: signedIn.kind, accountId: signedIn.accountId, deviceId: signedIn.deviceId, stays: stay && signedIn.refreshToken !== undefined && signedIn.kind !== 'STAFF' };
  await keep();
  watch();
}

/**
 * An access token that is good for a while; renewed where there is something to renew it with.
 *
 * @param {string} [account] whose token it has to be; undefined where nobody is signed in
 * @throws {Problem} with status 0 where there is no connection; the session goes on. With status
 *     401 where somebody else, or nobody, is signed in by now
 */
export async function accessToken(account) {
  if (session !== null && session.expiresAt - Date.now() < SHORT_MILLIS && session.refreshToken !== undefined) {
    await (renewal ??= renew().finally(() => (renewal = null)));
  }
  if (session?.accountId !== account) {
    throw new Problem(401, 'signed-out');
  }
  return session?.accessToken ?? null;
}

/**
 * Ends the session on this device.
 *
 * @param {'left'|'expired'|'ended'|'erased'} why
 */
export async function end(why) {
  if (session === null) {
    return;
  }
  const { accountId } = session;
  session = null;
  clearTimeout(timer);
  putInTab(null);
  if (canHoldKey()) {
    await kept.remove('signin', 'own').catch(() => {});
    await kept.clear('answers').catch(() => {});
    if (why !== 'expired') {
      await forgetKey().catch(() => {});
      await kept.clear('drafts').catch(() => {});
    }
    if (why === 'erased') {
      await clearOutbox(accountId).catch(() => {});
    }
  }
  whenEnded(why);
}

/** What others recorded on this device still has to arrive. */
async function clearOutbox(accountId) {
  for (const { account, record } of await kept.all('outbox')) {
    if (account === accountId) {
      await kept.remove('outbox', record.id);
    }
  }
}

/** Says what to do when a session ends. */
export function onEnd(listener) {
  whenEnded = listener;
}

/** The same refresh token, sent again because an answer was lost, gives the same successor. */
async function renew() {
  const before = session;
  try {
    const renewed = tokens(await postProven('/v1/sign-in/refresh', { refreshToken: before.refreshToken }));
    if (session === before) {
      session = { ...before, ...renewed };
      await keep();
      watch();
    }
  } catch (problem) {
    // Whoever has signed in meanwhile stays.
    if (session === before && problem.status === 401) {
      await end('ended');
    } else if (session === before && problem.status === 410) {
      await end('erased');
    }
    throw problem;
  }
}

function tokens(signedIn) {
  return {
    accessToken: signedIn.accessToken,
    refreshToken: signedIn.refreshToken,
    expiresAt: Date.now() + signedIn.expiresInSeconds * 1000,
  };
}

async function redeemAlone(code) {
  let answer;
  try {
    answer = await fetch('/v1/sign-in', {
      method: 'POST',
      body: JSON.stringify({ code }),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
      credentials: 'omit',
    });
  } catch {
    throw new Problem(0, 'no-answer');
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer.json();
}

function kindOfDevice() {
  return matchMedia('(pointer: coarse)').matches ? 'PHONE' : 'COMPUTER';
}

async function keep() {
  if (session.stays) {
    putInTab(null);
    await kept.write('signin', 'own', session);
  } else {
    putInTab(session);
  }
}

/** Whoever does not stay is signed out when the token runs out and nobody has been there lately. */
function watch() {
  clearTimeout(timer);
  if (session === null || session.stays) {
    return;
  }
  const alone = lastSign + LEFT_ALONE_MILLIS;
  const until = session.refreshToken === undefined ? session.expiresAt : alone;
  timer = setTimeout(() => (lastSign + LEFT_ALONE_MILLIS > alone && session?.refreshToken ? watch() : end('expired')), Math.max(0, until - Date.now()));
}

function putInTab(value) {
  try {
    if (value === null) {
      sessionStorage.removeItem(IN_TAB);
    } else {
      sessionStorage.setItem(IN_TAB, JSON.stringify(value));
    }
  } catch {
    // Without storage the session lives until the page is left.
  }
}

function inTab() {
  try {
    return JSON.parse(sessionStorage.getItem(IN_TAB));
  } catch {
    return null;
  }
}
