/** What has not arrived yet, and what could not be taken: quietly, and only where there is any. */

import { element } from '../elements.js';
import { number, say, sayCode } from '../language.js';
import * as outbox from '../outbox.js';

/** @param {function(object): boolean} [belongs] which entries it is about; all of them if left out */
export function outboxBox(signal, belongs = () => true) {
  const place = element('div', { class: 'outbox', 'aria-live': 'polite' });
  const show = async () => {
    const entries = await outbox.own().catch(() => []);
    if (!signal.aborted) {
      place.replaceChildren(...content(entries.filter(belongs)));
    }
  };
  outbox.onChange(show, signal);
  show();
  return place;
}

/** Who sends for several people reads whom each of them is about. */
function content(entries) {
  const people = [...new Set(entries.map((entry) => entry.about))];
  return people.flatMap((about) => ofPerson(entries.filter((entry) => entry.about === about)));
}

function ofPerson(entries) {
  const { name } = entries[0];
  const whose = name === undefined ? '' : `${say('help.for', { name })}: `;
  const unasked = entries.filter(outbox.isUnasked);
  const waiting = entries.filter((entry) => entry.state === 'waiting' && !unasked.includes(entry));
  const refused = entries.filter((entry) => entry.state === 'refused');
  return [
    ...(waiting.length > 0 ? [element('p', { class: 'card waiting-box' }, whose, say(waiting.length === 1 ? 'outbox.one' : 'outbox.many', { n: number(waiting.length) }))] : []),
    ...(unasked.length > 0 ? [keptBox(whose, 'outbox.unasked', unasked)] : []),
    ...(refused.length > 0 ? [keptBox(whose, 'outbox.refused.lead', refused)] : []),
  ];
}

/** Nothing is thrown away: it stays here to be shown to the care team. */
function keptBox(whose, lead, entries) {
  return element(
    'section',
    { class: 'card refused-box' },
    element('h2', {}, whose, say('outbox.refused')),
    element('p', {}, say(lead)),
    entries.map(({ record, errors = [] }) =>
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
