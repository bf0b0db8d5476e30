/**
 * Reminders that ring on this phone while no page is open (Web Push). Whether they can is up to the
 * browser and the phone; what they cannot is said, not hidden.
 */

import { get, send } from '../api.js';
import * as kept from '../kept.js';
import * as session from '../session.js';

/** Where the account is kept whose messages reach this phone. */
const WHOSE = 'reminded';

/** This phone could not be reached; nothing was changed on the server. */
export class Unreachable extends Error {
  /** @param {'unable'|'denied'|'failed'|'notHere'} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** Why this phone cannot be reminded, or null: `notOwn`, `unable` or `denied`. */
export async function obstacle() {
  if (session.current()?.stays !== true) {
    return 'notOwn';
  }
  if (globalThis.PushManager === undefined || globalThis.Notification === undefined || (await registration()) === undefined) {
    return 'unable';
  }
  return Notification.permission === 'denied' ? 'denied' : null;
}

/** Whether this phone has a place where messages for whoever is signed in reach it. */
export async function isOn() {
  return (await subscription()) !== null && (await isOwn());
}

/**
 * Asks the person, then the browser for a place, and tells the server.
 *
 * @throws {Unreachable} where one of them says no
 */
export async function turnOn(signal) {
  // Browsers ask only right after a touch, so this comes before anything that takes time.
  if ((await Notification.requestPermission()) !== 'granted') {
    throw new Unreachable('denied');
  }
  const key = await serverKey(signal);
  const place = await placeFor(key);
  try {
    await kept.write('device', WHOSE, session.current().accountId);
    await send('PUT', '/v1/me/push-subscription', place.toJSON(), signal);
  } catch (problem) {
    await place.unsubscribe().catch(() => {});
    // A push service that the server does not know.
    throw problem.status === 422 ? new Unreachable('failed') : problem;
  }
}

export async function turnOff(signal) {
  await send('DELETE', '/v1/me/push-subscription', undefined, signal);
  await forget();
}

/** Whoever signs in here next is not reminded of somebody else's day. */
export async function forget() {
  await (await subscription())?.unsubscribe();
  await kept.remove('device', WHOSE);
}

/** Forgets the place of somebody who was signed in here before. */
export async function forgetOthers() {
  if (!(await isOwn())) {
    await forget();
  }
}

async function isOwn() {
  return (await kept.read('device', WHOSE)) === session.current()?.accountId;
}

async function serverKey(signal) {
  try {
    return (await get('/v1/push-key', signal)).key;
  } catch (problem) {
    throw problem.status === 404 ? new Unreachable('notHere') : problem;
  }
}

/** A place that was made for another key of the server, or another person, is given up. */
async function placeFor(key) {
  const { pushManager } = await registration();
  const known = await pushManager.getSubscription();
  if (known !== null && isFor(known, key) && (await isOwn())) {
    return known;
  }
  try {
    await known?.unsubscribe();
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  } catch {
    throw new Unreachable('failed');
  }
}

function isFor(place, key) {
  const made = place.options?.applicationServerKey;
  return made === undefined || made === null || bytes(key).every((byte, i) => byte === new Uint8Array(made)[i]);
}

async function subscription() {
  return (await (await registration())?.pushManager?.getSubscription()) ?? null;
}

async function registration() {
  return navigator.serviceWorker?.getRegistration();
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
