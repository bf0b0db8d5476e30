/** A clinician's decision whether a walk counts, with a reason. */

import { post } from '../api.js';
import { element } from '../elements.js';
import { moment, say } from '../language.js';
import { isOver, reason } from './notices.js';

const LONGEST_REASON = 2000;
const LIMITS = new Set(['ANOTHER_THAT_DAY', 'FOUR_IN_SEVEN_DAYS']);

/**
 * Asks in a dialog and saves.
 *
 * @param {string} path of the walk's decisions
 * @param {function(object)} whenDecided called with the walk as it stands then
 */
export function decide(path, walk, signal, whenDecided) {
  const problem = element('p', { class: 'problem', id: 'decision-problem', role: 'alert' });
  const why = element('textarea', {
    id: 'decision-reason',
    rows: '4',
    maxlength: String(LONGEST_REASON),
    'aria-describedby': 'decision-hint decision-problem',
  });
  const save = element('button', { type: 'submit' }, say('decide.save'));
  const form = element(
    'form',
    { novalidate: true },
    element('h2', { id: 'decision-title' }, say('decide.title')),
    element('p', {}, moment(walk.measuredAt, walk.zone)),
    element('p', { class: 'hint' }, say('decide.now', { verdict: say(walk.counts ? 'walks.counts' : 'walks.countsNot') })),
    (walk.reasons ?? []).some(({ code }) => LIMITS.has(code)) && element('p', { class: 'hint' }, say('decide.limits')),
    element(
      'fieldset',
      {},
      element('legend', { class: 'unseen' }, say('decide.title')),
      choice('true', say('decide.yes')),
      choice('false', say('decide.no')),
    ),
    element('label', { for: 'decision-reason' }, say('decide.reason')),
    element('p', { class: 'hint', id: 'decision-hint' }, say('decide.reason.hint')),
    why,
    problem,
    element(
      'p',
      { class: 'actions' },
      save,
      element('button', { type: 'button', class: 'quiet', on: { click: () => dialog.close() } }, say('decide.cancel')),
    ),
  );
  const dialog = element('dialog', { 'aria-labelledby': 'decision-title' }, form);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const chosen = form.querySelector('input[name="counts"]:checked');
    if (chosen === null || why.value.trim() === '') {
      problem.textContent = say(chosen === null ? 'decide.choose' : 'decide.reasonMissing');
      (chosen === null ? form.querySelector('input') : why).focus();
      return;
    }
    save.disabled = true;
    try {
      const body = JSON.stringify({ counts: chosen.value === 'true', reason: why.value.trim() });
      const decided = await post(path, body, signal);
      dialog.close();
      whenDecided(decided);
    } catch (failure) {
      if (isOver(failure)) {
        dialog.close();
      } else {
        problem.textContent = reason(failure);
      }
    } finally {
      save.disabled = false;
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  signal.addEventListener('abort', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

function choice(value, text) {
  return element('label', { class: 'choice' }, element('input', { type: 'radio', name: 'counts', value }), ' ', text);
}
