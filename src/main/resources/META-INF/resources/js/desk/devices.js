/** What a person has at home to measure with: handing out and taking back. */

import { send } from '../api.js';
import { element } from '../elements.js';
import { moment, say, sayCode } from '../language.js';
import { act } from '../parts/act.js';
import { form, line, select } from '../parts/form.js';

const MEASURES = ['HEART_RATE', 'BLOOD_PRESSURE', 'SPO2'];

/** @param {boolean} hands whether the reader hands out and takes back */
export function devices(path, gate, hands, changed, signal) {
  const atHome = gate.devices.filter((device) => device.returnedAt === undefined);
  const returned = gate.devices.filter((device) => device.returnedAt !== undefined);
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'devices-title' },
    element('h3', { id: 'devices-title', tabindex: '-1' }, say('devices.title')),
    element('p', { class: 'hint' }, say('devices.lead')),
    atHome.length === 0
      ? element('p', {}, say('devices.none'))
      : element('ul', { class: 'log' }, atHome.map((device) => element('li', { 'data-measures': device.measures }, name(device), hands && takeBack(path, device, changed, signal)))),
    returned.length > 0 && element('details', { class: 'folded' }, element('summary', {}, say('devices.returned', { n: returned.length })), element('ul', { class: 'log' }, returned.map((device) => element('li', {}, name(device))))),
    hands && element(
      'details',
      { class: 'folded no-print' },
      element('summary', {}, say('devices.assign')),
      form({
        fields: [
          select('measures', say('devices.measures'), MEASURES.map((m) => [m, say(`devices.${m}`)]), { required: true }),
          line('model', say('devices.model'), { most: 100 }),
        ],
        go: say('devices.assign.go'),
        save: (device) => send('POST', `${path}/measuring-devices`, device, signal),
        saved: (newer) => changed(newer, say('devices.assigned'), 'devices-title'),
      }),
    ),
  );
}

function name({ measures, model, assignedAt, returnedAt }) {
  return [
    element('p', {}, element('strong', {}, sayCode('devices', measures)), model !== undefined && ` · ${model}`),
    element('p', {}, say('devices.since', { when: moment(assignedAt, undefined, 'medium') }), returnedAt !== undefined && ` · ${say('devices.until', { when: moment(returnedAt, undefined, 'medium') })}`),
  ];
}

function takeBack(path, device, changed, signal) {
  let newer;
  return act(
    say('devices.takeBack', { what: sayCode('devices', device.measures) }),
    async () => {
      newer = await send('DELETE', `${path}/measuring-devices/${device.id}`, undefined, signal);
    },
    () => changed(newer, say('devices.takenBack'), 'devices-title'),
  );
}
