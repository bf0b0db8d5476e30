/**
 * What was recorded here and may not have arrived yet. A record gets its id once, for ever, and is
 * sent until the server says of it, with the fingerprint of exactly these bytes, that it need not
 * be sent again. Anything else, an unreadable answer included, keeps it.
 */

import { get, post } from './api.js';
import * as kept from './kept.js';
import { uuid7 } from './parts/phone-clock.js';
import * as session from './session.js';

const MOST_AT_ONCE = 50;
const FIRST_TRY_AGAIN_SECONDS = 5;
const LONGEST_TRY_AGAIN_SECONDS = 60;
const DONE = new Set(['STORED', 'DUPLICATE', 'CONFLICT', 'GONE']);

const listeners = new Set();
let delivering = null;
let wanted = false;
let urgent = false;
let notBefore = 0;
let again = null;
let tryAgainSeconds = FIRST_TRY_AGAIN_SECONDS;

/**
 * Keeps a record until it has arrived. Resolves once it is on the disk.
 *
 * @param {object} record without an id
 * @param {{id: string, name: string}} [about] whom it is about, where somebody sends for another
 *     person; the name is kept because the server may not say it any more
 * @returns {Promise<object>} the record as it will be sent, for ever with this id
 */
export async function put(record, about) {
  const whole = { id: uuid7(new Date()), ...record };
  await kept.write('outbox', whole.id, { account: session.current().accountId, about: about?.id, name: about?.name, record: whole, state: 'waiting' });
  changed();
  deliver();
  return whole;
}

/**
 * What became of a record: `arrived`, `waiting`, `refused`, or `unasked` where it waits until the
 * person asks for help again.
 */
export async function fate(id) {
  const entry = await kept.read('outbox', id);
  return entry === undefined ? 'arrived' : isUnasked(entry) ? 'unasked' : entry.state;
}

/** Whether it waits for a person who does not ask for help just now. */
export function isUnasked({ state, unasked }) {
  return state === 'waiting' && unasked === true;
}

/** What waits and what was refused, of whoever is signed in, oldest first. */
export async function own() {
  const account = session.current()?.accountId;
  return (await kept.all('outbox')).filter((entry) => entry.account === account);
}

/** Lets go of a refused record, once the person has shown it to somebody. */
export async function letGo(id) {
  await kept.remove('outbox', id);
  changed();
}

/** Calls back at each change. */
export function onChange(listener, signal) {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}

/** Sends what waits. Only one tab sends at a time; two that did would do no harm. */
export function deliver() {
  // What was put in while something was on its way is sent right after it.
  wanted = true;
  return (delivering ??= deliverWanted().finally(() => (delivering = null)));
}

async function deliverWanted() {
  while (wanted) {
    wanted = false;
    notBefore = urgent ? 0 : notBefore;
    urgent = false;
    await exclusively(deliverAll);
  }
}

/** Sends whenever a connection is back, and whenever the page is looked at again. */
export function keepDelivering() {
  addEventListener('online', deliverNow);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && deliver());
}

/** Sends without waiting any longer: somebody asked for it, or the network is back. */
export function deliverNow() {
  urgent = true;
  return deliver();
}

function exclusively(work) {
  return navigator.locks === undefined ? work() : navigator.locks.request('sixwalk.outbox', work);
}

async function deliverAll() {
  if (session.current() === null || session.current().kind === 'STAFF' || Date.now() < notBefore) {
    return;
  }
  const waiting = (await own()).filter((entry) => entry.state === 'waiting');
  for (const about of new Set(waiting.map((entry) => entry.about))) {
    await deliverAbout(about, waiting.filter((entry) => entry.about === about));
  }
  if (Date.now() >= notBefore && (await own()).some((entry) => entry.state === 'waiting')) {
    // Not every browser says when the network is back.
    later(tryAgainSeconds);
    tryAgainSeconds = Math.min(LONGEST_TRY_AGAIN_SECONDS, 2 * tryAgainSeconds);
  }
}

async function deliverAbout(about, entries) {
  for (let from = 0; from < entries.length; from += MOST_AT_ONCE) {
    if (!(await deliverSome(about, entries.slice(from, from + MOST_AT_ONCE)))) {
      return;
    }
  }
}

/** Whether the answer could be read, so that there is a point in sending more. */
async function deliverSome(about, entries) {
  const { account } = entries[0];
  const path = about === undefined ? '/v1/me/uploads' : `/v1/caregiver/people/${encodeURIComponent(about)}/uploads`;
  let results;
  try {
    const records = entries.map((entry) => entry.record);
    results = (await post(path, JSON.stringify({ sentAt: new Date().toISOString(), records }), undefined, account)).results;
  } catch (problem) {
    if (about !== undefined && problem.status === 404 && problem.code === 'not-found' && (await asksNoHelp(about, account))) {
      await mark(entries, true);
    }
    return false;
  }
  if (!Array.isArray(results) || results.length !== entries.length) {
    return false;
  }
  tryAgainSeconds = FIRST_TRY_AGAIN_SECONDS;
  for (const [i, entry] of entries.entries()) {
    await settle(entry, results[i] ?? {});
  }
  changed();
  return true;
}

/** Whether the server says so in an answer of its own; any other answer says nothing. */
async function asksNoHelp(about, account) {
  const answer = await get('/v1/caregiver/people', undefined, account).catch(() => null);
  return Array.isArray(answer?.people) && !answer.people.some((one) => one.participantId === about && one.shared.includes('PROXY_UPLOAD'));
}

/** They go on waiting, and are sent once the person asks again; until then that can be said. */
async function mark(entries, unasked) {
  for (const entry of entries.filter((one) => isUnasked(one) !== unasked)) {
    await kept.write('outbox', entry.record.id, { ...entry, unasked });
  }
  changed();
}

async function settle(entry, result) {
  const { id } = entry.record;
  if (DONE.has(result.outcome) && (await isAbout(entry.record, result))) {
    await kept.remove('outbox', id);
  } else if (result.outcome === 'REJECTED') {
    await kept.write('outbox', id, { ...entry, state: 'refused', errors: result.errors ?? [] });
  } else if (result.outcome === 'DEFERRED') {
    await mark([entry], false);
    later(Number(result.retryAfterSeconds) || 3_600);
  }
}

/** Whether the receipt is for exactly what was sent; after an erasure there is none to give. */
async function isAbout(record, { outcome, receipt }) {
  if (outcome === 'GONE') {
    return true;
  }
  if (crypto.subtle === undefined) {
    // Over plain HTTP from another machine nothing can be hashed here; that is no place for patients.
    return receipt?.id === record.id;
  }
  const bytes = new TextEncoder().encode(canonical(record));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const fingerprint = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return receipt?.id === record.id && receipt.fingerprint === fingerprint;
}

function later(seconds) {
  notBefore = Date.now() + seconds * 1000;
  clearTimeout(again);
  again = setTimeout(deliver, seconds * 1000 + 50);
}

function changed() {
  listeners.forEach((listener) => listener());
}

/** RFC 8785: names sorted by UTF-16 units, values as ECMAScript writes them. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value).filter((name) => value[name] !== undefined).sort();
    return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
