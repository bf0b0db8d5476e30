/** Sends walks from a file and says in words what became of each. */

import { get, post } from '../api.js';
import { element } from '../elements.js';
import { number, say } from '../language.js';
import { announce, isOver, reason } from './notices.js';
import { sampleWalk } from './sample-walk.js';
import { walkCard } from './walks.js';

const LARGEST_BYTES = 8 * 1024 * 1024;
const MOST_RECORDS = 200;

/**
 * The form.
 *
 * @param {boolean} synthetic only a study of invented people is offered invented walks
 * @param {function()} whenStored called after something new has arrived
 */
export function sendFile(synthetic, signal, whenStored) {
  const input = element('input', { type: 'file', id: 'file', accept: '.json,application/json', 'aria-describedby': 'file-problem' });
  const problem = element('p', { class: 'problem', id: 'file-problem', role: 'alert' });
  const send = element('button', { type: 'submit' }, say('file.send'));
  const results = element('div', { class: 'results', tabindex: '-1' });
  const form = element(
    'form',
    { novalidate: true },
    element('label', { for: 'file' }, say('file.choose')),
    input,
    problem,
    send,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    input.removeAttribute('aria-invalid');
    send.disabled = true;
    send.textContent = say('file.sending');
    try {
      const { text, records } = await read(input.files[0]);
      const answer = await post('/v1/me/uploads', text, signal);
      const shown = await Promise.all(answer.results.map((result, i) => outcome(result, records[i], signal)));
      results.replaceChildren(element('h3', {}, say('file.result')), ...shown);
      results.focus();
      if (answer.results.some((r) => r.outcome === 'STORED')) {
        whenStored();
      }
      announce(answer.results.map((r) => say(`outcome.${r.outcome}`)).join(' '));
    } catch (failure) {
      if (!isOver(failure)) {
        problem.textContent = failure instanceof Unreadable ? failure.message : reason(failure);
        input.setAttribute('aria-invalid', 'true');
        input.focus();
      }
    } finally {
      send.disabled = false;
      send.textContent = say('file.send');
    }
  });
  return element(
    'details',
    { class: 'card folded-card no-print' },
    element('summary', {}, element('h2', {}, say('file.title'))),
    element('p', {}, say('file.lead')),
    synthetic && [element('p', {}, say('file.sample')), saveSample()],
    form,
    results,
  );
}

/** A file that is not worth sending, with the sentence that says why. */
class Unreadable extends Error {}

/** The batch as text. A single record keeps its own bytes, so that the server judges what was written. */
async function read(file) {
  if (file === undefined) {
    throw new Unreadable(say('file.empty'));
  }
  if (file.size > LARGEST_BYTES) {
    throw new Unreadable(say('file.large'));
  }
  const text = await file.text();
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Unreadable(say('file.notJson'));
  }
  const records = Array.isArray(content) ? content : (content?.records ?? [content]);
  if (!Array.isArray(records) || records.length === 0 || records.some((r) => r === null || typeof r !== 'object')) {
    throw new Unreadable(say('file.notJson'));
  }
  if (records.length > MOST_RECORDS) {
    throw new Unreadable(say('file.many', { n: number(records.length) }));
  }
  if (content.records !== undefined) {
    return { text, records };
  }
  const sentAt = JSON.stringify(new Date().toISOString());
  return { text: `{"sentAt":${sentAt},"records":${Array.isArray(content) ? text : `[${text}]`}}`, records };
}

async function outcome(result, record, signal) {
  const good = result.outcome === 'STORED' || result.outcome === 'DUPLICATE';
  const walk = good && record.kind === 'WALK' ? await one(record.id, signal) : null;
  return element(
    'div',
    { class: 'notice', 'data-outcome': result.outcome },
    element('p', {}, element('strong', {}, say(`outcome.${result.outcome}`))),
    walk !== null && walkCard(walk),
    result.errors?.length > 0 &&
      element('ul', {}, result.errors.map((e) => element('li', {}, element('code', {}, e.pointer ?? ''), ' ', e.detail ?? e.code))),
  );
}

/** The walk as the server tells it. That it arrived is already known, so a failure here is none. */
async function one(id, signal) {
  try {
    return await get(`/v1/me/walks/${encodeURIComponent(id)}`, signal);
  } catch (failure) {
    if (isOver(failure)) {
      throw failure;
    }
    return null;
  }
}

function saveSample() {
  const save = () => {
    const blob = new Blob([JSON.stringify(sampleWalk(), null, 1)], { type: 'application/json' });
    const address = URL.createObjectURL(blob);
    element('a', { href: address, download: 'sample-walk.json' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    announce(say('file.saved'));
  };
  return element('p', {}, element('button', { type: 'button', class: 'quiet', on: { click: save } }, say('file.save')));
}
