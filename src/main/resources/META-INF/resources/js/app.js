/**
 * The reference pages: signs a person in and shows the page that belongs to the kind of person.
 *
 * A link carries a code behind `#`, which browsers keep to themselves. It is taken out of the
 * address, and so out of the history, before anything else happens.
 */

import { get } from './api.js';
import { element } from './elements.js';
import { LANGUAGES, language, say, speak } from './language.js';
import { announce, isOver, reason } from './parts/notices.js';
import * as session from './session.js';
import { careTeamView } from './views/care-team.js';
import { caregiverView } from './views/caregiver.js';
import { participantView } from './views/participant.js';
import { signInView } from './views/sign-in.js';

const main = document.getElementById('main');

/** What is shown now, how it follows the address, and what ends when it is left. */
let shown = { leave: new AbortController(), follow: () => false };

start();

function start() {
  const code = takeCode();
  session.onEnd((why) => signIn(why));
  window.addEventListener('hashchange', () => followAddress());
  window.addEventListener('beforeprint', () => unfold(true));
  window.addEventListener('afterprint', () => unfold(false));
  // The link would change the address, which belongs to the views.
  document.getElementById('skip').addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  if (code !== null) {
    enter(code);
  } else {
    open();
  }
}

/** The code of a link, taken out of the address; null where there is none. */
function takeCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code !== null) {
    history.replaceState(null, '', location.pathname);
  }
  return code;
}

function followAddress() {
  const code = takeCode();
  if (code !== null) {
    enter(code);
  } else if (session.current() !== null && !shown.follow(address())) {
    open(true);
  }
}

function address() {
  return new URLSearchParams(location.hash.slice(1));
}

/** A link always begins anew, whoever was signed in here before. */
function enter(code) {
  session.onEnd(() => {});
  session.end('left');
  session.onEnd((why) => signIn(why));
  signIn(null, code);
}

/** @param {string|null} why the last session ended, or null */
function signIn(why, code = null) {
  if (why === 'left') {
    history.replaceState(null, '', location.pathname);
  }
  const view = signInView(why, code, (signedIn) => {
    session.begin(signedIn);
    open(true);
  });
  show('signin.title', () => ({ node: view }), null);
  if (why !== null) {
    focusHeading();
    announce(say(`signin.${why}`));
  }
}

/** Shows the page of whoever is signed in. */
async function open(moveFocus = false) {
  if (session.current() === null) {
    signIn(null);
    return;
  }
  show('loading', () => ({ node: element('p', { class: 'page waiting' }, say('loading')) }), null);
  const { signal } = shown.leave;
  try {
    const account = await get('/v1/me', signal);
    if (signal.aborted) {
      return;
    }
    const [title, view] = viewOf(account);
    show(title, view, account);
    if (moveFocus) {
      focusHeading();
    }
  } catch (problem) {
    if (!isOver(problem)) {
      main.replaceChildren(sorry(problem));
    }
  }
}

function viewOf(account) {
  switch (account.kind) {
    case 'PARTICIPANT':
      return ['own.title', (signal) => ({ node: participantView(account, signal) })];
    case 'CAREGIVER':
      return ['care.title', (signal) => ({ node: caregiverView(signal) })];
    default:
      return ['staff.title', (signal) => careTeamView(account, address(), signal)];
  }
}

/** Puts a page in place of the one before, whose calls end. */
function show(title, view, account) {
  shown.leave.abort();
  const leave = new AbortController();
  const { node, follow = () => true } = view(leave.signal);
  shown = { leave, follow };
  document.documentElement.lang = language();
  document.title = `${say(title)} · Sixwalk`;
  document.getElementById('skip').textContent = say('skip');
  document.getElementById('foot').replaceChildren(element('p', {}, say('foot')));
  renewActions();
  const strip = document.getElementById('strip');
  strip.hidden = !isSynthetic(account);
  strip.textContent = strip.hidden ? '' : say('synthetic');
  main.replaceChildren(node);
}

/** Whoever has just chosen a language stays at that place: there is the way back. */
function renewActions() {
  const chosen = document.activeElement?.closest('.languages') !== null;
  const actions = document.getElementById('top-actions');
  actions.replaceChildren(languages(), ...(session.current() === null ? [] : [signOut()]));
  if (chosen) {
    actions.querySelector('.languages button').focus();
  }
}

function isSynthetic(account) {
  return account?.study?.synthetic === true || account?.memberships?.some((m) => m.study.synthetic) === true;
}

function languages() {
  return element(
    'div',
    { class: 'languages', role: 'group', 'aria-label': say('language') },
    Object.entries(LANGUAGES)
      .filter(([code]) => code !== language())
      .map(([code, name]) => element('button', { type: 'button', lang: code, on: { click: () => change(code) } }, name)),
  );
}

function change(code) {
  speak(code);
  open();
}

function signOut() {
  return element('button', { type: 'button', class: 'sign-out', on: { click: () => session.end('left') } }, say('sign.out'));
}

function sorry(problem) {
  const again = element('button', { type: 'button', on: { click: () => open() } }, say('again'));
  return element('div', { class: 'page' }, element('div', { class: 'notice', role: 'alert' }, element('p', {}, reason(problem)), again));
}

function focusHeading() {
  main.querySelector('h1')?.focus();
  window.scrollTo(0, 0);
}

/** On paper nothing can be unfolded, so all of it is; afterwards it is as it was. */
function unfold(forPaper) {
  for (const details of document.querySelectorAll('details')) {
    if (forPaper && !details.open) {
      details.open = true;
      details.dataset.unfolded = '';
    } else if (!forPaper && 'unfolded' in details.dataset) {
      details.open = false;
      delete details.dataset.unfolded;
    }
  }
}
