/** How one person may walk at home: the permission in force, earlier ones, and a clinician's new one. */

import { send } from '../api.js';
import { element } from '../elements.js';
import { day, moment, number, say, sayCode } from '../language.js';
import { anyOf, area, form, line, oneOf } from '../parts/form.js';

const COURSES = ['STRAIGHT_SHUTTLE', 'OVAL', 'OUTDOOR_FREE'];
const YES_NO = () => [['yes', say('gate.yes')], ['no', say('gate.no')]];
/** As `docs/safety.md` recommends for frail people, where no clinician has said anything yet. */
const RECOMMENDED = { companionRequired: true, courseTypes: COURSES, spo2Start: 92, spo2Stop: 85, heartRateCeiling: 120 };

export function permission(path, gate, isClinician, changed, signal) {
  const inForce = gate.permissions.find((one) => one.id === gate.inForce);
  const others = gate.permissions.filter((one) => one !== inForce);
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'permission-title' },
    element('h3', { id: 'permission-title', tabindex: '-1' }, say('permit.title')),
    inForce === undefined ? element('p', {}, say('permit.none')) : [isOver(inForce, gate.day) && element('p', { class: 'problem' }, say('permit.expired')), facts(inForce)],
    others.length > 0 &&
      element(
        'details',
        { class: 'folded' },
        element('summary', {}, say('permit.others', { n: others.length })),
        others.map((one) => element('div', { class: 'earlier' }, facts(one))),
      ),
    isClinician
      ? element('details', { class: 'folded no-print' }, element('summary', {}, say('permit.new')), element('p', { class: 'hint' }, say('permit.new.lead')), setting(path, gate, inForce, changed, signal))
      : element('p', { class: 'hint' }, say('permit.byClinician')),
  );
}

function isOver(inForce, today) {
  return inForce.expiresOn < today;
}

function facts(of) {
  return element(
    'dl',
    { class: 'facts plain', 'data-permission': of.id },
    fact('permit.allowed', say(of.allowed ? 'gate.yes' : 'gate.no')),
    fact('permit.from', `${day(of.validFrom)} – ${day(of.expiresOn)}`),
    of.allowed && [
      fact('permit.companion', say(of.companionRequired ? 'gate.yes' : 'gate.no')),
      fact('permit.courses', of.courseTypes.map((course) => sayCode('course', course)).join(', ')),
      fact('permit.spo2Start', say('percent', { n: number(of.spo2Start) })),
      fact('permit.spo2Stop', say('percent', { n: number(of.spo2Stop) })),
      fact('permit.ceiling', say('perMinute', { n: number(of.heartRateCeiling) })),
    ],
    of.note !== undefined && fact('permit.note', of.note),
    fact('permit.decided', moment(of.decidedAt, undefined, 'medium')),
  );
}

function fact(key, value) {
  return element('div', {}, element('dt', {}, say(key)), element('dd', {}, value));
}

function setting(path, gate, inForce, changed, signal) {
  const before = { ...RECOMMENDED, ...inForce };
  return form({
    fields: [
      oneOf('allowed', say('permit.allowed'), YES_NO(), { required: true }),
      oneOf('companionRequired', say('permit.companion'), YES_NO(), { required: true, value: before.companionRequired ? 'yes' : 'no', hint: say('permit.companion.hint') }),
      anyOf('courseTypes', say('permit.courses'), COURSES.map((course) => [course, sayCode('course', course)]), { required: true, value: before.courseTypes }),
      line('spo2Start', say('permit.spo2Start'), { type: 'number', required: true, value: before.spo2Start, hint: say('permit.spo2Start.hint') }),
      line('spo2Stop', say('permit.spo2Stop'), { type: 'number', required: true, value: before.spo2Stop, hint: say('permit.spo2Stop.hint') }),
      line('heartRateCeiling', say('permit.ceiling'), { type: 'number', required: true, value: before.heartRateCeiling, hint: say('permit.ceiling.hint') }),
      line('validFrom', say('permit.validFrom'), { type: 'date', required: true, value: gate.day }),
      line('expiresOn', say('permit.expiresOn'), { type: 'date', required: true, hint: say('permit.expiresOn.hint') }),
      area('note', say('permit.note'), { hint: say('permit.note.hint') }),
    ],
    go: say('permit.go'),
    save: (values) =>
      send('POST', `${path}/walk-permissions`, { ...values, allowed: values.allowed === 'yes', companionRequired: values.companionRequired === 'yes' }, signal),
    saved: (newer) => changed(newer, say('permit.saved'), 'permission-title'),
  });
}
