/** What the study asks a participant's yes for, in its own words, and what was decided. Each decision is one call. */

import { getOrLast, sendForLast } from '../api.js';
import { element, folded, list } from '../elements.js';
import { dayOf, language, say } from '../language.js';
import { act } from '../parts/act.js';
import { keptNote } from '../parts/kept-note.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { pages } from '../parts/pages.js';
import { markSeen } from '../parts/seen-texts.js';

const PATH = '/v1/me/consents';

/** The purpose without which nothing new is taken. */
const PARTICIPATION = 'STUDY_PARTICIPATION';

export function consentView(signal) {
  const note = keptNote();
  const place = element('div', { class: 'stack' });
  const show = (standing) => {
    markSeen(standing.consents);
    return content(note.of(standing), decided, signal);
  };
  const load = () => fillWhenLoaded(place, signal, async () => show(await getOrLast(PATH, signal)));
  const decided = async (purpose, told, standing) => {
    if (standing === undefined) {
      await load();
    } else {
      place.replaceChildren(...show(standing));
    }
    document.getElementById(headingOf(purpose))?.focus();
    announce(say(told));
  };
  load();
  return element(
    'div',
    { class: 'page large stack' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('consent.title')), element('p', {}, say('consent.lead')), pages('consent')),
    note.node,
    place,
  );
}

function content({ consents, leftAt }, decided, signal) {
  return [
    leftAt !== undefined && element('p', { class: 'notice' }, say('consent.left', { date: dayOf(leftAt) })),
    consents.length === 0 && element('p', { class: 'card' }, say('consent.none')),
    ...consents.map((consent) => one(consent, leftAt === undefined, decided, signal)),
  ].filter(Boolean);
}

function one(consent, takesPart, decided, signal) {
  const { purpose, state, title } = consent;
  const id = headingOf(purpose);
  return element(
    'section',
    { class: 'card consent', 'data-state': state, 'aria-labelledby': id },
    element('h2', { id, tabindex: '-1', lang: consent.language }, title),
    element('p', {}, element('strong', {}, say(`consent.state.${state}`, { date: consent.decidedAt && dayOf(consent.decidedAt) }))),
    state === 'GIVEN' ? folded(say('consent.read'), words(consent)) : words(consent),
    state !== 'GIVEN' && takesPart && giving(consent, decided, signal),
    (state === 'GIVEN' || state === 'RENEW') && takingBack(consent, decided, signal),
  );
}

/** The study's own words, in paragraphs as they were written. */
function words({ body, language: writtenIn, version }) {
  return element(
    'div',
    { class: 'study-words' },
    writtenIn.split('-')[0] !== language() && element('p', { class: 'hint' }, say('consent.otherLanguage')),
    element('div', { lang: writtenIn }, body.split(/\n\s*\n/).map((paragraph) => element('p', {}, paragraph))),
    element('p', { class: 'hint' }, say('consent.version', { version })),
  );
}

function giving({ purpose, state, sha256 }, decided, signal) {
  let standing;
  const give = async () => {
    try {
      standing = await sendForLast('PUT', address(purpose), { sha256 }, PATH, signal);
    } catch (problem) {
      if (problem.code !== 'consent-text-changed') {
        throw problem;
      }
      decided(purpose, 'consent.changed');
      return false;
    }
  };
  return [
    act(say('consent.give'), give, () => decided(purpose, 'consent.given', standing), { main: true, explain }),
    element('p', { class: 'hint' }, say(state === 'RENEW' ? 'consent.renew.hint' : 'consent.give.hint')),
  ];
}

/** What follows stands before the button that does it. */
function takingBack({ purpose }, decided, signal) {
  const follows = purpose === PARTICIPATION ? ['nothingNew', 'staysErase', 'onPhone', 'again'] : ['ends', 'stays', 'takesPart', 'again'];
  let standing;
  const takeBack = async () => {
    standing = await sendForLast('DELETE', address(purpose), undefined, PATH, signal);
  };
  return folded(
    say('consent.withdraw'),
    element('p', {}, say('consent.follows')),
    list(follows.map((what) => say(`consent.follows.${what}`)), { class: 'follows' }),
    act(say('consent.withdraw.do'), takeBack, () => decided(purpose, 'consent.withdrawn', standing), { explain }),
  );
}

/** The answer may have been lost on its way back, so nobody here can tell what counts. */
function explain({ status }) {
  return status === 0 ? say('consent.noAnswer') : null;
}

function headingOf(purpose) {
  return `consent-${purpose}`;
}

function address(purpose) {
  return `${PATH}/${encodeURIComponent(purpose)}`;
}
