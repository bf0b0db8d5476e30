/** The care team's desk: the participants of a study on one side; what waits, a page, or one person's record on the other. */

import { get } from '../api.js';
import { enrol } from '../desk/enrol.js';
import { find } from '../desk/find.js';
import { glass, noRecord, openGlass } from '../desk/glass.js';
import { pageAddress, pathOf } from '../desk/place.js';
import { element } from '../elements.js';
import { number, say, sayCode, today } from '../language.js';
import { announce, fillWhenLoaded, isOver, reason } from '../parts/notices.js';
import { worklist } from '../parts/worklist.js';
import { personRecord } from './person-record.js';

const READING = ['COORDINATOR', 'CLINICIAN'];
const PAGES = ['find', 'enrol', 'glass'];
/** A clock that is a little ahead must not open a record over and over. */
const LEAST_WAIT_MILLIS = 30_000;

/**
 * The desk.
 *
 * @param {URLSearchParams} place what the address says is open: study, page of it, or participant and part
 *     of the record
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
    ...page(head, desk.pages, desk.node),
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
    this.known = new Map();
    this.record = element('div', { class: 'record' });
    this.node = element('div', { class: 'desk' });
    this.pages = element('nav', { class: 'pages desk-pages no-print', 'aria-label': say('pages') });
    this.next = null;
    this.place = element('div', {});
    this.node.append(
      element(
        'nav',
        { class: 'card people no-print', 'aria-labelledby': 'people-title' },
        element('h2', { id: 'people-title', tabindex: '-1' }, say('staff.participants')),
        this.place,
      ),
      this.record,
    );
    this.listed = this.listAnew();
  }

  listAnew() {
    this.names.replaceChildren();
    this.next = null;
    return fillWhenLoaded(this.place, this.signal, () => this.list());
  }

  /** Opens the record of a participant at one of its parts, a page, or what waits. */
  async open(place, moveFocus = false) {
    const participantId = place.get('participant');
    const wanted = PAGES.find((name) => name === place.get('page'));
    this.opened?.abort();
    this.opened = new AbortController();
    const signal = AbortSignal.any([this.signal, this.opened.signal]);
    this.node.classList.toggle('open', participantId !== null || wanted !== undefined);
    this.pages.classList.toggle('in-record', participantId !== null);
    this.pages.replaceChildren(...pageLinks(this.study, participantId === null ? (wanted ?? null) : undefined));
    this.mark(participantId);
    if (participantId === null && wanted === undefined) {
      this.record.replaceChildren(worklist(this.study, signal), element('p', { class: 'pick' }, say('staff.pick')));
      if (moveFocus) {
        this.node.querySelector('h2').focus();
      }
      return;
    }
    if (participantId === null) {
      this.record.replaceChildren(this.page(wanted, signal));
    } else {
      await this.openRecord(participantId, place, signal);
    }
    if (moveFocus && !signal.aborted) {
      this.record.querySelector('h2')?.focus();
    }
  }

  page(wanted, signal) {
    switch (wanted) {
      case 'find':
        return find(this.study, (person) => this.know(person), signal);
      case 'enrol':
        return enrol(
          this.study,
          (person) => {
            this.know(person);
            this.listed = this.listAnew();
          },
          signal,
        );
      default:
        return glass(this.study, signal);
    }
  }

  know({ participantId, pseudonym }) {
    this.known.set(participantId, pseudonym);
  }

  async openRecord(participantId, place, signal) {
    await this.listed;
    if (signal.aborted) {
      return;
    }
    this.mark(participantId);
    await fillWhenLoaded(this.record, signal, async () => {
      const person = await this.person(participantId, signal);
      if (person === null) {
        return noRecord(this.study);
      }
      if (person.glass !== undefined) {
        const left = new Date(person.glass.expiresAt) - Date.now();
        const closing = setTimeout(() => this.open(place, true), Math.max(left, LEAST_WAIT_MILLIS));
        signal.addEventListener('abort', () => clearTimeout(closing));
      }
      return personRecord(this.study, person, place, signal);
    });
  }

  /** Somebody of the own sites, or whose record is open in an emergency; null where it is neither. */
  async person(participantId, signal) {
    const name = this.known.get(participantId);
    if (name !== undefined) {
      return { id: participantId, name };
    }
    const open = (await openGlass(this.study, signal)).find((one) => one.participantId === participantId);
    if (open !== undefined) {
      return { id: participantId, name: open.pseudonym, glass: open };
    }
    try {
      const { pseudonym } = await get(pathOf(this.study, participantId), signal);
      this.know({ participantId, pseudonym });
      return { id: participantId, name: pseudonym };
    } catch (problem) {
      if (problem.status === 404) {
        return null;
      }
      throw problem;
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
    page.participants.forEach((p) => this.know(p));
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

/** @param {string|null|undefined} current the page, null for what waits, undefined for none of them */
function pageLinks(study, current) {
  const names = [null, 'find', ...(study.roles.includes('COORDINATOR') ? ['enrol'] : []), 'glass'];
  return names.map((name) => element('a', { href: pageAddress(study, name), 'aria-current': name === current ? 'page' : null }, say(name === null ? 'work.title' : `desk.page.${name}`)));
}

/** Each study once, with all roles that the account has there, and the sites at which it coordinates. */
function byStudy(memberships) {
  const studies = new Map();
  for (const { study, role, siteId } of memberships) {
    const known = studies.get(study.code) ?? { ...study, roles: [], coordinates: [] };
    if (!known.roles.includes(role)) {
      known.roles.push(role);
    }
    if (role === 'COORDINATOR') {
      known.coordinates.push(siteId ?? 'ALL');
    }
    studies.set(study.code, known);
  }
  return [...studies.values()];
}
