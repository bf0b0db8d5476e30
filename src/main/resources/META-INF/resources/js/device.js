/**
 * The key of this device and the proofs that it makes (RFC 9449). The private half cannot be read
 * by any script, this one included.
 */

import * as kept from './kept.js';
import { Problem, problemOf } from './problem.js';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

/** Whether this browser can hold a key; over plain HTTP from another machine it cannot. */
export function canHoldKey() {
  return globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;
}

/**
 * Posts JSON with a proof of this device's key. A clock that is off costs one more round: the
 * server then gives a nonce to sign.
 *
 * @throws {Problem} with status 0 where no answer came
 */
export async function postProven(path, content) {
  const key = await ownKey();
  let answer = await send(path, content, await proof(key, path));
  const nonce = answer.headers.get('DPoP-Nonce');
  if (answer.status === 401 && nonce !== null) {
    answer = await send(path, content, await proof(key, path, nonce));
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer.json();
}

/** Forgets the key: what was bound to it is worth nothing afterwards. */
export async function forgetKey() {
  await kept.remove('device', 'own');
}

async function send(path, content, proven) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json', DPoP: proven };
  try {
    return await fetch(path, { method: 'POST', body: JSON.stringify(content), headers, cache: 'no-store', credentials: 'omit' });
  } catch {
    throw new Problem(0, 'no-answer');
  }
}

async function ownKey() {
  const known = await kept.read('device', 'own');
  if (known !== undefined) {
    return known;
  }
  const made = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  await kept.write('device', 'own', made);
  return made;
}

async function proof(key, path, nonce) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  const claims = {
    jti: crypto.randomUUID(),
    htm: 'POST',
    htu: new URL(path, location.origin).href,
    iat: Math.floor(Date.now() / 1000),
    ...(nonce === undefined ? {} : { nonce }),
  };
  const signed = `${part({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } })}.${part(claims)}`;
  const signature = await crypto.subtle.sign(SIGNING, key.privateKey, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

function part(object) {
  return base64url(new TextEncoder().encode(JSON.stringify(object)));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
