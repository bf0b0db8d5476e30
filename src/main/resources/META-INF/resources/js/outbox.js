/**
 * What was recorded here and may not have arrived yet. A record gets its id once, for ever, and is
 * sent until the server says of it, with the fingerprint of exactly these bytes, that it need not
 * be sent again. Anything else, an unreadable answer included, keeps it.
 */

import { post } from './api.js';
import * as kept from './kept.js';
import * as session from './session.js';

const MOST_AT_ONCE = 50;
const DONE = new Set(['STORED', 'DUPLICATE', 'CONFLICT', 'GONE']);

const listeners = new Set();
let delivering = null;
let notBefore = 0;
let again = null;

/**
 * Keeps a record until it has arrived. Resolves once it is on the disk.
 *
 * @param {object} record without an id; `measuredAt` is now where nothing else is said
 * @returns {Promise<object>} the record as it will be sent
 */
export async function put(record) {
  const now = new Date();
  const whole = { id: uuid7(now), measuredAt: moment(now), zone: zone(), ...record };
  await kept.write('outbox', whole.id, { account: session.current().accountId, record: whole, state: 'waiting' });
  changed();
  deliver();
  return whole;
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
  return (delivering ??= exclusively(deliverAll).finally(() => (delivering = null)));
}

/** Sends whenever a connection is back, and whenever the page is looked at again. */
export function keepDelivering() {
  addEventListener('online', deliverAtOnce);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && deliver());
}

function deliverAtOnce() {
  notBefore = 0;
  deliver();
}

function exclusively(work) {
  return navigator.locks === undefined ? work() : navigator.locks.request('sixwalk.outbox', work);
}

async function deliverAll() {
  if (session.current()?.kind !== 'PARTICIPANT' || Date.now() < notBefore) {
    return;
  }
  const waiting = (await own()).filter((entry) => entry.state === 'waiting');
  for (let from = 0; from < waiting.length; from += MOST_AT_ONCE) {
    if (!(await deliverSome(waiting.slice(from, from + MOST_AT_ONCE)))) {
      later(60);
      return;
    }
  }
}

/** Whether the answer could be read and there is a point in sending more. */
async function deliverSome(entries) {
  let results;
  try {
    const records = entries.map((entry) => entry.record);
    results = (await post('/v1/me/uploads', JSON.stringify({ sentAt: new Date().toISOString(), records }))).results;
  } catch {
    return false;
  }
  if (!Array.isArray(results) || results.length !== entries.length) {
    return false;
  }
  for (const [i, entry] of entries.entries()) {
    await settle(entry, results[i] ?? {});
  }
  changed();
  return true;
}

async function settle(entry, result) {
  const { id } = entry.record;
  if (DONE.has(result.outcome) && (await isAbout(entry.record, result))) {
    await kept.remove('outbox', id);
  } else if (result.outcome === 'REJECTED') {
    await kept.write('outbox', id, { ...entry, state: 'refused', errors: result.errors ?? [] });
  } else if (result.outcome === 'DEFERRED') {
    later(Number(result.retryAfterSeconds) || 3_600);
  }
}

/** Whether the receipt is for exactly what was sent; after an erasure there is none to give. */
async function isAbout(record, { outcome, receipt }) {
  if (outcome === 'GONE') {
    return true;
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

/** RFC 9562, section 5.7. */
function uuid7(now) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Math.floor(now.getTime() / 0x10000));
  new DataView(bytes.buffer).setUint16(4, now.getTime() % 0x10000);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The moment with the offset that the clock on the wall had. */
function moment(now) {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
