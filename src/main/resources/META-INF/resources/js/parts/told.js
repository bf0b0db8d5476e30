/** What the care team was told about a person, in the server's words. */

import { get } from '../api.js';
import { element, folded, list } from '../elements.js';
import { say } from '../language.js';
import { fillWhenLoaded } from './notices.js';

/** The card; it is empty, and unseen, while there is nothing. */
export function toldCard(signal) {
  const place = element('div', {});
  const card = element('section', { class: 'card', hidden: true }, element('h2', {}, say('told.title')), place);
  fillWhenLoaded(place, signal, async () => {
    const { notices } = await get('/v1/me/care-team-notices', signal);
    card.hidden = notices.length === 0;
    const [newest, ...older] = notices.map((notice) => notice.text);
    return newest === undefined
      ? []
      : [element('p', {}, newest), ...(older.length > 0 ? [folded(say('told.older'), list(older))] : [])];
  });
  return card;
}
