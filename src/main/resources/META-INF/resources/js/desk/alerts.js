/** The alerts about one person: open ones first. */

import { get } from '../api.js';
import { element } from '../elements.js';
import { moment, say } from '../language.js';
import { announce, fillWhenLoaded, isOver, reason } from '../parts/notices.js';
import { openAlert } from './alert.js';
import { address, partOfAlert } from './place.js';

const PAGE = 20;

export function alerts(study, participantId, signal) {
  const place = element('div', {});
  const path = `/v1/studies/${encodeURIComponent(study.code)}/alerts`;
  const heading = element('h3', { id: 'alerts-title', tabindex: '-1' }, say('alerts.title'));
  const load = () => fillWhenLoaded(place, signal, first);
  const closed = async () => {
    await load();
    heading.focus();
  };

  async function page(after) {
    const query = new URLSearchParams({ participant: participantId, limit: PAGE, ...(after === undefined ? {} : { after }) });
    return get(`${path}?${query}`, signal);
  }

  async function first() {
    const lines = element('ul', { class: 'work' });
    const more = element('button', { type: 'button', class: 'quiet no-print' }, say('work.more'));
    let next;
    const add = (answer) => {
      lines.append(...answer.alerts.map(row));
      next = answer.next;
      more.hidden = next === undefined;
    };
    more.addEventListener('click', async () => {
      try {
        add(await page(next));
      } catch (problem) {
        if (!isOver(problem)) {
          announce(reason(problem));
        }
      }
    });
    const answer = await page();
    add(answer);
    return [element('p', { class: 'hint' }, answer.note), answer.alerts.length === 0 ? element('p', {}, say('alerts.none')) : lines, more];
  }

  function row(alert) {
    const part = partOfAlert(alert.kind);
    const toDo = part === 'events' ? null : { href: address(study, participantId, { part }), text: say('alert.toDo.gate') };
    const isOpen = alert.closed === undefined;
    return element(
      'li',
      { 'data-alert': alert.id, 'data-open': isOpen },
      element('p', { class: 'work-kind' }, say(isOpen ? 'alerts.open' : 'alerts.closed')),
      element('p', { class: 'work-reason' }, alert.title),
      saysMore(alert) && element('p', {}, alert.words),
      element('p', {}, moment(alert.happenedAt, undefined, 'medium')),
      !isOpen && element('p', { class: 'hint' }, alert.closed.note),
      element(
        'button',
        { type: 'button', class: 'small quiet no-print', 'aria-label': say('alert.openFor', { pseudonym: alert.pseudonym, reason: alert.title }), on: { click: () => openAlert(`${path}/${alert.id}`, toDo, signal, closed) } },
        say('alert.open'),
      ),
    );
  }

  load();
  return element('section', { class: 'card alerts', 'aria-labelledby': 'alerts-title' }, heading, place);
}

/** Some alerts are about one thing only, which their title says already. */
function saysMore({ title, words }) {
  return words !== undefined && words.toLowerCase() !== title.toLowerCase();
}
