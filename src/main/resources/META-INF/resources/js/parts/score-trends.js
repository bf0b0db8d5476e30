/** How the scores of questionnaires develop: in words for the person, with numbers for the care team. */

import { get } from '../api.js';
import { element, folded, list, table } from '../elements.js';
import { days, number, say, signed } from '../language.js';
import { fillWhenLoaded } from './notices.js';
import { deeper } from './trend.js';

const DIGITS = 1;

/**
 * A card to unfold, filled when somebody unfolds it.
 *
 * @param {string} path of the person's resources, without `/trends/scores`
 * @param {'h2'|'h3'} heading the level at which it stands on the page
 */
export function scoresInWords(path, signal, heading = 'h2') {
  const place = element('div', { class: 'stack' });
  const card = element('details', { class: 'card folded-card' }, element('summary', {}, element(heading, {}, say('scores.title'))), place);
  const load = () => fillWhenLoaded(place, signal, () => shown(path, signal, (trends) => inWords(trends, deeper(heading))));
  card.addEventListener('toggle', load, { once: true, signal });
  return card;
}

/** The same with starts, visits and changes in numbers. */
export function scoresInNumbers(path, name, signal) {
  const place = element('div', { class: 'stack' });
  fillWhenLoaded(place, signal, () => shown(path, signal, (trends) => inNumbers(trends, name)));
  return element('section', { class: 'card' }, element('h3', {}, say('scores.title')), place);
}

async function shown(path, signal, content) {
  try {
    return content(await get(`${path}/trends/scores`, signal));
  } catch (problem) {
    if (problem.status === 403) {
      return element('p', {}, say('scores.withheld'));
    }
    throw problem;
  }
}

function inWords({ series, falls, help, language }, heading) {
  if (series.length === 0 && falls === undefined) {
    return element('p', {}, say('scores.none'));
  }
  return [
    ...series.map((one) => folded(element(heading, { lang: language }, one.name), one.words.map((s) => element('p', { lang: language }, s)))),
    falls && element('p', {}, observed(falls)),
    element('p', { class: 'hint', lang: language }, help),
  ].filter(Boolean);
}

function inNumbers({ series, falls, help, language }, name) {
  if (series.length === 0 && falls === undefined) {
    return element('p', {}, say('scores.none'));
  }
  const heads = ['score', 'start', 'visit', 'change'].map((head) => say(`scores.${head}`));
  const rows = series.map((one) => {
    const visit = one.visits.filter(({ value }) => value !== undefined).at(-1);
    return [
      [element('span', { lang: language }, one.name), !one.wording.validated && element('p', { class: 'hint' }, say('scores.unvalidated'))],
      one.baseline === undefined ? say('scores.nothing') : mean(one.baseline),
      visit === undefined ? say('scores.nothing') : [`${visit.window}: `, mean(visit.value)],
      [difference(visit, one.direction), folded(say('scores.words'), list(one.words, { lang: language }))],
    ];
  });
  return [
    series.length > 0 && table(say('scores.caption', { pseudonym: name }), heads, rows),
    falls && element('p', {}, observed(falls)),
    element('p', { class: 'hint', lang: language }, help),
  ].filter(Boolean);
}

function mean({ mean: value, questionnaires, firstDate, lastDate }) {
  return [element('strong', {}, number(value, DIGITS)), ` (${number(questionnaires)}) `, element('span', { class: 'hint' }, days(firstDate, lastDate))];
}

/** The rule counts improvement upwards; points and their interval stand in the score's own direction. */
function difference(visit, direction) {
  if (visit?.points === undefined) {
    return element('p', {}, say('scores.nothing'));
  }
  const { points, change, transition } = visit;
  return [
    element('p', {}, say('scores.points', { n: signed(points, DIGITS) })),
    change && element('p', {}, say('scores.interval', interval(change, direction))),
    change && element('p', {}, say(`scores.status.${change.status}`)),
    transition?.from !== undefined && element('p', {}, `${transition.from} → ${transition.to}`),
  ].filter(Boolean);
}

function interval({ low, high }, direction) {
  const [from, to] = direction === 'HIGHER_IS_WORSE' ? [-high, -low] : [low, high];
  return { low: signed(from, DIGITS), high: signed(to, DIGITS) };
}

function observed({ fallsPerPersonYear, daysObserved }) {
  const rate = fallsPerPersonYear === undefined ? say('scores.falls.none') : say('scores.falls', { n: number(fallsPerPersonYear, DIGITS) });
  return `${rate} ${say('scores.falls.days', { n: number(daysObserved) })}`;
}
