/** One participant's record for the care team, in parts. */

import { alerts } from '../desk/alerts.js';
import { event } from '../desk/event.js';
import { events } from '../desk/events.js';
import { gateRecord } from '../desk/gate-record.js';
import { glassNotice } from '../desk/glass.js';
import { person } from '../desk/person.js';
import { personSchedule } from '../desk/person-schedule.js';
import { address, PARTS, PARTS_IN_EMERGENCY, pathOf } from '../desk/place.js';
import { trendOf } from '../desk/trend.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import { fillWhenLoaded, printButton } from '../parts/notices.js';
import { scoresInNumbers } from '../parts/score-trends.js';
import { staffEntry } from '../parts/staff-entry.js';
import { walksTable } from '../parts/walks-table.js';

/**
 * The record.
 *
 * @param {{id: string, name: string, glass: object|undefined}} of whom; with `glass` it is open for
 *     reading in an emergency, and nothing can be done
 * @param {URLSearchParams} place which part is open, and which walk or event in it
 */
export function personRecord(ofStudy, { id: participantId, name, glass }, place, signal) {
  const study = glass === undefined ? ofStudy : { ...ofStudy, roles: [] };
  const path = pathOf(study, participantId);
  const shown = glass === undefined ? PARTS : PARTS_IN_EMERGENCY;
  const part = shown.includes(place.get('part')) ? place.get('part') : shown[0];
  return element(
    'div',
    { class: 'stack' },
    element(
      'div',
      { class: 'record-head' },
      element('h2', { tabindex: '-1' }, name),
      element('a', { class: 'back no-print', href: `#${new URLSearchParams({ study: study.code })}` }, say('staff.back')),
      printButton(),
    ),
    glass !== undefined && glassNotice(glass),
    parts(study, participantId, shown, part),
    CONTENT[part]({ study, participantId, name, place, path, signal }),
    element('p', { class: 'hint no-print' }, say('staff.reading')),
  );
}

function parts(study, participantId, shown, current) {
  return element(
    'nav',
    { class: 'pages no-print', 'aria-label': say('staff.parts') },
    shown.map((part) => element('a', { href: address(study, participantId, { part }), 'aria-current': part === current ? 'page' : null }, say(`staff.part.${part}`))),
  );
}

const CONTENT = {
  walks({ study, name, place, path, signal }) {
    const trend = element('div', { class: 'stack' });
    const load = () => fillWhenLoaded(trend, signal, () => trendOf(`${path}/trends/walk-distance`, signal));
    load();
    return [
      trend,
      element(
        'section',
        { class: 'card' },
        element('h3', {}, say('staff.walks')),
        walksTable(`${path}/walks`, name, study.roles.includes('CLINICIAN'), place.get('walk'), signal, load),
      ),
    ];
  },
  answers({ study, name, path, signal }) {
    return [scoresInNumbers(path, name, signal), study.roles.length > 0 && staffEntry(study, path, signal)];
  },
  schedule({ name, path, signal }) {
    return personSchedule(path, name, signal);
  },
  gate({ study, path, signal }) {
    return gateRecord(path, study.roles, signal);
  },
  person({ study, path, signal }) {
    return person(study, path, signal);
  },
  events({ study, participantId, place, path, signal }) {
    return place.has('event') ? event(study, participantId, path, place.get('event'), signal) : [alerts(study, participantId, signal), events(study, participantId, path, signal)];
  },
};
