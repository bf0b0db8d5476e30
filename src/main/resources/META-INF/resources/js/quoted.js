/**
 * Other people's words stand between “curly marks”: marked also for those who cannot see the marks.
 * Records and letters are in English, so that a Spanish voice changes over.
 */

import { element } from './elements.js';

/** @param {string} [spoken] the language of the words between the marks; empty where nobody knows it */
export function quoted(text, spoken = 'en') {
  return text
    .split(/(“[^”]*”)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('“') ? element('q', { lang: spoken }, part) : part));
}

/** Words of others, marked; marks within them would end them. */
export function asQuote(words) {
  return `“${words.replace(/[“”]/g, "'")}”`;
}
