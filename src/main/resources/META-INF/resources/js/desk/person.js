/** One person beside the study data: who it is, since when, the way in and the devices. */

import { get, send } from '../api.js';
import { element } from '../elements.js';
import { day, number, say } from '../language.js';
import { area, form, line } from '../parts/form.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { identityFacts, identityFields, identityOf } from './identity.js';
import { invite } from './invite.js';
import { phones } from './phones.js';

/** @param {object} study with the roles of the reader; only a coordinator changes and invites */
export function person(study, path, signal) {
  const place = element('div', {});
  const isCoordinator = study.roles.includes('COORDINATOR');
  let sites;
  const show = (read) => facts(read, sites, isCoordinator, path, { changed, meanwhile }, signal);
  const changed = (read) => {
    place.replaceChildren(...show(read).flat().filter(Boolean));
    document.getElementById('person-title').focus();
    announce(say('person.saved'));
  };
  const load = () =>
    fillWhenLoaded(place, signal, async () => {
      ({ sites } = await get(`/v1/studies/${encodeURIComponent(study.code)}/sites`, signal));
      return show(await get(path, signal)).flat().filter(Boolean);
    });
  const openAgain = async () => {
    await load();
    document.getElementById('person-title')?.focus();
  };
  const meanwhile = ({ code }) =>
    code === 'participant-changed'
      ? element('div', {}, element('p', {}, say('person.changedMeanwhile')), element('button', { type: 'button', class: 'quiet', on: { click: openAgain } }, say('person.openAgain')))
      : null;
  load();
  return [
    element('section', { class: 'card', 'aria-labelledby': 'person-title' }, element('h3', { id: 'person-title', tabindex: '-1' }, say('person.title')), place),
    isCoordinator ? [invite(path, signal), phones(path, signal)] : element('p', { class: 'card hint' }, say('person.byCoordinator')),
  ];
}

function facts(read, sites, isCoordinator, path, answers, signal) {
  return [
    list([
      ['person.pseudonym', read.pseudonym],
      ['person.site', sites.find(({ id }) => id === read.siteId)?.name],
      ['person.enrolledOn', day(read.enrolledOn)],
      ['person.dayZero', read.dayZero === undefined ? say('person.dayZero.none') : day(read.dayZero)],
      ['person.zone', read.zone.replaceAll('_', ' ')],
      ['person.withdrawnOn', read.withdrawnOn && day(read.withdrawnOn)],
      ['person.diedOn', read.diedOn && day(read.diedOn)],
      ['person.sex', read.sex && say(`sex.${read.sex}`)],
      ['person.ageYears', read.ageYears],
      ['person.heightCm', read.heightCm && number(read.heightCm, 1)],
      ['person.weightKg', read.weightKg && number(read.weightKg, 1)],
    ]),
    element('h4', {}, say('person.identity')),
    read.identity === undefined ? element('p', {}, say('person.identity.none')) : list(identityFacts(read.identity)),
    isCoordinator && [change('person.identity.change', contact(read, path, answers, signal)), change('person.dayZero.change', dayZero(read, path, answers, signal))],
  ];
}

function list(facts) {
  const given = facts.filter(([, value]) => value !== undefined);
  return element('dl', { class: 'facts plain' }, given.map(([key, value]) => element('div', {}, element('dt', {}, say(key)), element('dd', {}, value))));
}

function change(key, fields) {
  return element('details', { class: 'folded no-print' }, element('summary', {}, say(key)), fields);
}

/** All of the identity is written, so that an emptied field is gone. */
function contact(read, path, { changed, meanwhile }, signal) {
  return form({
    fields: identityFields('', read.identity, { name: { required: true } }),
    go: say('person.save'),
    save: (values) => send('PUT', `${path}/identity`, identityOf('', values), signal, { 'If-Match': `"${read.identityRevision}"` }),
    saved: changed,
    explain: meanwhile,
  });
}

function dayZero(read, path, { changed, meanwhile }, signal) {
  return form({
    fields: [
      line('dayZero', say('person.dayZero'), { type: 'date', required: true, value: read.dayZero, hint: say('person.dayZero.hint') }),
      area('reason', say('person.dayZero.reason'), { required: true, most: 500, hint: say('person.dayZero.reason.hint') }),
    ],
    go: say('person.save'),
    save: (values) => send('PUT', `${path}/day-zero`, values, signal, { 'If-Match': `"${read.revision}"` }),
    saved: changed,
    explain: meanwhile,
  });
}
