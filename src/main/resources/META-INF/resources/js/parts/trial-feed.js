/** What changed about the trials on the list: something to read when one has time, never an alarm. */

import { getOrLast, keptSince, send } from '../api.js';
import { element } from '../elements.js';
import { dayOf, say } from '../language.js';
import { quoted } from '../quoted.js';
import { fillWhenLoaded } from './notices.js';
import { wholeCard } from './trial-in-short.js';

/** @param {Promise} above settles once everything above stands where it stays, and pushes this out of sight */
export function trialFeed(note, signal, above) {
  const place = element('div', {});
  const loaded = fillWhenLoaded(place, signal, async () => {
    const feed = note.of(await getOrLast('/v1/me/feed', signal));
    const shown = content(feed.items);
    if (keptSince(feed) === undefined && feed.items.some((item) => !item.read)) {
      above.then(() => markOnceSeen(shown.firstChild, feed.items[0].id, signal));
    }
    return shown;
  });
  const node = element('section', { class: 'card changes' }, element('h2', { id: 'changes', tabindex: '-1' }, say('feed.title')), element('p', {}, say('feed.lead')), place);
  return { node, loaded };
}

function content(items) {
  return items.length === 0
    ? element('p', {}, say('feed.none'))
    : element('ul', { class: 'log' }, items.map(entry));
}

/** Not before the newest has come into view: it stands at the end of the page. */
function markOnceSeen(newest, id, signal) {
  const observer = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) {
      observer.disconnect();
      // Where this does not arrive, the items only stay marked as new.
      send('PUT', '/v1/me/feed/read', { newest: id }, signal).catch(() => {});
    }
  });
  observer.observe(newest);
  signal.addEventListener('abort', () => observer.disconnect());
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
