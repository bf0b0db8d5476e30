/** The adverse events of one person, and writing down one that was told. */

import { get, send } from '../api.js';
import { element } from '../elements.js';
import { moment, say } from '../language.js';
import { area, form, line } from '../parts/form.js';
import { announce, fillWhenLoaded, isOver, reason } from '../parts/notices.js';
import { address } from './place.js';

const PAGE = 20;

export function events(study, participantId, path, signal) {
  const place = element('div', {});
  const heading = element('h3', { id: 'events-title', tabindex: '-1' }, say('events.title'));
  const list = `/v1/studies/${encodeURIComponent(study.code)}/adverse-events`;

  const load = () =>
    fillWhenLoaded(place, signal, async () => {
      const rows = element('ul', { class: 'work' });
      const more = element('button', { type: 'button', class: 'quiet no-print' }, say('work.more'));
      let next;
      const add = async () => {
        const query = new URLSearchParams({ participant: participantId, limit: PAGE, ...(next === undefined ? {} : { after: next }) });
        const page = await get(`${list}?${query}`, signal);
        rows.append(...page.events.map((event) => row(study, participantId, event)));
        next = page.next;
        more.hidden = next === undefined;
      };
      more.addEventListener('click', () => add().catch((problem) => isOver(problem) || announce(reason(problem))));
      await add();
      return [rows.hasChildNodes() ? rows : element('p', {}, say('events.none')), more];
    });

  const told = element('details', { class: 'folded no-print' }, element('summary', {}, say('events.report')));
  const fresh = () =>
    form({
      fields: [
        element('p', { class: 'hint' }, say('events.report.lead')),
        line('onset', say('event.onset'), { type: 'date', required: true }),
        area('description', say('event.description'), { required: true, most: 4000, rows: 4 }),
      ],
      go: say('events.report.go'),
      save: (report) => send('POST', `${path}/adverse-events`, report, signal),
      saved: async () => {
        told.open = false;
        told.lastChild.replaceWith(fresh());
        await load();
        heading.focus();
        announce(say('events.reported'));
      },
    });
  told.append(fresh());
  load();
  return element('section', { class: 'card events', 'aria-labelledby': 'events-title' }, heading, place, told);
}

function row(study, participantId, event) {
  return element(
    'li',
    { 'data-event': event.id, 'data-state': event.state },
    element('p', { class: 'work-kind' }, say(`event.state.${event.state}`)),
    element('p', { class: 'work-reason' }, element('a', { class: 'to-do', href: address(study, participantId, { part: 'events', event: event.id }) }, event.terms)),
    element('p', {}, event.content?.description ?? event.reported.description),
    element('p', { class: 'hint' }, moment(event.happenedAt, undefined, 'medium'), ' · ', say(`event.source.${event.source}`)),
  );
}
