/** The gate of one person at the desk: what holds a walk back, and clearing it; how walks are permitted; devices. */

import { get, send } from '../api.js';
import { element, list } from '../elements.js';
import { moment, say, sayCode } from '../language.js';
import { area, form } from '../parts/form.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { devices } from './devices.js';
import { permission } from './permission.js';

/**
 * The part.
 *
 * @param {string} path of the person
 * @param {string[]} roles of the reader at this person; only a clinician clears answers and permits
 *     walks, and without any role one only reads
 */
export function gateRecord(path, roles, signal) {
  const isClinician = roles.includes('CLINICIAN');
  const place = element('div', { class: 'stack' });
  const show = (gate) => {
    const changed = (newer, told, focus) => {
      place.replaceChildren(...show(newer));
      place.querySelector(`#${focus}`).focus();
      announce(told);
    };
    return [
      state(path, gate, isClinician, changed, signal),
      permission(path, gate, isClinician, changed, signal),
      devices(path, gate, roles.length > 0, changed, signal),
    ];
  };
  fillWhenLoaded(place, signal, async () => show(await get(`${path}/gate`, signal)));
  return place;
}

function state(path, gate, isClinician, changed, signal) {
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'gate-now' },
    element('h3', { id: 'gate-now', tabindex: '-1' }, say('desk.gate')),
    element('p', { class: 'gate-now', 'data-state': gate.state }, element('strong', {}, say(`desk.gate.${gate.state}`))),
    gate.holding.length > 0 && [
      element('h4', {}, say('desk.gate.holding')),
      element('ul', { class: 'log' }, gate.holding.map(holding)),
      isClinician ? clearing(path, gate, changed, signal) : element('p', { class: 'hint' }, say('desk.gate.byClinician')),
    ],
    gate.heldWalks.length > 0 && [
      element('h4', {}, say('desk.gate.heldWalks', { n: gate.heldWalks.length })),
      list([...new Set(gate.heldWalks.flatMap((walk) => walk.reasons))].map((reason) => sayCode('heldWalk', reason))),
    ],
  );
}

function holding(answer) {
  return element(
    'li',
    { 'data-answer': answer.id },
    element('p', {}, element('strong', {}, answer.words)),
    element('p', {}, moment(answer.answeredAt, undefined, 'medium'), ' · ', say(answer.lasting ? 'desk.gate.lasting' : 'desk.gate.today')),
  );
}

/** Names exactly the answers that are shown here, so that one which arrives meanwhile still holds. */
function clearing(path, gate, changed, signal) {
  const answers = gate.holding.map((answer) => answer.id);
  return element(
    'details',
    { class: 'folded no-print' },
    element('summary', {}, say('desk.gate.clear')),
    element('p', { class: 'hint' }, say('desk.gate.clear.lead')),
    form({
      fields: [area('reason', say('desk.gate.reason'), { required: true, hint: say('desk.gate.reason.hint') })],
      go: say('desk.gate.clear.go'),
      save: ({ reason }) => send('POST', `${path}/gate/clear`, { answers, reason }, signal),
      saved: (newer) => changed(newer, say(newer.holding.length > 0 ? 'desk.gate.clear.more' : 'desk.gate.cleared'), 'gate-now'),
    }),
  );
}
