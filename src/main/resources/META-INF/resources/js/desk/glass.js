/**
 * Reading somebody of another site in an emergency: with a reason, for an hour, and the person is
 * told. Who is meant is named by the pseudonym, because no list shows people of other sites.
 */

import { get, post } from '../api.js';
import { element } from '../elements.js';
import { moment, say } from '../language.js';
import { area, form, line } from '../parts/form.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { Problem } from '../problem.js';
import { address, pageAddress } from './place.js';

/** What the reader has open now in the study. */
export async function openGlass(study, signal) {
  return (await get(`${pathOfGlass(study)}/own`, signal)).open;
}

export function glass(study, signal) {
  const open = element('div', { class: 'stack' });
  fillWhenLoaded(open, signal, async () => list(study, await openGlass(study, signal)));
  return element(
    'section',
    { class: 'card glass', 'aria-labelledby': 'page-title' },
    element('h2', { id: 'page-title', tabindex: '-1' }, say('desk.page.glass')),
    element('p', {}, say('glass.lead')),
    open,
    form({
      fields: [
        line('pseudonym', say('person.pseudonym'), { required: true, most: 60, hint: say('glass.pseudonym.hint') }),
        area('reason', say('glass.reason'), { required: true, most: 500, hint: say('glass.reason.hint') }),
      ],
      go: say('glass.go'),
      save: (values) => save(study, values, signal),
      saved: ({ participantId }) => {
        location.hash = address(study, participantId);
        announce(say('glass.opened'));
      },
      explain: ({ code }) => (code === 'own-site' ? ownSite(study) : null),
    }),
  );
}

/** A pseudonym under which nothing can be opened is wrong at its field. */
async function save(study, values, signal) {
  try {
    return await post(pathOfGlass(study), JSON.stringify(values), signal);
  } catch (problem) {
    const isUnknown = problem.errors?.some(({ pointer, code }) => pointer === '/pseudonym' && code === 'unknown');
    throw isUnknown ? new Problem(problem.status, problem.code, [{ pointer: '/pseudonym', words: say('glass.unknown') }]) : problem;
  }
}

function ownSite(study) {
  return element('div', {}, element('p', {}, say('glass.ownSite')), element('p', {}, element('a', { class: 'to-do', href: pageAddress(study, 'find') }, say('desk.page.find'))));
}

function list(study, open) {
  return open.length === 0 ? [] : [element('h3', {}, say('glass.open')), element('ul', { class: 'log' }, open.map((one) => row(study, one)))];
}

function row(study, one) {
  return element('li', { 'data-open': one.participantId }, element('p', {}, element('a', { class: 'to-do', href: address(study, one.participantId) }, one.pseudonym), ' · ', until(one)), element('p', { class: 'hint' }, one.reason));
}

function until({ expiresAt }) {
  return say('glass.until', { when: moment(expiresAt, undefined, 'medium') });
}

/** Stands above a record that is open in an emergency. */
export function glassNotice(one) {
  return element('div', { class: 'notice', 'data-glass': one.participantId }, element('p', {}, element('strong', {}, say('glass.reading')), ' ', until(one)), element('p', {}, say('glass.told')));
}

/** Stands in the place of a record that is not the reader's, or not any more. */
export function noRecord(study) {
  return element(
    'section',
    { class: 'card' },
    element('h2', { tabindex: '-1' }, say('problem.not-found')),
    element('p', {}, say('glass.closed')),
    element('p', {}, element('a', { class: 'to-do', href: pageAddress(study, 'glass') }, say('desk.page.glass'))),
  );
}

function pathOfGlass(study) {
  return `/v1/studies/${encodeURIComponent(study.code)}/break-glass`;
}
