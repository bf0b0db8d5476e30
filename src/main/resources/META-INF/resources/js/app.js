/**
 * The reference pages: signs a person in and shows the page that belongs to the kind of person.
 *
 * A link carries a code behind `#`, which browsers keep to themselves. It is taken out of the
 * address, and so out of the history, before anything else happens.
 */

import { getOrLast, send } from './api.js';
import { element } from './elements.js';
import { LANGUAGES, language, say, speak } from './language.js';
import * as outbox from './outbox.js';
import { announce, isOver, reason } from './parts/notices.js';
import * as push from './parts/push.js';
import * as session from './session.js';
import { careTeamView } from './views/care-team.js';
import { caregiverView } from './views/caregiver.js';
import { consentView } from './views/consent.js';
import { helpView } from './views/help.js';
import { myDataView } from './views/my-data.js';
import { participantView } from './views/participant.js';
import { questionsView } from './views/questions.js';
import { remindersView } from './views/reminders.js';
import { signInView } from './views/sign-in.js';
import { trialsView } from './views/trials.js';

const main = document.getElementById('main');

/** What is shown now, how it follows the address, and what ends when it is left. */
let shown = { leave: new AbortController(), follow: () => false };

start();

async function start() {
  const code = takeCode();
  await session.restore();
  session.onEnd((why) => {
    push.forget().catch(() => {});
    signIn(why);
  });
  // Pages that were opened once open again without a connection.
  navigator.serviceWorker?.register('/sw.js').catch(() => {});
  outbox.keepDelivering();
  window.addEventListener('hashchange', () => followAddress());
  // Browsers keep a page that was left, to bring it back as it was: names, and codes that are shown once.
  window.addEventListener('pagehide', empty);
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
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

/**
 * A link begins anew, whoever was signed in here before. One that was used already leads whoever
 * still is signed in back to the own page: people open the link that they know.
 */
async function enter(code) {
  if (session.current() === null) {
    signIn(null, code);
    return;
  }
  try {
    await session.begin(code, true);
  } catch {
    announce(say('signin.already'));
  }
  open(true);
}

/** @param {string|null} why the last session ended, or null */
function signIn(why, code = null) {
  if (why === 'left') {
    history.replaceState(null, '', location.pathname);
  }
  const view = signInView(why, code, () => open(true));
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
  await push.forgetOthers().catch(() => {});
  try {
    const account = await getOrLast('/v1/me', signal);
    if (signal.aborted) {
      return;
    }
    outbox.deliver();
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
      return participantPage(account);
    case 'CAREGIVER':
      return caregiverPage(account);
    default:
      return ['staff.title', (signal) => careTeamView(account, address(), signal)];
  }
}

function caregiverPage(account) {
  const follow = () => false;
  const helped = address().get('help');
  return helped === null
    ? ['care.title', (signal) => ({ node: caregiverView(signal), follow })]
    : ['help.title', (signal) => ({ node: helpView(account, helped, signal), follow })];
}

/** Each of the pages has an address, so that the browser's way back works. */
function participantPage(account) {
  const follow = () => false;
  switch (address().get('page')) {
    case 'ask':
      return ['ask.title', (signal) => ({ node: questionsView(account, signal), follow })];
    case 'reminders':
      return ['remind.title', (signal) => ({ node: remindersView(signal), follow })];
    case 'consent':
      return ['consent.title', (signal) => ({ node: consentView(signal), follow })];
    case 'trials':
      return ['trials.title', (signal) => ({ node: trialsView(address().get('part'), signal), follow })];
    case 'data':
      return ['mine.title', (signal) => ({ node: myDataView(account, signal), follow })];
    default:
      return ['own.title', (signal) => ({ node: participantView(account, signal), follow })];
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

function empty() {
  shown.leave.abort();
  main.replaceChildren();
  document.getElementById('status').textContent = '';
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
  return element('button', { type: 'button', class: 'sign-out', on: { click: leave } }, say('sign.out'));
}

/** On the own phone the way back needs a new code, so that nobody leaves by a slip of the thumb. */
async function leave() {
  const { stays, deviceId } = session.current();
  const unsent = (await outbox.own()).length;
  if (stays && !confirm([say('sign.out.sure'), unsent > 0 ? say('sign.out.unsent') : ''].join(' ').trim())) {
    return;
  }
  if (deviceId !== undefined) {
    await send('DELETE', `/v1/me/devices/${encodeURIComponent(deviceId)}`).catch(() => {});
  }
  await session.end('left');
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
