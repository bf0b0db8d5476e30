/**
 * One adverse event: what was reported, what staff wrote, and a clinician's version with the fields
 * of ICH E2A. Two clinicians may write at once: the second one is told, keeps the own words, and
 * reads the other version before deciding.
 */

import { get, send } from '../api.js';
import { element } from '../elements.js';
import { day, moment, say } from '../language.js';
import { anyOf, area, form, line, oneOf, select } from '../parts/form.js';
import { announce, fillWhenLoaded } from '../parts/notices.js';
import { address } from './place.js';

const STATES = ['COMPLETED', 'DRAFT', 'NOT_AN_EVENT'];
const SEVERITIES = ['MILD', 'MODERATE', 'SEVERE'];
const SERIOUSNESS = ['DEATH', 'LIFE_THREATENING', 'HOSPITALISATION', 'DISABILITY', 'CONGENITAL_ANOMALY', 'IMPORTANT_MEDICAL_EVENT'];
const ACTIONS = ['NOTHING', 'REST', 'MEDICINE_CHANGED', 'DOCTOR_SEEN', 'HOSPITAL', 'WALKS_PAUSED', 'OTHER'];
const OUTCOMES = ['RECOVERED', 'RECOVERING', 'NOT_RECOVERED', 'RECOVERED_WITH_SEQUELAE', 'FATAL', 'UNKNOWN'];
const RELATED = ['NOT_RELATED', 'UNLIKELY', 'POSSIBLE', 'PROBABLE', 'DEFINITE'];

/** What a version says, in the order of the form. */
const SHOWN = {
  onset: day,
  end: day,
  description: (text) => text,
  severity: named('severity'),
  seriousness: several('serious'),
  action: several('action'),
  outcome: named('ended'),
  relatedToWalkTest: named('related'),
  relatedToTreatment: named('related'),
};

export function event(study, participantId, path, eventId, signal) {
  const place = element('div', { class: 'stack' });
  const link = `${path}/adverse-events/${encodeURIComponent(eventId)}`;
  const isClinician = study.roles.includes('CLINICIAN');
  const show = (read) => [summary(read), isClinician ? review(link, read, saved, signal) : element('p', { class: 'card hint' }, say('event.byClinician'))];
  const saved = (read) => {
    place.replaceChildren(...show(read));
    place.querySelector('h3').focus();
    announce(say('event.saved'));
  };
  fillWhenLoaded(place, signal, async () => show(await get(link, signal)));
  return element('div', { class: 'stack event' }, element('p', { class: 'no-print' }, element('a', { class: 'to-do', href: address(study, participantId, { part: 'events' }) }, say('event.back'))), place);
}

function summary(read) {
  const { reported } = read;
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'event-title' },
    element('h3', { id: 'event-title', tabindex: '-1' }, read.terms),
    element('p', {}, element('strong', {}, say(`event.state.${read.state}`)), ' · ', say(`event.source.${read.source}`), ' · ', moment(read.happenedAt, undefined, 'medium')),
    element('h4', {}, say('event.reported')),
    element('p', { class: 'hint' }, say('event.reported.hint')),
    facts({ onset: reported.onset, end: reported.end, description: reported.description }),
    read.versions.length > 0 &&
      element(
        'details',
        { class: 'folded', open: read.versions.length > 0 },
        element('summary', {}, say('event.versions', { n: read.versions.length })),
        [...read.versions].reverse().map(version),
      ),
  );
}

function version({ revision, at, content }) {
  return element('div', { class: 'earlier', 'data-revision': revision }, element('h4', {}, say('event.version', { n: revision, when: moment(at, undefined, 'medium') })), element('p', {}, say(`event.state.${content.state}`)), facts(content));
}

function facts(content) {
  const rows = Object.entries(SHOWN)
    .filter(([name]) => content[name] !== undefined && content[name] !== null && content[name].length !== 0)
    .map(([name, shown]) => element('div', {}, element('dt', {}, say(`event.${name}`)), element('dd', {}, shown(content[name]))));
  return element('dl', { class: 'facts plain' }, rows);
}

/** Nothing that grades an event is filled in from what was reported: that judgement is the clinician's. */
function review(link, read, saved, signal) {
  const before = read.content ?? { onset: read.reported.onset, end: read.reported.end, description: read.reported.description };
  const newer = element('div', {});
  let { revision } = read;
  const readNewest = async () => {
    const newest = await get(link, signal);
    ({ revision } = newest);
    newer.replaceChildren(element('div', { class: 'notice', tabindex: '-1' }, element('p', {}, say('event.newest')), version(newest.versions.at(-1))));
    newer.firstChild.focus();
  };
  return element(
    'section',
    { class: 'card no-print', 'aria-labelledby': 'review-title' },
    element('h3', { id: 'review-title' }, say('event.review')),
    newer,
    form({
      fields: [
        line('onset', say('event.onset'), { type: 'date', value: before.onset }),
        line('end', say('event.end'), { type: 'date', value: before.end, hint: say('event.end.hint') }),
        area('description', say('event.description'), { value: before.description, most: 4000, rows: 4 }),
        oneOf('severity', say('event.severity'), options('severity', SEVERITIES), { value: before.severity, hint: say('event.severity.hint') }),
        anyOf('seriousness', say('event.seriousness'), options('serious', SERIOUSNESS), { value: before.seriousness, hint: say('event.seriousness.hint') }),
        anyOf('action', say('event.action'), options('action', ACTIONS), { value: before.action }),
        select('outcome', say('event.outcome'), options('ended', OUTCOMES), { value: before.outcome }),
        select('relatedToWalkTest', say('event.relatedToWalkTest'), options('related', RELATED), { value: before.relatedToWalkTest, hint: say('event.related.hint') }),
        select('relatedToTreatment', say('event.relatedToTreatment'), options('related', RELATED), { value: before.relatedToTreatment, hint: say('event.treatment.hint') }),
        oneOf('state', say('event.state'), STATES.map((state) => [state, say(`event.as.${state}`)]), { required: true, value: read.content?.state }),
      ],
      go: say('event.go'),
      save: (content) => send('PUT', link, content, signal, { 'If-Match': `"${revision}"` }),
      saved,
      explain: (problem) =>
        problem.code === 'event-changed'
          ? element('div', { 'data-problem': 'event-changed' }, element('p', {}, say('event.changed')), element('button', { type: 'button', class: 'quiet', on: { click: readNewest } }, say('event.readNewest')))
          : null,
    }),
  );
}

function options(family, codes) {
  return codes.map((code) => [code, say(`${family}.${code}`)]);
}

function named(family) {
  return (code) => say(`${family}.${code}`);
}

function several(family) {
  return (codes) => codes.map(named(family)).join(', ');
}
