/** The walks of a participant as the care team reads them, with the clinician's decision. */

import { get } from '../api.js';
import { element, table } from '../elements.js';
import { moment, number, say, sayCode, signed } from '../language.js';
import { decide } from './decision.js';
import { countsIcon } from './icons.js';
import { announce, fillWhenLoaded, isOver, reason } from './notices.js';

const PAGE = 20;

/**
 * The table, newest walk first.
 *
 * @param {boolean} mayDecide only a clinician decides
 * @param {string|null} wanted the walk that one came for; as many pages are read as it takes
 * @param {function()} whenDecided called after a decision, because it may change the trend
 */
export function walksTable(path, name, mayDecide, wanted, signal, whenDecided) {
  const place = element('div', {});
  const walks = [];
  let next = null;

  const load = async () => {
    const after = next === null ? '' : `&after=${encodeURIComponent(next)}`;
    const page = await get(`${path}?limit=${PAGE}${after}`, signal);
    walks.push(...page.walks);
    next = page.next ?? null;
  };

  const heads = ['date', 'estimate', 'claimed', 'verdict', 'flags', ...(mayDecide ? ['decide'] : [])];
  const show = () => {
    if (walks.length === 0) {
      return element('p', {}, say('walks.none'));
    }
    return [
      table(
        say('staff.walks.caption', { pseudonym: name }),
        heads.map((h) => say(`column.${h}`)),
        walks.map((walk) => cells(walk, mayDecide && (() => openDecision(walk)))),
      ),
      next !== null && element('button', { type: 'button', class: 'quiet no-print', on: { click: older } }, say('walks.older')),
    ].filter(Boolean);
  };

  const older = async () => {
    try {
      await load();
      place.replaceChildren(...[show()].flat());
      announce(say('walks.loaded'));
    } catch (problem) {
      if (!isOver(problem)) {
        announce(reason(problem));
      }
    }
  };

  const openDecision = (walk) =>
    decide(`${path}/${encodeURIComponent(walk.id)}/decisions`, walk, signal, (decided) => {
      const at = walks.indexOf(walk);
      walks[at] = decided;
      place.replaceChildren(...[show()].flat());
      place.querySelectorAll('tbody tr')[at].querySelector('button')?.focus();
      announce(say('decide.saved'));
      whenDecided();
    });

  fillWhenLoaded(place, signal, async () => {
    do {
      await load();
    } while (wanted !== null && next !== null && !walks.some((walk) => walk.id === wanted));
    return show();
  }).then(() => point());
  return place;

  /** Leads the eye, and whoever reads by ear, to the walk that the list of work was about. */
  function point() {
    const row = place.querySelectorAll('tbody tr')[walks.findIndex((walk) => walk.id === wanted)];
    if (row !== undefined) {
      row.classList.add('wanted');
      row.querySelector('th').tabIndex = -1;
      row.scrollIntoView({ block: 'center' });
      (row.querySelector('button') ?? row.querySelector('th')).focus({ preventScroll: true });
    }
  }
}

function cells(walk, open) {
  const date = moment(walk.measuredAt, walk.zone, 'medium');
  const row = [
    [element('span', { class: 'nowrap' }, date), element('span', { class: 'hint' }, sayCode('course', walk.courseType))],
    estimate(walk),
    claimed(walk),
    [
      element('p', { class: 'mark', 'data-counts': walk.counts }, countsIcon(walk.counts), ' ', say(walk.counts ? 'walks.counts' : 'walks.countsNot')),
      walk.reasons.map((r) => element('p', { class: 'hint' }, r.sentence)),
    ],
    walk.withheld ? say('withheld.cell') : flags(walk.estimate),
  ];
  if (open) {
    const label = say('decide.openFor', { date });
    row.push(element('button', { type: 'button', class: 'quiet small no-print', 'aria-label': label, on: { click: open } }, say('decide.open')));
  }
  return row;
}

function estimate({ withheld, estimate: made }) {
  if (withheld) {
    return say('withheld.cell');
  }
  if (made?.metres === undefined) {
    return say('walks.noDistance');
  }
  return [
    element('strong', {}, say('m', { n: number(made.metres) })),
    made.standardErrorMetres !== undefined &&
      element('p', { class: 'hint' }, say('estimate.error', { n: number(made.standardErrorMetres, 1) })),
    made.method && element('p', { class: 'hint' }, say('estimate.method', { method: sayCode('method', made.method) })),
  ];
}

function claimed({ withheld, claimed: said }) {
  if (withheld) {
    return say('withheld.cell');
  }
  if (said === undefined) {
    return say('claimed.none');
  }
  return [
    `${say('m', { n: number(said.metres) })} (${sayCode('claim', said.method)})`,
    said.differenceMetres !== undefined &&
      element('p', { class: 'hint' }, say('claimed.difference', { n: signed(said.differenceMetres) })),
  ];
}

function flags(made) {
  const raised = made?.flags ?? [];
  return raised.length === 0 ? say('flags.none') : element('ul', { class: 'flags' }, raised.map((f) => element('li', { title: f }, sayCode('flag', f))));
}
