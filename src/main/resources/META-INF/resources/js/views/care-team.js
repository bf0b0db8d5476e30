/** The care team's desk: the participants of a study on one side; what waits, or one person's record, on the other. */

import { get } from '../api.js';
import { element } from '../elements.js';
import { number, say, sayCode, today } from '../language.js';
import { announce, fillWhenLoaded, isOver, reason } from '../parts/notices.js';
import { worklist } from '../parts/worklist.js';
import { personRecord } from './person-record.js';

const READING = ['COORDINATOR', 'CLINICIAN'];

/**
 * The desk.
 *
 * @param {URLSearchParams} place what the address says is open: study, participant and part of the record
 * @return {{node: Node, follow: function(URLSearchParams): boolean}} follow opens another record of
 *     the same study; it says false where the whole desk has to be laid anew
 */
export function careTeamView(account, place, signal) {
  const studies = byStudy(account.memberships);
  const study = studies.find((s) => s.code === place.get('study')) ?? studies[0];
  if (study === undefined) {
    return page(heading(), element('p', { class: 'card' }, say('staff.noStudy')));
  }
  const head = element(
    'div',
    { class: 'page-head' },
    heading(),
    studies.length > 1 ? picker(studies, study) : element('p', { class: 'who' }, study.name),
    element('p', { class: 'who' }, say('staff.roles', { roles: study.roles.map((r) => sayCode('role', r)).join(', ') })),
    element('p', { class: 'only-print' }, say('printed', { date: today() })),
  );
  if (!study.roles.some((r) => READING.includes(r))) {
    return page(head, element('p', { class: 'card' }, say('staff.noList')));
  }
  const desk = new Desk(study, signal);
  desk.open(place);
  return {
    ...page(head, desk.node),
    follow: (to) => {
      if ((to.get('study') ?? study.code) !== study.code) {
        return false;
      }
      desk.open(to, true);
      return true;
    },
  };
}

/** The list and the record beside it. The list stays while records change. */
class Desk {
  constructor(study, signal) {
    this.study = study;
    this.signal = signal;
    this.names = element('ul', { class: 'names' });
    this.record = element('div', { class: 'record' });
    this.node = element('div', { class: 'desk' });
    this.next = null;
    const place = element('div', {});
    this.node.append(
      element(
        'nav',
        { class: 'card people no-print', 'aria-labelledby': 'people-title' },
        element('h2', { id: 'people-title', tabindex: '-1' }, say('staff.participants')),
        place,
      ),
      this.record,
    );
    this.listed = fillWhenLoaded(place, signal, () => this.list());
  }

  /** Opens the record of a participant at one of its parts, or none. */
  async open(place, moveFocus = false) {
    const participantId = place.get('participant');
    this.opened?.abort();
    this.opened = new AbortController();
    const signal = AbortSignal.any([this.signal, this.opened.signal]);
    this.node.classList.toggle('open', participantId !== null);
    this.mark(participantId);
    if (participantId === null) {
      this.record.replaceChildren(worklist(this.study, signal), element('p', { class: 'pick' }, say('staff.pick')));
      if (moveFocus) {
        this.node.querySelector('h2').focus();
      }
      return;
    }
    await this.listed;
    if (signal.aborted) {
      return;
    }
    this.mark(participantId);
    const name = this.link(participantId)?.textContent ?? participantId.slice(0, 8);
    this.record.replaceChildren(personRecord(this.study, participantId, name, place, signal));
    if (moveFocus) {
      this.record.querySelector('h2').focus();
    }
  }

  mark(participantId) {
    this.names.querySelector('[aria-current]')?.removeAttribute('aria-current');
    this.link(participantId)?.setAttribute('aria-current', 'page');
  }

  link(participantId) {
    return [...this.names.querySelectorAll('a')].find((a) => a.dataset.participant === participantId);
  }

  async list() {
    const filter = element('input', { id: 'filter', type: 'search', autocomplete: 'off', spellcheck: 'false' });
    const found = element('p', { class: 'hint', role: 'status' });
    const more = element('button', { type: 'button', class: 'quiet' }, say('staff.more'));
    const show = () => {
      const wanted = filter.value.trim().toLowerCase();
      const items = [...this.names.children];
      items.forEach((item) => {
        item.hidden = !item.textContent.toLowerCase().includes(wanted);
      });
      const shown = items.filter((item) => !item.hidden).length;
      found.textContent = say('staff.found', { n: number(shown), all: number(items.length) });
      more.hidden = this.next === null;
    };
    filter.addEventListener('input', show);
    more.addEventListener('click', async () => {
      try {
        await this.load();
        show();
      } catch (problem) {
        if (!isOver(problem)) {
          announce(reason(problem));
        }
      }
    });
    await this.load();
    show();
    return this.names.hasChildNodes()
      ? [element('label', { for: 'filter' }, say('staff.filter')), filter, found, this.names, more]
      : element('p', {}, say('staff.nobody'));
  }

  async load() {
    const after = this.next === null ? '' : `&after=${encodeURIComponent(this.next)}`;
    const path = `/v1/studies/${encodeURIComponent(this.study.code)}/participants?limit=200${after}`;
    const page = await get(path, this.signal);
    this.next = page.next ?? null;
    this.names.append(...page.participants.map((p) => element('li', {}, this.line(p))));
  }

  line({ participantId, pseudonym }) {
    const place = new URLSearchParams({ study: this.study.code, participant: participantId });
    return element('a', { href: `#${place}`, 'data-participant': participantId }, pseudonym);
  }
}

function page(...content) {
  return { node: element('div', { class: 'page wide stack' }, content), follow: () => false };
}

function heading() {
  return element('h1', { tabindex: '-1' }, say('staff.title'));
}

function picker(studies, study) {
  const go = (event) => {
    location.hash = new URLSearchParams({ study: event.target.value }).toString();
  };
  return element(
    'p',
    { class: 'picker' },
    element('label', { for: 'study' }, say('staff.study')),
    element(
      'select',
      { id: 'study', on: { change: go } },
      studies.map((s) => element('option', { value: s.code, selected: s === study }, s.name)),
    ),
  );
}

/** Each study once, with all roles that the account has there. */
function byStudy(memberships) {
  const studies = new Map();
  for (const { study, role } of memberships) {
    const known = studies.get(study.code) ?? { ...study, roles: [] };
    if (!known.roles.includes(role)) {
      known.roles.push(role);
    }
    studies.set(study.code, known);
  }
  return [...studies.values()];
}
