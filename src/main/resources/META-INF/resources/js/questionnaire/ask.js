/**
 * Asks one questionnaire, a question at a time. What was answered so far is kept on this device
 * after each question, so that a call or an empty battery loses nothing; the whole goes into the
 * outbox, and from there to the server once there is a connection.
 */

import { element } from '../elements.js';
import { number, say } from '../language.js';
import * as kept from '../kept.js';
import * as outbox from '../outbox.js';
import { announce, isOver, reason } from '../parts/notices.js';
import { withOffset, zone } from '../parts/phone-clock.js';
import { field } from './field.js';
import { shown, toSend } from './visible.js';

/**
 * The form.
 *
 * @param {object} instrument a definition in one language
 * @param {string} account who enters the answers
 * @param {function(boolean, object)} done called at the end, with what was answered; false where
 *     the person stopped in between
 * @param {{id: string, name: string}} [more.about] for whom somebody else answers
 * @param {{heading: string, deliver: function(object)}} [more.desk] where staff enter it at a desk:
 *     takes the record at once, and nothing is kept on the device
 */
export async function ask(instrument, account, done, { about, desk = null } = {}) {
  const draft = `draft ${[account, about?.id].filter(Boolean).join(' ')} ${instrument.id} ${instrument.version} ${instrument.language}`;
  const answers = new Map((desk === null && (await kept.read('drafts', draft).catch(() => undefined))) || []);
  const place = element('section', { class: 'card ask', 'aria-label': instrument.title });
  const questions = () => shown(instrument, answers).filter((item) => item.kind !== 'DISPLAY');
  // A draft goes on where it was left: at the first question without an answer.
  const open = questions().find((item) => !answers.has(item.linkId));
  show(answers.size > 0 && open !== undefined ? open.linkId : questions()[0].linkId);
  return place;

  function show(linkId) {
    const now = questions();
    const at = now.findIndex((item) => item.linkId === linkId);
    const item = now[at];
    const control = field(item, answers.get(linkId) ?? [], instrument.language);
    const problem = element('p', { class: 'problem', id: 'answer-problem', role: 'alert' });
    const isLast = () => questions().at(-1).linkId === linkId;
    const form = element(
      'form',
      { novalidate: true },
      intro(instrument, item).map((text) => element('p', { class: 'stem', lang: instrument.language }, text)),
      control.node,
      problem,
      element(
        'div',
        { class: 'actions' },
        at > 0 && element('button', { type: 'button', class: 'quiet', on: { click: () => store(control, item).then(() => show(now[at - 1].linkId)) } }, say('ask.back')),
        element('button', { type: 'submit' }, say('ask.next')),
      ),
      element('p', {}, element('button', { type: 'button', class: 'quiet small', on: { click: () => store(control, item).then(() => done(false)) } }, say('ask.later'))),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const wrong = control.problem() ?? (item.required && control.values().length === 0 ? say('ask.required') : null);
      if (wrong !== null) {
        problem.textContent = wrong;
        control.node.querySelector('input, textarea').focus();
        return;
      }
      await store(control, item);
      if (isLast()) {
        await finish(problem);
      } else {
        const after = questions();
        show(after[after.findIndex((q) => q.linkId === linkId) + 1].linkId);
      }
    });
    const parts = element(
      'div',
      {},
      element(desk?.heading ?? 'h2', {}, instrument.title),
      element('p', { class: 'progress' }, say('ask.progress', { n: number(at + 1), of: number(now.length) })),
      form,
      instrument.provenance === 'UNVALIDATED_TRANSLATION' && element('p', { class: 'hint' }, say('ask.unvalidated')),
      element('p', { class: 'hint', lang: 'en' }, instrument.attribution),
    );
    place.replaceChildren(parts);
    place.querySelector('legend, label')?.focus();
  }

  async function store(control, item) {
    const values = control.problem() === null ? control.values() : [];
    if (values.length === 0) {
      answers.delete(item.linkId);
    } else {
      answers.set(item.linkId, values);
    }
    if (desk === null) {
      await kept.write('drafts', draft, [...answers]).catch(() => {});
    }
  }

  async function finish(problem) {
    const record = {
      kind: 'QUESTIONNAIRE_RESPONSE',
      instrument: instrument.id,
      version: instrument.version,
      language: instrument.language,
      measuredAt: withOffset(new Date()),
      zone: zone(),
      answers: toSend(instrument, answers),
    };
    if (desk === null) {
      await outbox.put(record, about);
      await kept.remove('drafts', draft).catch(() => {});
      announce(say('ask.done'));
    } else {
      try {
        await desk.deliver(record);
      } catch (failure) {
        problem.textContent = isOver(failure) ? '' : (failure.errors?.[0]?.detail ?? reason(failure));
        return;
      }
      announce(say('enter.done'));
    }
    done(true, record);
  }
}

/** The texts that stand before this question and after the one before it. */
function intro(instrument, item) {
  const at = instrument.items.indexOf(item);
  const texts = [];
  for (let i = at - 1; i >= 0 && instrument.items[i].kind === 'DISPLAY'; i--) {
    texts.unshift(instrument.items[i].text);
  }
  return texts.length > 0 ? texts : repeated(instrument, at);
}

/** A stem such as "Over the last 2 weeks …" is part of every question below it. */
function repeated(instrument, at) {
  const before = instrument.items.slice(0, at).filter((i) => i.kind === 'DISPLAY');
  return before.length > 0 ? [before.at(-1).text] : [];
}
