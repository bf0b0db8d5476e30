/** Enrolling a person at one of the coordinator's sites. Who it is goes in apart from study data. */

import { get, post } from '../api.js';
import { element } from '../elements.js';
import { day, say } from '../language.js';
import { form, line, select } from '../parts/form.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { isoToday, zoneByRegion } from '../parts/phone-clock.js';
import { Problem } from '../problem.js';
import { identityFields, identityOf } from './identity.js';
import { address } from './place.js';

const WHO = 'identity/';

/**
 * The page.
 *
 * @param {object} study with the sites at which the reader coordinates
 * @param {function(object)} enrolled takes the new participant
 */
export function enrol(study, enrolled, signal) {
  const place = element('div', {});
  fillWhenLoaded(place, signal, () => content(study, enrolled, signal));
  return element('section', { class: 'card', 'aria-labelledby': 'page-title' }, element('h2', { id: 'page-title', tabindex: '-1' }, say('desk.page.enrol')), place);
}

async function content(study, enrolled, signal) {
  if (!study.roles.includes('COORDINATOR')) {
    return element('p', {}, say('enrol.byCoordinator'));
  }
  const path = `/v1/studies/${encodeURIComponent(study.code)}`;
  const [{ approval }, { sites }] = [await get(path, signal), await get(`${path}/sites`, signal)];
  const until = approval?.expiresOn;
  if (until !== undefined && until < isoToday()) {
    return element('div', { class: 'notice', 'data-problem': 'approval-expired' }, element('p', {}, say('enrol.expiredOn', { date: day(until) })), element('p', {}, say('enrol.expired')));
  }
  const mine = sites.filter(({ id }) => study.coordinates.includes('ALL') || study.coordinates.includes(id));
  return [
    until === undefined ? '' : element('p', { class: 'hint' }, say('enrol.until', { date: day(until) })),
    form({
      fields: [
        line('pseudonym', say('person.pseudonym'), { required: true, most: 60, hint: say('enrol.pseudonym.hint') }),
        select('siteId', say('person.site'), mine.map(({ id, name }) => [id, name]), { required: true, value: mine.length === 1 ? mine[0].id : undefined }),
        select('zone', say('person.zone'), zones(), { required: true, value: zoneByRegion(), hint: say('enrol.zone.hint') }),
        line('enrolledOn', say('person.enrolledOn'), { type: 'date', hint: say('enrol.enrolledOn.hint') }),
        line('dayZero', say('person.dayZero'), { type: 'date', hint: say('enrol.dayZero.hint') }),
        select('sex', say('person.sex'), ['FEMALE', 'MALE'].map((sex) => [sex, say(`sex.${sex}`)]), { hint: say('enrol.sex.hint') }),
        line('ageYears', say('person.ageYears'), { type: 'number', hint: say('enrol.ageYears.hint') }),
        line('heightCm', say('person.heightCm'), { type: 'number', hint: say('enrol.heightCm.hint') }),
        line('weightKg', say('person.weightKg'), { type: 'number', hint: say('enrol.weightKg.hint') }),
        element('div', {}, element('h3', {}, say('person.identity')), element('p', { class: 'hint' }, say('enrol.identity.hint'))),
        ...identityFields(WHO),
      ],
      go: say('enrol.go'),
      save: (values) => save(`${path}/participants`, values, signal),
      saved: (participant) => {
        enrolled(participant);
        location.hash = address(study, participant.participantId, { part: 'person' });
        announce(say('enrol.done', participant));
      },
      explain: ({ code }) => (code === 'approval-expired' ? say('enrol.expired') : null),
    }),
  ];
}

/** A pseudonym that is taken is wrong at its field. */
async function save(path, values, signal) {
  const study = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(WHO)));
  try {
    return await post(path, JSON.stringify({ ...study, identity: identityOf(WHO, values) }), signal);
  } catch (problem) {
    throw problem.code === 'pseudonym-taken' ? new Problem(problem.status, problem.code, [{ pointer: '/pseudonym', words: say('enrol.taken') }]) : problem;
  }
}

/** The zones that the browser knows, that of this device among them. */
function zones() {
  return [...new Set([zoneByRegion(), ...Intl.supportedValuesOf('timeZone')])].sort().map((zone) => [zone, zone.replaceAll('_', ' ')]);
}
