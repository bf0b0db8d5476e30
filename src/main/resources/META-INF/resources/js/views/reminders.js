/** How a participant wants to be reminded: whether, when, in which language, and whether this phone rings. */

import { get, send } from '../api.js';
import { element } from '../elements.js';
import { LANGUAGES, language, say } from '../language.js';
import { act } from '../parts/act.js';
import { form, line, oneOf } from '../parts/form.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { pages } from '../parts/pages.js';
import { zoneByRegion } from '../parts/phone-clock.js';
import * as push from '../parts/push.js';

export function remindersView(signal) {
  const settings = element('div', {});
  const phone = element('div', {});
  fillWhenLoaded(settings, signal, async () => wishes(await get('/v1/me/reminder-settings', signal), signal));
  const load = () => fillWhenLoaded(phone, signal, () => thisPhone(load, phone, signal));
  load();
  return element(
    'div',
    { class: 'page large stack' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('remind.title')), pages('reminders')),
    element('section', { class: 'card' }, element('h2', {}, say('remind.when')), element('p', {}, say('remind.lead')), settings),
    element('section', { class: 'card ring' }, element('h2', { id: 'ring', tabindex: '-1' }, say('remind.ring')), phone),
  );
}

function wishes(now, signal) {
  return form({
    fields: [
      oneOf('wanted', say('remind.wanted'), [['yes', say('gate.yes')], ['no', say('gate.no')]], { value: now.optedOut ? 'no' : 'yes', required: true }),
      line('remindAt', say('remind.at'), { type: 'time', value: now.remindAt, required: true }),
      line('quietFrom', say('remind.quietFrom'), { type: 'time', value: now.quietFrom, required: true, hint: say('remind.quiet.hint') }),
      line('quietTo', say('remind.quietTo'), { type: 'time', value: now.quietTo, required: true }),
      oneOf('zone', say('remind.zone'), zones(now.zone), { value: now.zone ?? 'STUDY', required: true, hint: say('remind.zone.hint') }),
      oneOf('language', say('remind.language'), Object.entries(LANGUAGES), { value: now.language ?? language(), required: true }),
    ],
    go: say('remind.save'),
    save: ({ wanted, zone: chosen, ...times }) => send('PUT', '/v1/me/reminder-settings', { ...times, optedOut: wanted === 'no', ...(chosen === 'STUDY' ? {} : { zone: chosen }) }, signal),
    saved: (kept) => announce(say(kept.optedOut ? 'remind.savedOff' : 'remind.saved')),
  });
}

/** The study's own, that of this phone, and whichever was chosen before. */
function zones(chosen) {
  const here = zoneByRegion();
  const named = [...new Set([here, chosen].filter((name) => name?.includes('/')))];
  return [['STUDY', say('remind.zone.study')], ...named.map((name) => [name, say(name === here ? 'remind.zone.phone' : 'remind.zone.other', { zone: name.replaceAll('_', ' ') })])];
}

async function thisPhone(load, place, signal) {
  const why = await push.obstacle();
  if (why !== null) {
    return [element('p', {}, say(`remind.cannot.${why}`)), element('p', { class: 'hint' }, say('remind.cannot.still'))];
  }
  const isOn = await push.isOn();
  const done = async () => {
    await load();
    document.getElementById('ring')?.focus();
    announce(say(isOn ? 'remind.isOff' : 'remind.isOn'));
  };
  return [
    element('p', { 'data-on': isOn }, element('strong', {}, say(isOn ? 'remind.isOn' : 'remind.isOff'))),
    element('p', {}, say('remind.message')),
    isOn ? act(say('remind.turnOff'), () => push.turnOff(signal), done) : act(say('remind.turnOn'), () => turnOn(place, signal), done),
    element('p', { class: 'hint' }, say('remind.courtesy')),
  ];
}

/** What the phone refuses is no failure of the page: it is said in its place, with what remains. */
async function turnOn(place, signal) {
  try {
    return await push.turnOn(signal);
  } catch (problem) {
    if (problem instanceof push.Unreachable) {
      place.replaceChildren(element('p', { role: 'alert' }, say(`remind.cannot.${problem.why}`)), element('p', { class: 'hint' }, say('remind.cannot.still')));
      return false;
    }
    throw problem;
  }
}
