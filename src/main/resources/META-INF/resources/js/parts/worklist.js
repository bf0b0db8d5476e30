/** What waits for the care team, the most pressing first. Each line leads to where the thing can be done. */

import { get } from '../api.js';
import { openAlert } from '../desk/alert.js';
import { addressOfLine, partOfAlert } from '../desk/place.js';
import { element } from '../elements.js';
import { moment, number, say, sayCode } from '../language.js';
import { announce, fillWhenLoaded, isOver, reason } from './notices.js';

const PAGE = 25;

/** The card for one study. */
export function worklist(study, signal) {
  const place = element('div', {});
  const load = () => fillWhenLoaded(place, signal, async () => new Waiting(study, signal, load).first());
  load();
  return element('section', { class: 'card worklist', 'aria-labelledby': 'worklist-title' }, element('h2', { id: 'worklist-title', tabindex: '-1' }, say('work.title')), place);
}

class Waiting {
  constructor(study, signal, load) {
    Object.assign(this, { study, signal, load });
    this.lines = element('ul', { class: 'work' });
    this.more = element('button', { type: 'button', class: 'quiet', on: { click: () => this.next() } }, say('work.more'));
  }

  async first() {
    const page = await this.page(null);
    const all = Object.values(page.counts).reduce((sum, n) => sum + n, 0);
    return [
      element('p', { class: 'hint' }, page.note),
      all === 0 ? element('p', {}, say('work.none')) : element('p', {}, say('work.count', { n: number(all) })),
      this.lines,
      this.more,
    ];
  }

  async closed() {
    await this.load();
    document.getElementById('worklist-title')?.focus();
  }

  async next() {
    try {
      await this.page(this.after);
    } catch (problem) {
      if (!isOver(problem)) {
        announce(reason(problem));
      }
    }
  }

  async page(after) {
    const query = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const page = await get(`/v1/studies/${encodeURIComponent(this.study.code)}/worklist?limit=${PAGE}${query}`, this.signal);
    this.after = page.next ?? null;
    this.more.hidden = this.after === null;
    this.lines.append(...page.lines.map((line) => this.line(line)));
    return page;
  }

  line(line) {
    const record = addressOfLine(this.study, line);
    const isAlert = line.alert !== undefined;
    return element(
      'li',
      { 'data-kind': line.kind },
      element('p', { class: 'work-kind' }, sayCode('work', line.kind)),
      element('p', { class: 'work-reason' }, line.reason),
      element(
        'p',
        { class: 'work-who' },
        element('a', { href: record }, line.pseudonym),
        ' · ',
        say('work.since', { when: moment(line.since, undefined, 'medium') }),
      ),
      isAlert &&
        element(
          'button',
          {
            type: 'button',
            class: 'small',
            'aria-label': say('alert.openFor', { pseudonym: line.pseudonym, reason: line.reason }),
            on: { click: () => openAlert(line.link, { href: record, text: say(`alert.toDo.${partOfAlert(line.alert)}`) }, this.signal, () => this.closed()) },
          },
          say('alert.open'),
        ),
    );
  }
}
