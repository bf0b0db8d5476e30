/** Calls to the server, with the token of the session and the language of the page. */

import * as kept from './kept.js';
import { language } from './language.js';
import { Problem, problemOf } from './problem.js';
import * as session from './session.js';

/** @param {string} [account] who must be signed in, where it is not simply whoever is */
export function get(path, signal, account) {
  return json(call(path, { signal, account }));
}

/** When each answer that stands in for one that did not come had come. */
const cameAt = new WeakMap();

/**
 * Reads what the pages need without a connection too. Where no answer comes, the last one counts;
 * it is kept only on a device that stays signed in.
 */
export async function getOrLast(path, signal) {
  const last = lastOf(path);
  let answer;
  try {
    answer = await get(path, signal);
  } catch (problem) {
    const before = problem.status === 0 ? await last.read() : undefined;
    if (before?.content === undefined) {
      throw problem;
    }
    cameAt.set(before.content, new Date(before.at));
    return before.content;
  }
  await last.write(answer);
  return answer;
}

/** Sends a change that is answered with what `of` tells now, which counts as its last answer. */
export async function sendForLast(method, path, content, of, signal) {
  const last = lastOf(of);
  const answer = await send(method, path, content, signal);
  await last.write(answer);
  return answer;
}

/** The place of the last answer, of whoever is signed in now and in the language of now. */
function lastOf(path) {
  const { accountId, stays } = session.current() ?? {};
  const key = `${accountId} ${language()} ${path}`;
  return {
    read: async () => (stays ? kept.read('answers', key) : undefined),
    // An answer that cannot be kept is an answer all the same.
    write: async (content) => stays && kept.write('answers', key, { content, at: Date.now() }).catch(() => {}),
  };
}

/** When an answer of {@link getOrLast} had come, where it stands in for one that did not come now. */
export function keptSince(answer) {
  return cameAt.get(answer);
}

/**
 * Sends JSON, given as text so that a file arrives as it was written; or nothing, where nothing is asked for.
 *
 * @param {string} [account] who must be signed in, where it is not simply whoever is
 */
export function post(path, text, signal, account) {
  return json(call(path, { method: 'POST', body: text, signal, account }));
}

/** Sends a change that has an answer of its own, or none. */
export async function send(method, path, content, signal, headers = {}) {
  const body = content === undefined ? undefined : JSON.stringify(content);
  const answer = await call(path, { method, body, signal, more: headers });
  return answer.status === 204 ? null : answer.json();
}

/** A trend as a picture, as wide as it will be shown. */
export async function picture(path, width, signal) {
  const answer = await call(`${path}?width=${width}`, { signal, accept: 'image/svg+xml' });
  return answer.blob();
}

/** A file, whatever it is. */
export async function file(path, accept, signal) {
  return (await call(path, { signal, accept })).blob();
}

async function json(answer) {
  return (await answer).json();
}

/** A call that was begun for one account never goes out, and ends nothing, under another one. */
async function call(path, { method = 'GET', body, signal, accept = 'application/json', more = {}, account = session.current()?.accountId }) {
  const headers = { Accept: `${accept}, application/problem+json`, 'Accept-Language': language(), ...more };
  const token = await session.accessToken(account);
  if (token !== null) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let answer;
  try {
    answer = await fetch(path, { method, body, signal, headers, cache: 'no-store', credentials: 'omit' });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Problem(0, 'no-answer');
  }
  if (answer.ok) {
    return answer;
  }
  const problem = await problemOf(answer);
  const goesOn = token !== null && session.current()?.accountId === account;
  if (goesOn && answer.status === 401) {
    await session.end(problem.code === 'signed-out' ? 'ended' : 'expired');
  } else if (goesOn && answer.status === 410) {
    await session.end('erased');
  }
  throw problem;
}
