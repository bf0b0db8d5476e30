/** What has not arrived yet, and what could not be taken: quietly, and only where there is any. */

import { element } from '../elements.js';
import { number, say, sayCode } from '../language.js';
import * as outbox from '../outbox.js';

export function outboxBox(signal) {
  const place = element('div', { class: 'outbox', 'aria-live': 'polite' });
  const show = async () => {
    const entries = await outbox.own().catch(() => []);
    if (!signal.aborted) {
      place.replaceChildren(...content(entries));
    }
  };
  outbox.onChange(show, signal);
  show();
  return place;
}

function content(entries) {
  const waiting = entries.filter((entry) => entry.state === 'waiting');
  const refused = entries.filter((entry) => entry.state === 'refused');
  return [
    ...(waiting.length > 0 ? [element('p', { class: 'card waiting-box' }, say(waiting.length === 1 ? 'outbox.one' : 'outbox.many', { n: number(waiting.length) }))] : []),
    ...(refused.length > 0 ? [refusedBox(refused)] : []),
  ];
}

/** Nothing is thrown away: it stays here to be shown to the care team. */
function refusedBox(refused) {
  return element(
    'section',
    { class: 'card refused-box' },
    element('h2', {}, say('outbox.refused')),
    element('p', {}, say('outbox.refused.lead')),
    refused.map(({ record, errors }) =>
      element(
        'details',
        { class: 'folded' },
        element('summary', {}, sayCode('kind', record.kind), ' · ', (record.measuredAt ?? record.answeredAt ?? '').slice(0, 16).replace('T', ' ')),
        element('ul', {}, errors.map((e) => element('li', {}, element('code', {}, e.pointer ?? ''), ' ', e.detail ?? e.code))),
        element('pre', { tabindex: '0' }, JSON.stringify(record, null, 1)),
        element('button', { type: 'button', class: 'quiet', on: { click: () => outbox.letGo(record.id) } }, say('outbox.letGo')),
      ),
    ),
  );
}
