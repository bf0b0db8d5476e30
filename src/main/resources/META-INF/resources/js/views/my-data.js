/** What a participant decides about the own data: who sees it, who looked, on which devices, and the way out. */

import { file, get, send } from '../api.js';
import { element } from '../elements.js';
import { moment, say, sayCode } from '../language.js';
import { act } from '../parts/act.js';
import { caregivers } from '../parts/caregivers.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { pages } from '../parts/pages.js';

export function myDataView(account, signal) {
  const log = element('div', {});
  const devices = element('div', {});
  const reload = () => {
    fillWhenLoaded(log, signal, async () => accessLog(await get('/v1/me/access-log?limit=20', signal), signal));
    fillWhenLoaded(devices, signal, async () => ownDevices((await get('/v1/me/devices', signal)).devices, reload, signal));
  };
  reload();
  return element(
    'div',
    { class: 'page large stack' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('mine.title')), pages('data')),
    caregivers(reload, signal),
    element('section', { class: 'card' }, element('h2', {}, say('mine.log')), element('p', {}, say('mine.log.lead')), log),
    element('section', { class: 'card' }, element('h2', {}, say('mine.devices')), devices),
    takeAlong(signal),
    leaving(signal),
  );
}

function accessLog(page, signal) {
  const list = element('ul', { class: 'log' });
  const more = element('button', { type: 'button', class: 'quiet' }, say('mine.log.older'));
  const add = (entries) =>
    list.append(...entries.map((e) => element('li', {}, element('time', { datetime: e.at }, moment(e.at, undefined, 'medium')), element('p', {}, e.words))));
  let { next } = page;
  add(page.entries);
  more.hidden = next === undefined;
  more.addEventListener('click', async () => {
    const older = await get(`/v1/me/access-log?limit=20&before=${next}`, signal).catch(() => null);
    if (older !== null) {
      add(older.entries);
      next = older.next;
      more.hidden = next === undefined;
    }
  });
  return [page.entries.length === 0 ? element('p', {}, say('mine.log.none')) : list, more];
}

function ownDevices(devices, reload, signal) {
  if (devices.length === 0) {
    return element('p', {}, say('mine.devices.none'));
  }
  return element(
    'ul',
    { class: 'log' },
    devices.map((device) =>
      element(
        'li',
        {},
        element('p', {}, element('strong', {}, sayCode('device', device.kind)), device.thisOne ? ` (${say('mine.devices.this')})` : ''),
        element('p', {}, say('mine.devices.used', { when: moment(device.lastUsedAt, undefined, 'medium') })),
        !device.thisOne && act(say('mine.devices.remove'), () => send('DELETE', `/v1/me/devices/${device.id}`, undefined, signal), reload),
      ),
    ),
  );
}

function takeAlong(signal) {
  const save = act(say('mine.export.save'), async () => {
    const address = URL.createObjectURL(await file('/v1/me/export', 'application/x-ndjson', signal));
    element('a', { href: address, download: 'sixwalk-export.ndjson' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    announce(say('file.saved'));
  });
  return element('section', { class: 'card' }, element('h2', {}, say('mine.export')), element('p', {}, say('mine.export.lead')), save);
}

/** Two ways out, apart from each other and never one tap away. */
function leaving(signal) {
  return element(
    'details',
    { class: 'card folded-card' },
    element('summary', {}, element('h2', {}, say('mine.leave'))),
    element('h3', {}, say('mine.withdraw')),
    element('p', {}, say('mine.withdraw.lead')),
    act(say('mine.withdraw.do'), () => confirm(say('mine.withdraw.sure')) && send('POST', '/v1/me/withdrawal', {}, signal), () => announce(say('mine.withdraw.done'))),
    element('h3', {}, say('mine.erase')),
    element('p', {}, say('mine.erase.lead')),
    erasing(signal),
  );
}

function erasing(signal) {
  const word = element('input', { type: 'text', id: 'erase', autocomplete: 'off', autocapitalize: 'characters', 'aria-describedby': 'erase-hint' });
  const told = element('p', { role: 'status' });
  const button = act(
    say('mine.erase.do'),
    () => send('POST', '/v1/me/erasure', { confirm: word.value.trim().toUpperCase() === say('mine.erase.word') ? 'ERASE' : '' }, signal),
    () => (told.textContent = say('mine.erase.done')),
  );
  return element('div', {}, element('label', { for: 'erase' }, say('mine.erase.type')), element('p', { class: 'hint', id: 'erase-hint' }, say('mine.erase.hint')), word, button, told);
}
