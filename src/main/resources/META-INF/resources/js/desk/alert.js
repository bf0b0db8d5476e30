/** One alert in a dialog: what it is about, where to deal with it, and closing it with a note. */

import { post } from '../api.js';
import { element } from '../elements.js';
import { moment, number, say } from '../language.js';
import { announce, isOver, reason } from '../parts/notices.js';

const LONGEST_NOTE = 2000;

/**
 * Shows an alert. Opening it is written down with the name of who opened it.
 *
 * @param {string} link of the alert on the server
 * @param {{href: string, text: string}|null} toDo where in the record it is dealt with
 * @param {function()} whenClosed called once it is closed
 */
export async function openAlert(link, toDo, signal, whenClosed) {
  try {
    const alert = await post(`${link}/seen`, undefined, signal);
    show(alert, link, toDo, signal, whenClosed);
  } catch (problem) {
    if (!isOver(problem)) {
      announce(reason(problem));
    }
  }
}

function show(alert, link, toDo, signal, whenClosed) {
  const problem = element('p', { class: 'problem', id: 'alert-problem', role: 'alert' });
  const note = element('textarea', { id: 'alert-note', rows: '4', maxlength: String(LONGEST_NOTE), 'aria-describedby': 'alert-problem' });
  const close = element('button', { type: 'submit' }, say('alert.close'));
  const leave = element('button', { type: 'button', class: 'quiet', on: { click: () => dialog.close() } }, say(alert.closed === undefined ? 'alert.leave' : 'alert.back'));
  const form = element(
    'form',
    { novalidate: true },
    element('h2', { id: 'alert-title' }, alert.title),
    element('p', {}, say('alert.who', { pseudonym: alert.pseudonym })),
    alert.words !== undefined && element('p', {}, alert.words),
    alert.detail.since !== undefined && element('p', {}, say('work.since', { when: alert.detail.since })),
    element('p', { class: 'hint' }, say('alert.happened', { when: moment(alert.happenedAt, undefined, 'medium') })),
    element('p', { class: 'hint' }, say('alert.seen', { n: number(alert.seen.length) })),
    toDo !== null && element('p', {}, element('a', { class: 'to-do', href: toDo.href, on: { click: () => dialog.close() } }, toDo.text)),
    alert.closed === undefined
      ? [element('label', { for: 'alert-note' }, say('alert.note')), note, problem, element('p', { class: 'actions' }, close, leave)]
      : [element('h3', {}, say('alert.closedOn', { when: moment(alert.closed.at, undefined, 'medium') })), element('p', {}, alert.closed.note), element('p', { class: 'actions' }, leave)],
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
    } catch (failure) {
      if (isOver(failure)) {
        dialog.close();
      } else {
        problem.textContent = failure.code === 'alert-closed' ? say('alert.closedBefore') : reason(failure);
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
