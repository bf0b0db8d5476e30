/** A trial's card in short: its class and openness in words, the date of the copy, and the way to the whole card. */

import { element } from '../elements.js';
import { language, say } from '../language.js';
import { asQuote, quoted } from '../quoted.js';

export function trialInShort(number, card) {
  return [
    element('p', {}, element('strong', {}, number)),
    card.title !== undefined && element('p', {}, quoted(say('trials.calledIt', { title: asQuote(card.title) }))),
    [...card.headline, ...card.opennessLines].map((line) => element('p', {}, quoted(line))),
    card.copy !== undefined && element('p', { class: 'hint' }, quoted(card.copy.sentence)),
    element('p', { class: 'no-print' }, wholeCard(number)),
  ];
}

/** What follows # is sent to no server. */
export function wholeCard(number) {
  return element('a', { class: 'to-do', href: `/trial.html#${language()}:${encodeURIComponent(number)}` }, say('trials.wholeCard', { number }));
}
