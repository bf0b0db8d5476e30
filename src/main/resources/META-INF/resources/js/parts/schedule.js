/** What is planned: today, what comes, and what is over. The words are the server's. */

import { getOrLast } from '../api.js';
import { element, folded, list } from '../elements.js';
import { say } from '../language.js';
import { fillWhenLoaded } from './notices.js';

/** As many as are read; the rest is in the app. */
const SHOWN = 6;

/** The section. */
export function ownSchedule(signal) {
  const place = element('div', {});
  fillWhenLoaded(place, signal, async () => content(await getOrLast('/v1/me/schedule', signal)));
  return element('section', { class: 'card schedule' }, element('h2', {}, say('schedule.title')), place);
}

function content(schedule) {
  return [
    element('p', { class: 'schedule-today' }, schedule.words),
    schedule.today.length === 0 ? null : list(schedule.today.map(entry), { class: 'planned' }),
    more('schedule.coming', schedule.coming),
    more('schedule.over', schedule.missed),
  ].filter((part) => part !== null);
}

function more(title, entries) {
  return entries.length === 0
    ? null
    : folded(say(title), list(entries.slice(0, SHOWN).map(entry), { class: 'planned' }));
}

function entry(planned) {
  return [
    element('p', { class: 'planned-what' }, planned.title),
    planned.words.map((sentence) => element('p', {}, sentence)),
  ];
}
