/** What waits for the care team, the most pressing first, and an alert in a dialog. */

import { get, post } from '../api.js';
import { element } from '../elements.js';
import { moment, number, say, sayCode } from '../language.js';
import { announce, fillWhenLoaded, isOver, reason } from './notices.js';

const PAGE = 25;
const LONGEST_NOTE = 2000;

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
    const record = new URLSearchParams({ study: this.study.code, participant: line.participantId });
    const isAlert = line.alert !== undefined;
    return element(
      'li',
      { 'data-kind': line.kind },
      element('p', { class: 'work-kind' }, sayCode('work', line.kind)),
      element('p', { class: 'work-reason' }, line.reason),
      element(
        'p',
        { class: 'work-who' },
        element('a', { href: `#${record}` }, line.pseudonym),
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
            on: { click: () => openAlert(line, this.signal, this.load) },
          },
          say('alert.open'),
        ),
    );
  }
}

/** Shows an alert. Opening it is written down with the name of who opened it. */
async function openAlert(line, signal, whenClosed) {
  try {
    const alert = await post(`${line.link}/seen`, undefined, signal);
    show(alert, line.link, signal, whenClosed);
  } catch (problem) {
    if (!isOver(problem)) {
      announce(reason(problem));
    }
  }
}

function show(alert, link, signal, whenClosed) {
  const problem = element('p', { class: 'problem', id: 'alert-problem', role: 'alert' });
  const note = element('textarea', { id: 'alert-note', rows: '4', maxlength: String(LONGEST_NOTE), 'aria-describedby': 'alert-problem' });
  const close = element('button', { type: 'submit' }, say('alert.close'));
  const form = element(
    'form',
    { novalidate: true },
    element('h2', { id: 'alert-title' }, alert.title),
    element('p', {}, say('alert.who', { pseudonym: alert.pseudonym })),
    alert.words !== undefined && element('p', {}, alert.words),
    alert.detail.since !== undefined && element('p', {}, say('work.since', { when: alert.detail.since })),
    element('p', { class: 'hint' }, say('alert.happened', { when: moment(alert.happenedAt, undefined, 'medium') })),
    element('p', { class: 'hint' }, say('alert.seen', { n: number(alert.seen.length) })),
    element('label', { for: 'alert-note' }, say('alert.note')),
    note,
    problem,
    element(
      'p',
      { class: 'actions' },
      close,
      element('button', { type: 'button', class: 'quiet', on: { click: () => dialog.close() } }, say('alert.leave')),
    ),
  );
  const dialog = element('dialog', { 'aria-labelledby': 'alert-title' }, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (note.value.trim() === '') {
      problem.textContent = say('alert.noteMissing');
      note.focus();
      return;
    }
    close.disabled = true;
    try {
      await post(`${link}/close`, JSON.stringify({ note: note.value.trim() }), signal);
      dialog.close();
      await whenClosed();
      announce(say('alert.closed'));
      document.getElementById('worklist-title')?.focus();
    } catch (failure) {
      if (isOver(failure)) {
        dialog.close();
      } else {
        problem.textContent = reason(failure);
      }
    } finally {
      close.disabled = false;
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  signal.addEventListener('abort', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
