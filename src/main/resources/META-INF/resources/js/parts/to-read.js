/** On the first page: that a text waits for a decision, or that something changed about a trial. Nothing of it is urgent. */

import { get } from '../api.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import { unseen } from './seen-texts.js';

/** It is empty, and unseen, while there is nothing, and where nobody can tell. */
export function toRead(signal) {
  const place = element('div', { class: 'notice no-print', hidden: true, 'aria-busy': 'true' });
  load(place, signal);
  return place;
}

async function load(place, signal) {
  const [consents, items] = await Promise.all([
    get('/v1/me/consents?waiting=true', signal).then((answer) => unseen(answer.consents)).catch(() => []),
    get('/v1/me/feed?unread=true', signal).then((answer) => answer.items, () => []),
  ]);
  place.removeAttribute('aria-busy');
  place.hidden = consents.length + items.length === 0;
  place.replaceChildren(
    ...(consents.length > 0 ? [note('toRead.consent', '#page=consent')] : []),
    ...(items.length > 0 ? [note('toRead.changes', '#page=trials&part=changes')] : []),
  );
}

function note(text, address) {
  return element('p', {}, element('a', { class: 'to-do', href: address }, say(text)));
}
