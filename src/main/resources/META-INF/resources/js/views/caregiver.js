/** What a caregiver sees: the people followed, and of each the summary that is shared. */

import { get, send } from '../api.js';
import { element } from '../elements.js';
import { say, today } from '../language.js';
import { act } from '../parts/act.js';
import { announce, fillWhenLoaded, printButton } from '../parts/notices.js';
import { outboxBox } from '../parts/outbox-box.js';
import { scoresInWords } from '../parts/score-trends.js';
import { trialInShort } from '../parts/trial-in-short.js';
import { help, inShort, trendPicture, withheld } from '../parts/trend.js';

export function caregiverView(signal) {
  const asked = element('div', { class: 'stack' });
  const people = element('div', { class: 'stack' });
  const grants = get('/v1/caregiver/grants', signal).then((answer) => answer.grants);
  fillWhenLoaded(asked, signal, async () => (await grants).filter((g) => g.state === 'INVITED').map((g) => invitation(g, signal)));
  fillWhenLoaded(people, signal, async () => {
    const followed = (await get('/v1/caregiver/people', signal)).people;
    const byPerson = new Map((await grants).map((grant) => [grant.participantId, grant]));
    return followed.length === 0
      ? element('p', { class: 'card' }, say('care.none'))
      : followed.map((person) => section(person, byPerson.get(person.participantId), signal));
  });
  return element(
    'div',
    { class: 'page large stack' },
    element(
      'div',
      { class: 'page-head' },
      element('h1', { tabindex: '-1' }, say('care.title')),
      element('p', { class: 'who' }, say('care.lead')),
      element('p', { class: 'only-print' }, say('printed', { date: today() })),
    ),
    outboxBox(signal),
    asked,
    people,
    element('p', {}, printButton()),
  );
}

/** Whose summary it is shows only once the person has said yes. */
function invitation(grant, signal) {
  const card = element('section', { class: 'card' }, element('h2', {}, say('care.invited')));
  const accepted = () => {
    card.replaceChildren(element('p', {}, say('care.accepted')));
    announce(say('care.accepted'));
  };
  card.append(act(say('care.accept'), () => send('POST', `/v1/caregiver/grants/${grant.grantId}/accept`, undefined, signal), accepted));
  return card;
}

function section(person, grant, signal) {
  const id = `person-${person.participantId}`;
  const summary = element('div', { class: 'stack' });
  if (person.shared.includes('TREND_SUMMARY')) {
    fillWhenLoaded(summary, signal, () => shared(person, signal));
  } else {
    summary.append(element('p', { class: 'card' }, say('care.notShared')));
  }
  const name = grant?.name ?? person.pseudonym;
  return element(
    'section',
    { class: 'person stack', 'aria-labelledby': id },
    element('h2', { id }, say('care.summary', { pseudonym: name })),
    grant?.activity && element('p', { class: 'card', 'data-silent': grant.activity.silent }, grant.activity.words),
    summary,
    person.shared.includes('TRIAL_CARD') && sharedTrials(person, signal),
    person.shared.includes('PROXY_UPLOAD') && helping(person, name),
  );
}

async function shared(person, signal) {
  const whose = `/v1/caregiver/people/${encodeURIComponent(person.participantId)}`;
  const path = `${whose}/trends/walk-distance`;
  try {
    const trend = await get(path, signal);
    return [inShort(trend, 'h3'), trendPicture(path, trend, signal, 'h3'), scoresInWords(whose, signal, 'h3'), help(trend, 'h3')];
  } catch (problem) {
    if (problem.status === 403) {
      return withheld(say('trend.withheld.other'), 'h3');
    }
    if (problem.status === 404) {
      return element('p', { class: 'card' }, say('care.notShared'));
    }
    throw problem;
  }
}

/** The person asked this caregiver to enter walks and answers. */
function helping(person, name) {
  return element(
    'div',
    { class: 'card no-print' },
    element('p', {}, say('help.asked', { name })),
    element('p', {}, element('a', { class: 'to-do', href: `#${new URLSearchParams({ help: person.participantId })}` }, say('help.go', { name }))),
  );
}

function sharedTrials(person, signal) {
  const place = element('div', { class: 'card' });
  const path = `/v1/caregiver/people/${encodeURIComponent(person.participantId)}/watched-trials`;
  fillWhenLoaded(place, signal, async () => {
    const { trials } = await get(path, signal);
    return [
      element('h3', {}, say('care.trials')),
      trials.length === 0
        ? element('p', {}, say('care.trials.none'))
        : element('ul', { class: 'log' }, trials.map(({ number, card }) => element('li', {}, trialInShort(number, card)))),
    ];
  });
  return place;
}
