/**
 * A caregiver answers for a person who asked for it: the safety questions, and the questionnaires
 * that are due. What the person answered before is not shown here.
 */

import { get, getOrLast } from '../api.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import * as outbox from '../outbox.js';
import { act } from '../parts/act.js';
import { gateCard } from '../parts/gate.js';
import { fillWhenLoaded } from '../parts/notices.js';
import { outboxBox } from '../parts/outbox-box.js';
import { ask } from '../questionnaire/ask.js';

export function helpView(account, participantId, signal) {
  const place = element('div', { class: 'stack' });
  fillWhenLoaded(place, signal, async () => {
    const [{ people }, { grants }] = await Promise.all([getOrLast('/v1/caregiver/people', signal), getOrLast('/v1/caregiver/grants', signal)]);
    const person = people.find((one) => one.participantId === participantId);
    if (!person?.shared.includes('PROXY_UPLOAD')) {
      return element('p', { class: 'card' }, say('help.ended'));
    }
    const name = grants.find((grant) => grant.participantId === participantId)?.name ?? person.pseudonym;
    return content(account, { id: participantId, name }, signal);
  });
  return element(
    'div',
    { class: 'page large stack help' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('help.title')), element('p', {}, element('a', { class: 'to-do', href: '#' }, say('help.back')))),
    outboxBox(signal, (entry) => entry.about === participantId),
    place,
  );
}

function content(account, person, signal) {
  return [
    element('section', { class: 'card' }, element('h2', {}, say('help.for', { name: person.name })), element('p', {}, say('help.lead')), element('p', {}, say('help.record'))),
    gateCard(signal, person),
    due(account, person, signal),
  ];
}

function due(account, person, signal) {
  const place = element('div', {});
  const heading = element('h2', { id: 'due-title', tabindex: '-1' }, say('help.due'));
  const list = () => fillWhenLoaded(place, signal, () => overview(person.id, start, signal));
  const start = (definition) =>
    fillWhenLoaded(place, signal, () =>
      ask(
        definition,
        account.accountId,
        async () => {
          await outbox.deliver();
          await list();
          heading.focus();
        },
        { about: person },
      ),
    );
  list();
  return element('section', { class: 'card due', 'aria-labelledby': 'due-title' }, heading, place);
}

/** What was answered here and waits to be sent is not asked once more. */
async function overview(participantId, start, signal) {
  const answer = await get(`/v1/caregiver/people/${encodeURIComponent(participantId)}/due-questionnaires`, signal);
  const waiting = (await outbox.own()).filter((entry) => entry.about === participantId && entry.state === 'waiting').map((entry) => entry.record.instrument);
  const open = answer.due.filter((entry) => !waiting.includes(entry.instrument));
  return open.length === 0
    ? element('p', {}, say('help.nothing'))
    : open.map((entry) => act(entry.title, async () => start(await get(addressOf(entry), signal))));
}

function addressOf({ instrument, version, language: shownIn }) {
  return `/v1/instruments/${encodeURIComponent(instrument)}/${encodeURIComponent(version)}?language=${encodeURIComponent(shownIn)}`;
}
