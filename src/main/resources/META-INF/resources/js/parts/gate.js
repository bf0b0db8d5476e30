/** The questions before a walk, one at a time, with big buttons; and what to do when a walk has to wait. */

import { getOrLast } from '../api.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import * as outbox from '../outbox.js';
import { announce, fillWhenLoaded } from './notices.js';
import { withOffset, zone } from './phone-clock.js';

/** What is told of answers, by what became of them. */
const TOLD = { arrived: 'gate.sent', waiting: 'problem.no-answer', unasked: 'outbox.unasked', refused: 'gate.notTaken' };

/**
 * The card. It asks the server anew after every answer; what waits in the outbox holds before that.
 *
 * @param {{id: string, name: string}} [about] for whom somebody else answers
 */
export function gateCard(signal, about) {
  const path = about === undefined ? '/v1/me/gate' : `/v1/caregiver/people/${encodeURIComponent(about.id)}/gate`;
  const place = element('div', {});
  let waited = null;
  const waitingAnswer = async () =>
    (await outbox.own()).filter((e) => e.record.kind === 'GATE_ANSWER' && e.about === about?.id && e.state === 'waiting').at(-1)?.record ?? null;
  const load = () =>
    fillWhenLoaded(place, signal, async () => {
      const before = await waitingAnswer();
      let gate = await getOrLast(path, signal);
      waited = await waitingAnswer();
      if (before !== null && waited === null) {
        // It arrived meanwhile, perhaps after the server had told the state.
        gate = await getOrLast(path, signal);
      }
      return waited === null ? shown(gate, load, about) : waiting(waited, gate);
    });
  outbox.onChange(async () => {
    if (waited !== null && (await outbox.fate(waited.id)) !== 'waiting') {
      load();
    }
  }, signal);
  load();
  return element('section', { class: 'card gate no-print', 'aria-labelledby': 'gate-title' }, element('h2', { id: 'gate-title' }, say(about === undefined ? 'gate.heading' : 'gate.headingFor')), place);
}

function shown(gate, load, about) {
  if (gate.state === 'ANSWER_FIRST') {
    return new Asking(gate, load, about).node;
  }
  return gate.state === 'OPEN' ? open(gate) : held(gate.title, gate.text, gate.help);
}

function open(gate) {
  return element(
    'div',
    { class: 'gate-state', 'data-state': 'OPEN' },
    element('h3', {}, gate.title),
    element('p', {}, gate.text),
    gate.permission?.sentences.map((sentence) => element('p', {}, sentence)),
  );
}

/** What to do instead of walking, with the numbers to call. */
function held(title, text, help) {
  return element(
    'div',
    { class: 'gate-state', 'data-state': 'HELD' },
    element('h3', { tabindex: '-1' }, title),
    element('p', {}, text),
    element(
      'p',
      { class: 'calls' },
      call(say('gate.callEmergency', { number: help.emergency }), help.emergency),
      help.studyPhone !== undefined && call(say('gate.callStudy', { number: help.studyPhone }), help.studyPhone),
    ),
  );
}

function call(text, number) {
  return element('a', { class: 'call', href: `tel:${number.replace(/[^0-9+]/g, '')}` }, text);
}

/** Asks question by question, then for what the person can measure, and sends the answers. */
class Asking {
  constructor(gate, load, about) {
    Object.assign(this, { gate, load, about });
    this.answers = {};
    this.node = element('div', { class: 'gate-state', 'data-state': 'ANSWER_FIRST' });
    this.begin();
  }

  begin() {
    const start = element('button', { type: 'button', class: 'big', on: { click: () => this.ask(0) } }, say('gate.start'));
    this.node.replaceChildren(element('p', {}, this.gate.text), element('p', {}, start));
  }

  ask(index) {
    if (index === this.gate.questions.length) {
      this.measure();
      return;
    }
    const question = this.gate.questions[index];
    const answer = (yes) => () => {
      this.answers[question.field] = yes;
      this.ask(index + 1);
    };
    const heading = element('h3', { tabindex: '-1' }, question.text);
    const back = element('button', { type: 'button', class: 'quiet', on: { click: () => this.ask(index - 1) } }, say('gate.back'));
    this.node.replaceChildren(
      element('p', { class: 'hint' }, say('gate.progress', { n: index + 1, all: this.gate.questions.length }), ' · ', this.gate.since),
      heading,
      element(
        'p',
        { class: 'answers' },
        element('button', { type: 'button', class: 'big quiet', on: { click: answer(true) } }, say('gate.yes')),
        element('button', { type: 'button', class: 'big quiet', on: { click: answer(false) } }, say('gate.no')),
      ),
      ...(index > 0 ? [back] : []),
    );
    heading.focus();
  }

  measure() {
    if (this.gate.measurements.length === 0) {
      this.send({});
      return;
    }
    const form = element(
      'form',
      { novalidate: true },
      element('h3', { tabindex: '-1' }, say('gate.measure')),
      this.gate.measurements.map((m) => [
        element('label', { for: `gate-${m.field}` }, `${m.text} (${m.unit})`),
        element('input', { id: `gate-${m.field}`, name: m.field, type: 'number', inputmode: 'decimal', step: 'any', min: '0', max: '300' }),
      ]),
      element('p', { class: 'hint' }, say('gate.measure.hint')),
      element('button', { type: 'submit', class: 'big' }, say('gate.send')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const filled = [...form.querySelectorAll('input')].filter((input) => input.value !== '');
      this.send(Object.fromEntries(filled.map((input) => [input.name, Number(input.value)])));
    });
    this.node.replaceChildren(form);
    form.querySelector('h3').focus();
  }

  /** The answers are on the disk before they are on their way; a call in between loses nothing. */
  async send(measured) {
    const record = {
      kind: 'GATE_ANSWER',
      answeredAt: withOffset(new Date()),
      zone: zone(),
      rulesVersion: this.gate.rules.version,
      answers: this.answers,
    };
    if (Object.keys(measured).length > 0) {
      record.measured = measured;
    }
    const { id } = await outbox.put(record, this.about);
    await outbox.deliver();
    const fate = await outbox.fate(id);
    await this.load();
    announce(say(TOLD[fate]));
  }
}

/** Without a network the page holds the walk back by the rules that came with the questions. */
function waiting(record, gate) {
  const findings = findingsOf(record, gate);
  const again = element('button', { type: 'button', class: 'big', on: { click: () => outbox.deliverNow() } }, say('gate.sendAgain'));
  return element(
    'div',
    { class: 'gate-state' },
    findings.length > 0 ? held(say('gate.heldOffline'), heldText(findings, gate.rules), gate.help) : element('p', { role: 'alert' }, say('problem.no-answer')),
    element('p', {}, again),
  );
}

/** The rules that hold by these answers: a yes, or a value outside its limits. */
export function findingsOf(record, gate) {
  const byQuestion = gate.rules.findings.filter((f) => f.field !== undefined && record.answers[f.field] === true);
  const codes = {
    heartRate: (m, v) => (v > m.most ? 'HEART_RATE_HIGH' : v < m.least ? 'HEART_RATE_LOW' : null),
    systolic: (m, v) => (v > m.most ? 'SYSTOLIC_HIGH' : null),
    diastolic: (m, v) => (v > m.most ? 'DIASTOLIC_HIGH' : null),
    spo2: (m, v) => (v < (gate.permission?.spo2Stop ?? 0) ? 'SPO2_BELOW_STOP' : v < m.least ? 'SPO2_BELOW_START' : null),
  };
  const byValue = gate.measurements
    .filter((m) => record.measured?.[m.field] !== undefined)
    .map((m) => codes[m.field](m, record.measured[m.field]))
    .map((code) => gate.rules.findings.find((f) => f.code === code))
    .filter((f) => f !== undefined);
  return [...byQuestion, ...byValue];
}

function heldText(findings, rules) {
  const text = findings.some((f) => f.urgent) ? rules.heldUrgent : findings.some((f) => f.lasting) ? rules.heldLasting : rules.heldToday;
  return text.replace('{reasons}', findings.map((f) => f.sentence).join(' '));
}
