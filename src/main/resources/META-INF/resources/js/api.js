/** Calls to the server, with the token of the session and the language of the page. */

import { language } from './language.js';
import * as session from './session.js';

/** What the server, or the way to it, says instead of an answer. */
export class Problem extends Error {
  /**
   * @param {number} status 0 where no answer came
   * @param {string} code stable, for programs
   * @param {Array} errors fields, each with pointer, code and detail
   */
  constructor(status, code, errors = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** Redeems a code. */
export function signIn(code) {
  return json(call('/v1/sign-in', { method: 'POST', body: JSON.stringify({ code }) }));
}

export function get(path, signal) {
  return json(call(path, { signal }));
}

/** Sends JSON, given as text so that a file arrives as it was written; or nothing, where nothing is asked for. */
export function post(path, text, signal) {
  return json(call(path, { method: 'POST', body: text, signal }));
}

/** A trend as a picture, as wide as it will be shown. */
export async function picture(path, width, signal) {
  const answer = await call(`${path}?width=${width}`, { signal, accept: 'image/svg+xml' });
  return answer.blob();
}

async function json(answer) {
  return (await answer).json();
}

async function call(path, { method = 'GET', body, signal, accept = 'application/json' }) {
  const headers = { Accept: `${accept}, application/problem+json`, 'Accept-Language': language() };
  const signedIn = session.current();
  if (signedIn !== null) {
    headers.Authorization = `Bearer ${signedIn.accessToken}`;
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
  const problem = await answer.json().catch(() => ({}));
  if (signedIn !== null && answer.status === 401) {
    session.end(problem.code === 'signed-out' ? 'ended' : 'expired');
  } else if (signedIn !== null && answer.status === 410) {
    session.end('erased');
  }
  throw new Problem(answer.status, problem.code ?? 'unknown', problem.errors ?? []);
}
