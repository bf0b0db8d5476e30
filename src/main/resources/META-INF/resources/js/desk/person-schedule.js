/** What is planned for one person, what came of it, and whether something still comes. */

import { get } from '../api.js';
import { element, folded, table } from '../elements.js';
import { day, days, number, say, sayCode } from '../language.js';
import { fillWhenLoaded } from '../parts/notices.js';

const COUNTS = ['expected', 'answered', 'unable', 'partial', 'missed', 'open'];

export function personSchedule(path, name, signal) {
  const place = element('div', { class: 'stack' });
  fillWhenLoaded(place, signal, async () => content(await get(`${path}/schedule`, signal), name));
  return place;
}

function content(schedule, name) {
  const { studyDay, date, adherence, silences } = schedule;
  return [
    element(
      'section',
      { class: 'card', 'aria-labelledby': 'schedule-title' },
      element('h3', { id: 'schedule-title' }, say('plan.title')),
      element('p', {}, studyDay === undefined ? say('plan.noDayZero') : say('plan.day', { n: number(studyDay), date: day(date) })),
      rows('today', schedule.today, name),
      more('coming', schedule.coming, name),
      more('missed', schedule.missed, name),
      more('done', schedule.done, name),
    ),
    element(
      'section',
      { class: 'card', 'aria-labelledby': 'adherence-title' },
      element('h3', { id: 'adherence-title' }, say('plan.adherence')),
      element('p', { class: 'hint' }, say('plan.adherence.hint')),
      element('dl', { class: 'facts plain adherence' }, COUNTS.map((count) => element('div', { 'data-count': count }, element('dt', {}, say(count === 'missed' ? 'plan.missed.count' : `plan.${count}`)), element('dd', {}, number(adherence[count]))))),
    ),
    element(
      'section',
      { class: 'card', 'aria-labelledby': 'silence-title' },
      element('h3', { id: 'silence-title' }, say('plan.silence')),
      silences.length === 0
        ? element('p', {}, say('plan.silence.none'))
        : element('ul', { class: 'log' }, silences.map(({ kind, since }) => element('li', { 'data-silence': kind }, element('strong', {}, sayCode('silence', kind)), ' · ', say('plan.silence.since', { date: day(since) })))),
    ),
  ];
}

function more(of, entries, name) {
  return entries.length === 0 ? null : folded(say(`plan.${of}`, { n: number(entries.length) }), rows(of, entries, name));
}

function rows(of, entries, name) {
  if (entries.length === 0) {
    return element('p', {}, say('plan.today.none'));
  }
  return table(
    say(`plan.${of}.caption`, { pseudonym: name }),
    ['what', 'when', 'count', 'status'].map((head) => say(`plan.column.${head}`)),
    entries.map((entry) => [entry.title, when(entry), say('plan.count', { done: number(entry.done), times: number(entry.times) }), status(entry)]),
  );
}

function when({ firstOn, lastOn, closesOn, window }) {
  return [
    element('p', {}, days(firstOn, lastOn)),
    closesOn !== lastOn && element('p', { class: 'hint' }, say('plan.until', { date: day(closesOn) })),
    window !== undefined && element('p', { class: 'hint' }, say('plan.window', { code: window })),
  ];
}

function status(entry) {
  return [element('p', {}, sayCode('plan.status', entry.status)), entry.sent > entry.done && element('p', { class: 'hint' }, say('plan.sent', { n: number(entry.sent) }))];
}
