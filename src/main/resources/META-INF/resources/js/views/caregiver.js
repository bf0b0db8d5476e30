/** What a caregiver sees: the people followed, and of each the summary that is shared. */

import { get } from '../api.js';
import { element } from '../elements.js';
import { say, today } from '../language.js';
import { fillWhenLoaded, printButton } from '../parts/notices.js';
import { help, inShort, trendPicture, withheld } from '../parts/trend.js';

export function caregiverView(signal) {
  const people = element('div', { class: 'stack' });
  fillWhenLoaded(people, signal, async () => {
    const followed = (await get('/v1/caregiver/people', signal)).people;
    return followed.length === 0
      ? element('p', { class: 'card' }, say('care.none'))
      : followed.map((person) => section(person, signal));
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
    people,
    element('p', {}, printButton()),
  );
}

function section(person, signal) {
  const id = `person-${person.participantId}`;
  const summary = element('div', { class: 'stack' });
  if (person.shared.includes('TREND_SUMMARY')) {
    fillWhenLoaded(summary, signal, () => shared(person, signal));
  } else {
    summary.append(element('p', { class: 'card' }, say('care.notShared')));
  }
  return element(
    'section',
    { class: 'person', 'aria-labelledby': id },
    element('h2', { id }, say('care.summary', { pseudonym: person.pseudonym })),
    summary,
  );
}

async function shared(person, signal) {
  const path = `/v1/caregiver/people/${encodeURIComponent(person.participantId)}/trends/walk-distance`;
  try {
    const trend = await get(path, signal);
    return [inShort(trend, 'h3'), trendPicture(path, trend, signal, 'h3'), help(trend, 'h3')];
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
