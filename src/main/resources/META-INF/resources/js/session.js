/**
 * Who is signed in, in this tab only. The access token lives in memory and in the tab's session
 * storage, so that a reload does not sign anyone out; closing the tab forgets it.
 */

const KEPT = 'sixwalk.session';

let session = restore();
let timer = null;
let whenEnded = () => {};

/** The session, or null. */
export function current() {
  return session !== null && session.expiresAt > Date.now() ? session : null;
}

/** Starts a session from the answer to a sign-in. */
export function begin(signedIn) {
  session = {
    accessToken: signedIn.accessToken,
    kind: signedIn.kind,
    expiresAt: Date.now() + signedIn.expiresInSeconds * 1000,
  };
  keep(JSON.stringify(session));
  watch();
}

/**
 * Ends the session.
 *
 * @param {'left'|'expired'|'ended'|'erased'} why
 */
export function end(why) {
  if (session === null) {
    return;
  }
  session = null;
  clearTimeout(timer);
  keep(null);
  whenEnded(why);
}

/** Says what to do when a session ends; a screen left alone must not go on showing health data. */
export function onEnd(listener) {
  whenEnded = listener;
  watch();
}

function watch() {
  clearTimeout(timer);
  if (session !== null) {
    timer = setTimeout(() => end('expired'), Math.max(0, session.expiresAt - Date.now()));
  }
}

function keep(text) {
  try {
    if (text === null) {
      sessionStorage.removeItem(KEPT);
    } else {
      sessionStorage.setItem(KEPT, text);
    }
  } catch {
    // Without storage the session lives until the page is left.
  }
}

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}
