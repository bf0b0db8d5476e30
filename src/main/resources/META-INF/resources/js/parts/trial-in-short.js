/** A trial's card in short: its class and openness in words, the date of the copy, and the way to the whole card. */

import { element } from '../elements.js';
import { language, say } from '../language.js';
import { asQuote, quoted } from '../quoted.js';

export function trialInShort(number, card) {
  return [
    element('p', {}, element('strong', {}, number)),
    card.title !== undefined && element('p', {}, quoted(say('trials.calledIt', { title: asQuote(card.title) }))),
    [...card.headline, ...card.opennessLines, ...whyNot(card)].map((line) => element('p', {}, quoted(line))),
    card.copy !== undefined && element('p', { class: 'hint' }, quoted(card.copy.sentence)),
    element('p', { class: 'no-print' }, wholeCard(number)),
  ];
}

/** Why a number without a record cannot be checked here. */
function whyNot({ trustClass, opennessLines, notChecked }) {
  return trustClass === 'CANNOT_CHECK' && opennessLines.length === 0 ? notChecked.slice(0, 1).map(({ sentence }) => sentence) : [];
}

/** What follows # is sent to no server. */
export function wholeCard(number) {
  return element('a', { class: 'to-do', href: `/trial.html#${language()}:${encodeURIComponent(number)}` }, say('trials.wholeCard', { number }));
}
