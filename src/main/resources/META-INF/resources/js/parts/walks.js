/** A person's own walks: does each count, why not, and what to do. */

import { get } from '../api.js';
import { element } from '../elements.js';
import { moment, number, say } from '../language.js';
import { countsIcon } from './icons.js';
import { announce, fillWhenLoaded, isOver, reason } from './notices.js';

const PAGE = 6;

/** The list, newest first, a page at a time. */
export function ownWalks(signal) {
  const place = element('div', {});
  fillWhenLoaded(place, signal, async () => content(await page(null, signal), signal));
  return element('section', { class: 'card' }, element('h2', {}, say('walks.title')), place);
}

/** One walk in words. */
export function walkCard(walk) {
  const [, ...why] = walk.words;
  return element(
    'article',
    { class: 'walk', 'data-counts': walk.counts },
    element('h3', {}, moment(walk.measuredAt, walk.zone)),
    element('p', { class: 'walk-distance' }, distance(walk)),
    element('p', { class: 'mark' }, countsIcon(walk.counts), ' ', say(walk.counts ? 'walks.counts' : 'walks.countsNot')),
    why.map((sentence) => element('p', { class: 'why' }, sentence)),
  );
}

function distance(walk) {
  if (walk.withheld) {
    return null;
  }
  const metres = walk.estimate?.metres;
  return metres === undefined ? say('walks.noDistance') : say('metres', { n: number(metres) });
}

function content(first, signal) {
  if (first.walks.length === 0) {
    return element('p', {}, say('walks.none'));
  }
  const cards = element('ul', { class: 'walks' });
  const more = element('button', { type: 'button', class: 'quiet' }, say('walks.older'));
  let next = add(cards, first, more);
  more.addEventListener('click', async () => {
    more.disabled = true;
    try {
      const older = await page(next, signal);
      const before = cards.lastElementChild;
      next = add(cards, older, more);
      announce(say('walks.loaded'));
      focusOn(before.nextElementSibling);
    } catch (problem) {
      if (!isOver(problem)) {
        announce(reason(problem));
      }
    } finally {
      more.disabled = false;
    }
  });
  return [cards, more];
}

function add(cards, page, more) {
  cards.append(...page.walks.map((walk) => element('li', {}, walkCard(walk))));
  more.hidden = page.next === undefined;
  return page.next;
}

function focusOn(item) {
  const heading = item?.querySelector('h3');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}

function page(after, signal) {
  return get(`/v1/me/walks?limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`, signal);
}
