/** The questions before a walk, one at a time, with big buttons; and what to do when a walk has to wait. */

import { get, post } from '../api.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import { announce, fillWhenLoaded, isOver, reason } from './notices.js';
import { uuid7, withOffset } from './phone-clock.js';

/** The card. It asks the server anew after every answer. */
export function gateCard(signal) {
  const place = element('div', {});
  const load = () => fillWhenLoaded(place, signal, async () => shown(await get('/v1/me/gate', signal), signal, load));
  load();
  return element('section', { class: 'card gate no-print', 'aria-labelledby': 'gate-title' }, element('h2', { id: 'gate-title' }, say('gate.heading')), place);
}

function shown(gate, signal, load) {
  if (gate.state === 'ANSWER_FIRST') {
    return new Asking(gate, signal, load).node;
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
  constructor(gate, signal, load) {
    Object.assign(this, { gate, signal, load });
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

  send(measured) {
    const moment = new Date();
    const record = {
      id: uuid7(moment),
      kind: 'GATE_ANSWER',
      answeredAt: withOffset(moment),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      rulesVersion: this.gate.rules.version,
      answers: this.answers,
    };
    if (Object.keys(measured).length > 0) {
      record.measured = measured;
    }
    this.deliver(record);
  }

  /** The same record is sent until it has arrived: its id keeps it from counting twice. */
  async deliver(record) {
    try {
      const body = JSON.stringify({ sentAt: new Date().toISOString(), records: [record] });
      const { results } = await post('/v1/me/uploads', body, this.signal);
      if (results[0].outcome !== 'STORED' && results[0].outcome !== 'DUPLICATE') {
        this.begin();
        announce(say('gate.notTaken'));
        return;
      }
      await this.load();
      announce(say('gate.sent'));
    } catch (failure) {
      if (!isOver(failure)) {
        this.wait(record, failure);
      }
    }
  }

  /** Without a network the page holds the walk back by the rules that came with the questions. */
  wait(record, failure) {
    const findings = findingsOf(record, this.gate);
    const again = element('button', { type: 'button', class: 'big', on: { click: () => this.deliver(record) } }, say('gate.sendAgain'));
    const shownNow =
      findings.length > 0
        ? held(say('gate.heldOffline'), heldText(findings, this.gate.rules), this.gate.help)
        : element('p', { role: 'alert' }, reason(failure));
    this.node.replaceChildren(shownNow, element('p', {}, again));
    shownNow.querySelector?.('h3')?.focus();
  }
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
