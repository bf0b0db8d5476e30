/** What a participant sees: the questions before a walk, what is planned, the own trend and walks, and a way to send one. */

import { get } from '../api.js';
import { element } from '../elements.js';
import { say, today } from '../language.js';
import { gateCard } from '../parts/gate.js';
import { fillWhenLoaded, printButton } from '../parts/notices.js';
import { outboxBox } from '../parts/outbox-box.js';
import { pages } from '../parts/pages.js';
import { ownSchedule } from '../parts/schedule.js';
import { sendFile } from '../parts/send-file.js';
import { toldCard } from '../parts/told.js';
import { toRead } from '../parts/to-read.js';
import { help, inShort, trendPicture, withheld } from '../parts/trend.js';
import { ownWalks } from '../parts/walks.js';

const TREND = '/v1/me/trends/walk-distance';

export function participantView(account, signal) {
  const trend = element('div', { class: 'stack' });
  const schedule = element('div', {});
  const walks = element('div', {});
  const load = () => {
    fillWhenLoaded(trend, signal, () => ownTrend(signal));
    schedule.replaceChildren(ownSchedule(signal));
    walks.replaceChildren(ownWalks(signal));
  };
  load();
  return element(
    'div',
    { class: 'page large stack' },
    element(
      'div',
      { class: 'page-head' },
      element('h1', { tabindex: '-1' }, say('own.title')),
      element('p', { class: 'who' }, say('own.who', { pseudonym: account.pseudonym, study: account.study.name })),
      element('p', { class: 'only-print' }, say('printed', { date: today() })),
      pages('walking'),
    ),
    outboxBox(signal),
    toRead(signal),
    gateCard(signal),
    toldCard(signal),
    schedule,
    trend,
    walks,
    sendFile(account.study.synthetic, signal, load),
    element('p', {}, printButton()),
  );
}

/** A study may keep trends back until it ends; that is calmly said, and is no failure. */
async function ownTrend(signal) {
  try {
    const trend = await get(TREND, signal);
    return [inShort(trend), trendPicture(TREND, trend, signal), help(trend)];
  } catch (problem) {
    if (problem.status === 403) {
      return withheld(say('trend.withheld.own'));
    }
    throw problem;
  }
}
