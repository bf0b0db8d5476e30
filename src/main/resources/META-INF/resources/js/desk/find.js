/** Finding a person by pseudonym, name or telephone number. What is searched for stands in no address. */

import { post } from '../api.js';
import { element } from '../elements.js';
import { day, number, say } from '../language.js';
import { form, line } from '../parts/form.js';
import { announce } from '../parts/notices.js';
import { address, pageAddress } from './place.js';

/** As many by pseudonym as the server tells at once. */
const MOST = 50;
const NUMBER = /^\+?[\d\s()/.-]{5,40}$/;

/** @param {function(object)} known takes each participant that is found */
export function find(study, known, signal) {
  const found = element('div', { class: 'found' });
  const path = `/v1/studies/${encodeURIComponent(study.code)}/participants/search`;

  const search = async ({ wanted }) => {
    const called = await post(path, JSON.stringify({ pseudonym: wanted }), signal);
    const named = await post(path, JSON.stringify(NUMBER.test(wanted) ? { phone: wanted } : { name: wanted }), signal);
    // Whom both find is told once, with the identity.
    const people = new Map([...called.participants, ...named.participants].map((person) => [person.participantId, person]));
    return { people: [...people.values()], more: called.participants.length === MOST };
  };

  const show = ({ people, more }) => {
    people.forEach(known);
    const told = people.length === 0 ? say('find.nobody') : say('find.found', { n: number(people.length) });
    found.replaceChildren(
      element('h3', { tabindex: '-1' }, told),
      more ? element('p', { class: 'hint' }, say('find.more')) : '',
      people.length === 0 ? element('p', {}, say('find.elsewhere'), ' ', element('a', { class: 'to-do', href: pageAddress(study, 'glass') }, say('desk.page.glass'))) : element('ul', { class: 'log' }, people.map((person) => row(study, person))),
    );
    found.querySelector('h3').focus();
    announce(told);
  };

  return element(
    'section',
    { class: 'card find', 'aria-labelledby': 'page-title' },
    element('h2', { id: 'page-title', tabindex: '-1' }, say('desk.page.find')),
    form({
      fields: [line('wanted', say('find.wanted'), { required: true, most: 60, hint: say('find.hint') })],
      go: say('find.go'),
      save: search,
      saved: show,
    }),
    found,
  );
}

function row(study, { participantId, pseudonym, identity }) {
  const known = identity && [identity.name, identity.birthDate && day(identity.birthDate), identity.phone].filter(Boolean).join(' · ');
  return element('li', {}, element('p', {}, element('a', { class: 'to-do', href: address(study, participantId, { part: 'person' }), 'data-found': participantId }, pseudonym)), known && element('p', {}, known));
}
