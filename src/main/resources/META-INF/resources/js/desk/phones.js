/** The devices on which one person is signed in: removing one, and replacing a lost one in one step. */

import { get, post, send } from '../api.js';
import { element } from '../elements.js';
import { moment, say, sayCode } from '../language.js';
import { act } from '../parts/act.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { clearShown, shownOnce } from './invite.js';

export function phones(path, signal) {
  const place = element('div', {});
  const made = element('div', { class: 'made' });
  const heading = element('h3', { id: 'phones-title', tabindex: '-1' }, say('phones.title'));
  const load = () => fillWhenLoaded(place, signal, async () => list((await get(`${path}/devices`, signal)).devices));

  const removed = async () => {
    made.replaceChildren();
    await load();
    heading.focus();
    announce(say('phones.removed'));
  };
  const replaced = async (invitation) => {
    clearShown();
    await load();
    made.replaceChildren(...shownOnce(invitation));
    made.querySelector('h4').focus();
    announce(say('phones.replaced'));
  };

  function list(devices) {
    if (devices.length === 0) {
      return [element('p', {}, say('phones.none'))];
    }
    return [element('ul', { class: 'log' }, devices.map(row)), devices.length > 1 ? replace(say('phones.lostAll'), say('phones.lostAll.sure'), {}) : ''];
  }

  function row(device) {
    const what = sayCode('device', device.kind);
    const since = moment(device.boundAt, undefined, 'medium');
    const which = say('phones.which', { what, since });
    const named = (text) => [text, element('span', { class: 'unseen' }, ` (${which})`)];
    return element(
      'li',
      { 'data-device': device.id },
      element('p', {}, element('strong', {}, what)),
      element('p', {}, say('phones.since', { when: since }), ' · ', say('mine.devices.used', { when: moment(device.lastUsedAt, undefined, 'medium') })),
      replace(named(say('phones.lost')), say('phones.lost.sure', { which }), { replaces: device.id }),
      act(named(say('phones.remove')), () => confirm(say('phones.remove.sure', { which })) && send('DELETE', `${path}/devices/${device.id}`, undefined, signal), removed),
    );
  }

  /** Not one tap away: the old phone cannot come back. */
  function replace(text, sure, lost) {
    let invitation;
    const work = async () => {
      if (!confirm(sure)) {
        return false;
      }
      invitation = await post(`${path}/devices/replacement`, JSON.stringify(lost), signal);
      return true;
    };
    return act(text, work, () => replaced(invitation));
  }

  load();
  return element('section', { class: 'card phones', 'aria-labelledby': 'phones-title' }, heading, element('p', { class: 'hint' }, say('phones.lead')), place, made);
}
