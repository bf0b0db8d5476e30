/** The study that the participant is in: who watches over it, and what its registry says. */

import { getOrLast } from '../api.js';
import { element } from '../elements.js';
import { day, say } from '../language.js';
import { fillWhenLoaded } from './notices.js';
import { trialInShort } from './trial-in-short.js';

export function ownStudy(note, signal) {
  const place = element('div', {});
  const loaded = fillWhenLoaded(place, signal, async () => content(note.of(await getOrLast('/v1/me/study-card', signal))));
  return { node: element('section', { class: 'card own-study' }, element('h2', {}, say('study.title')), place), loaded };
}

function content({ study, card }) {
  return [
    element('p', {}, element('strong', {}, study.name)),
    element('h3', {}, say('study.board')),
    ...board(study),
    element('h3', {}, say('study.registry')),
    ...(card === undefined ? [element('p', {}, say('study.noNumber'))] : trialInShort(study.registryNumber, card)),
    study.phoneNumber !== undefined &&
      element('p', {}, element('a', { class: 'to-do', href: `tel:${study.phoneNumber.replace(/[^0-9+]/g, '')}` }, say('gate.callStudy', { number: study.phoneNumber }))),
  ].flat(Infinity).filter(Boolean);
}

function board({ irbName, irbApprovalNumber, irbApprovedOn, irbExpiresOn }) {
  if (irbName === undefined) {
    return [element('p', {}, say('study.noBoard'))];
  }
  const facts = [
    [say('study.board.name'), irbName],
    [say('study.board.number'), irbApprovalNumber],
    [say('study.board.from'), irbApprovedOn && day(irbApprovedOn)],
    [say('study.board.until'), irbExpiresOn === undefined ? say('study.board.noEnd') : day(irbExpiresOn)],
  ];
  return [
    element('dl', { class: 'facts plain' }, facts.filter(([, value]) => value).map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))),
    irbExpiresOn < today() && element('p', {}, say('study.board.over')),
    element('p', { class: 'hint' }, say('study.board.source')),
  ].filter(Boolean);
}

/** As `2026-03-01`, by the clock of this device. */
function today() {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short' }).format(new Date());
}
