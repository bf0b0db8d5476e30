/** What a participant is asked: what is due, and one questionnaire at a time. Works without a connection. */

import { getOrLast } from '../api.js';
import { element } from '../elements.js';
import { language, say } from '../language.js';
import { act } from '../parts/act.js';
import { fillWhenLoaded } from '../parts/notices.js';
import { outboxBox } from '../parts/outbox-box.js';
import { pages } from '../parts/pages.js';
import { scoresInWords } from '../parts/score-trends.js';
import * as outbox from '../outbox.js';
import { ask } from '../questionnaire/ask.js';
import { due as follows } from '../questionnaire/follow-up.js';

export function questionsView(account, signal) {
  const place = element('div', { class: 'stack' });
  const offline = element('p', { class: 'card', hidden: navigator.onLine }, say('ask.offline'));
  const told = () => (offline.hidden = navigator.onLine);
  addEventListener('online', told, { signal });
  addEventListener('offline', told, { signal });

  const list = () => fillWhenLoaded(place, signal, () => overview(account, start, signal));
  const start = (definition) =>
    fillWhenLoaded(place, signal, async () => {
      const form = await ask(definition, account.accountId, async (answered, record) => {
        const next = answered ? await nextAfter(record, signal) : undefined;
        if (next === undefined) {
          list();
        } else {
          start(next);
        }
        document.querySelector('h1').focus();
      });
      return form;
    });
  list();
  return element(
    'div',
    { class: 'page large stack' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('ask.title')), pages('ask')),
    offline,
    outboxBox(signal),
    place,
    scoresInWords('/v1/me', signal),
  );
}

/** What can be answered today, by the calendar of this phone where there is no connection. */
async function overview(account, start, signal) {
  const schedule = await getOrLast('/v1/me/schedule', signal);
  const today = dateIn(schedule.zone);
  const due = [...schedule.today, ...schedule.coming].filter(
    (entry) => entry.task === 'QUESTIONNAIRE' && entry.language !== undefined && entry.firstOn <= today && today <= entry.closesOn && !entry.doneToday,
  );
  const followUps = schedule.followUps ?? [];
  const waiting = (await outbox.own()).filter(({ state, record }) => state === 'waiting' && record.kind === 'QUESTIONNAIRE_RESPONSE').map(({ record }) => record);
  due.push(...follows(followUps, waiting).filter((entry) => entry.language !== undefined));
  const { instruments } = await getOrLast('/v1/instruments', signal);
  const offered = instruments.filter((one) => one.schedulable && one.respondent === 'PARTICIPANT').map(asEntry);
  // Fetched ahead, so that each of them can be answered without a connection.
  keepAhead([...due.map(addressOf), ...followUps.map(({ entry }) => addressOf(entry)), ...offered.map(addressOf)], signal);
  return [
    element('section', { class: 'card due' }, element('p', {}, schedule.words), due.length === 0 ? element('p', {}, say('ask.none')) : due.map((entry) => button(entry.title, entry, start, signal))),
    element('details', { class: 'card folded-card all' }, element('summary', {}, element('h2', {}, say('ask.all'))), offered.map((entry) => button(say('ask.start', { title: entry.title }), entry, start, signal))),
  ];
}

/** The questionnaire that follows at once, where this phone can tell and has it. */
async function nextAfter(record, signal) {
  try {
    const { followUps } = await getOrLast('/v1/me/schedule', signal);
    const [entry] = follows(followUps ?? [], [record]);
    return entry?.language && (await getOrLast(addressOf(entry), signal));
  } catch (notHere) {
    return undefined;
  }
}

function button(text, entry, start, signal) {
  return act(text, async () => start(await getOrLast(addressOf(entry), signal)));
}

/** In the language of the page where it has it. */
function asEntry({ id, version, title, languages }) {
  const tags = languages.map((one) => one.tag);
  return { instrument: id, version, title, language: tags.includes(language()) ? language() : tags[0] };
}

function addressOf({ instrument, version, language: shownIn }) {
  return `/v1/instruments/${encodeURIComponent(instrument)}/${encodeURIComponent(version)}?language=${encodeURIComponent(shownIn)}`;
}

async function keepAhead(addresses, signal) {
  for (const address of new Set(addresses)) {
    await getOrLast(address, signal).catch(() => {});
  }
}

/** Today in a zone, as `2026-03-01`. */
function dateIn(zone) {
  return new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(new Date());
}
