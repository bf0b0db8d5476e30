/** The way between a participant's pages. */

import { element } from '../elements.js';
import { say } from '../language.js';

const PAGES = ['walking', 'ask', 'reminders', 'data', 'consent', 'trials'];

/** @param {string} current one of them */
export function pages(current) {
  return element(
    'nav',
    { class: 'pages no-print', 'aria-label': say('pages') },
    PAGES.map((page) => element('a', { href: `#page=${page}`, 'aria-current': page === current ? 'page' : null }, say(`pages.${page}`))),
    element('a', { href: '/trial.html' }, say('pages.trial')),
  );
}
