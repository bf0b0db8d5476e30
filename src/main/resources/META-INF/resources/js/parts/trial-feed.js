/** What changed about the trials on the list: something to read when one has time, never an alarm. */

import { getOrLast, keptSince, send } from '../api.js';
import { element } from '../elements.js';
import { dayOf, say } from '../language.js';
import { quoted } from '../quoted.js';
import { fillWhenLoaded } from './notices.js';
import { wholeCard } from './trial-in-short.js';

export function trialFeed(note, signal) {
  const place = element('div', {});
  const loaded = fillWhenLoaded(place, signal, async () => {
    const feed = note.of(await getOrLast('/v1/me/feed', signal));
    if (keptSince(feed) === undefined && feed.items.some((item) => !item.read)) {
      // Whether this arrives is no concern of the reader; the items only stay marked as new.
      send('PUT', '/v1/me/feed/read', { newest: feed.items[0].id }, signal).catch(() => {});
    }
    return content(feed.items);
  });
  const node = element('section', { class: 'card changes' }, element('h2', { id: 'changes', tabindex: '-1' }, say('feed.title')), element('p', {}, say('feed.lead')), place);
  return { node, loaded };
}

function content(items) {
  return items.length === 0
    ? element('p', {}, say('feed.none'))
    : element('ul', { class: 'log' }, items.map(entry));
}

function entry({ number, happenedAt, lines, read }) {
  return element(
    'li',
    { 'data-read': read },
    element('p', {}, !read && element('strong', {}, `${say('feed.new')} · `), element('time', { datetime: happenedAt }, dayOf(happenedAt))),
    lines.map((line) => element('p', {}, quoted(line))),
    element('p', { class: 'no-print' }, wholeCard(number)),
  );
}
