/** The trend as a person reads it: in short, in sentences, what next, as a picture and as a table. */

import { picture } from '../api.js';
import { element, folded, table } from '../elements.js';
import { days, number, say, sayCode } from '../language.js';
import { statusIcon } from './icons.js';

const NARROWEST = 280;
const WIDEST = 1000;

/**
 * The one sentence, the others, and what next.
 *
 * @param {object} trend as the server tells it
 * @param {'h2'|'h3'} heading the level at which it stands on the page
 */
export function inShort(trend, heading = 'h2') {
  const { words, headline } = trend;
  return element(
    'section',
    { class: 'card verdict', 'data-status': headline.status, lang: words.language },
    element('p', { class: 'verdict-mark' }, statusIcon(headline.status)),
    element(heading, {}, words.headline),
    element('div', { class: 'sentences' }, words.sentences.map((s) => element('p', {}, s))),
    words.next.length > 0 &&
      element(
        'div',
        { class: 'next' },
        element(deeper(heading), {}, say('trend.next')),
        words.next.map((s) => element('p', {}, s)),
      ),
  );
}

/** Said instead of a trend that the study keeps back. */
export function withheld(text, heading = 'h2') {
  return element(
    'section',
    { class: 'card verdict', 'data-status': 'WITHHELD' },
    element('p', { class: 'verdict-mark' }, statusIcon('WITHHELD')),
    element(heading, {}, say('trend.withheld.title')),
    element('div', { class: 'sentences' }, element('p', {}, text)),
  );
}

/**
 * The picture from the server, with its words for those who do not see it.
 *
 * @param {string} path of the trend
 * @param {AbortSignal} signal of the page; with it the picture is let go
 */
export function trendPicture(path, trend, signal, heading = 'h2') {
  const words = [trend.words.headline, ...trend.words.sentences].join(' ');
  const frame = element('div', { class: 'picture' }, element('p', { class: 'waiting' }, say('trend.picture.loading')));
  const section = element('section', { class: 'card' }, element(heading, {}, say('trend.picture')), frame, asTable(trend));
  // Only a section that stands on the page has a width to draw for.
  requestAnimationFrame(async () => {
    try {
      const room = Math.round(frame.clientWidth) || 360;
      const width = Math.min(WIDEST, Math.max(NARROWEST, room));
      const address = URL.createObjectURL(await picture(path, width, signal));
      signal.addEventListener('abort', () => URL.revokeObjectURL(address));
      frame.replaceChildren(element('img', { src: address, alt: say('trend.picture.alt', { words }) }));
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        frame.replaceChildren(element('p', {}, say('trend.picture.failed')));
      }
    }
  });
  return section;
}

/** Explanations, one to unfold for each. */
export function help(trend, heading = 'h2') {
  return element(
    'section',
    { class: 'card help' },
    element(heading, {}, say('trend.help')),
    trend.words.help.map((topic) => folded(topic.title, element('p', {}, topic.text))),
  );
}

/** The same as the picture, for those who prefer rows. */
function asTable(trend) {
  const told = seriesOfHeadline(trend);
  const heads = [say('trend.table.when'), say('trend.table.what'), say('trend.table.walks')];
  const rows = trend.visits.map((visit) => [
    days(visit.firstDate, visit.lastDate),
    sayCode('visit', visit.status),
    number(visit.walksThatCount),
  ]);
  if (told !== undefined) {
    heads.push(say('trend.table.mean'));
    rows.forEach((row, i) => row.push(average(told.visits[i]?.mean)));
    if (told.baseline.mean !== undefined) {
      const { firstDate, lastDate, walks, mean } = told.baseline;
      rows.unshift([days(firstDate, lastDate), say('trend.start'), number(walks), average(mean)]);
    }
  }
  return folded(say('trend.table'), table(say('trend.table.caption'), heads, rows));
}

/** The walks that the headline speaks of; a shared summary has none. */
export function seriesOfHeadline(trend) {
  return (
    trend.series?.find((s) => s.comparabilityClass === trend.headline.comparabilityClass) ??
    trend.series?.find((s) => s.baseline.mean !== undefined)
  );
}

function average(mean) {
  return mean === undefined ? say('trend.table.none') : say('m', { n: number(mean) });
}

export function deeper(heading) {
  return heading === 'h2' ? 'h3' : 'h4';
}

