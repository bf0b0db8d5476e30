/** One participant's trend for the care team, with the numbers that its headline rests on. */

import { get } from '../api.js';
import { element, folded, table } from '../elements.js';
import { number, say, sayCode, signed } from '../language.js';
import { inShort, seriesOfHeadline, trendPicture, withheld } from '../parts/trend.js';

const THRESHOLDS = ['mcid', 'small', 'substantial', 'standardErrorAtHome', 'standardErrorSupervised', 'practiceAllowance'];

export async function trendOf(path, signal) {
  try {
    const trend = await get(path, signal);
    return [
      element('div', { class: 'beside' }, inShort(trend, 'h3'), facts(trend)),
      trendPicture(path, trend, signal, 'h3'),
      details(trend),
    ];
  } catch (problem) {
    if (problem.status === 403) {
      return withheld(say('trend.withheld.other'), 'h3');
    }
    throw problem;
  }
}

/** The numbers that the headline rests on. */
function facts(trend) {
  const { headline, thresholds } = trend;
  const series = seriesOfHeadline(trend);
  const visit = series?.visits.find((v) => v.window === headline.visit);
  const lines = [];
  if (series?.baseline.mean !== undefined) {
    lines.push(fact(say('fact.baseline'), metres(series.baseline.mean), spread(series.baseline)));
  }
  if (visit?.mean !== undefined) {
    lines.push(fact(say('fact.visit', { visit: headline.visit }), metres(visit.mean), spread(visit)));
  }
  if (headline.change !== undefined) {
    lines.push(...change(headline));
  }
  lines.push(
    fact(
      say('fact.threshold'),
      metres(thresholds.mcid.value),
      say('fact.threshold.version', { version: thresholds.version }),
    ),
  );
  return element('dl', { class: 'card facts' }, lines);
}

function change(headline) {
  const { difference, low, high, probabilityImproved, probabilityWorse, probabilityBetween } = headline.change;
  const lines = [
    fact(
      say('fact.change'),
      say('m', { n: signed(difference) }),
      say('fact.change.interval', { low: signed(low), high: signed(high) }),
    ),
    fact(
      say('fact.probability'),
      headline.certainty && sayCode('certainty', headline.certainty),
      say('fact.probability.parts', {
        better: percent(probabilityImproved),
        worse: percent(probabilityWorse),
        between: percent(probabilityBetween),
      }),
    ),
  ];
  if (headline.moreWalksToSettle !== undefined) {
    lines.push(fact(say('fact.settle'), say('fact.settle.more', { n: number(headline.moreWalksToSettle) })));
  } else if (headline.moreWalksCannotSettle) {
    lines.push(fact(say('fact.settle'), say('fact.settle.cannot')));
  }
  return lines;
}

function fact(name, value, more) {
  return element(
    'div',
    {},
    element('dt', {}, name),
    element('dd', {}, value && element('strong', {}, value), more && element('span', {}, more)),
  );
}

function details(trend) {
  const series = seriesOfHeadline(trend);
  const slope = series?.slope.words ?? [];
  const rows = THRESHOLDS.map((name) => {
    const { value, source, population } = trend.thresholds[name];
    return [say(`detail.${name}`), metres(value), [element('p', {}, source), element('p', { class: 'hint' }, population)]];
  });
  return element(
    'section',
    { class: 'card' },
    folded(
      say('detail.title'),
      element('h3', {}, say('detail.slope')),
      slope.length > 0 ? slope.map((s) => element('p', {}, s)) : element('p', {}, say('detail.slope.none')),
      trend.expected?.words && [
        element('h3', {}, say('detail.expected')),
        element('p', {}, trend.expected.words),
        element('p', { class: 'hint' }, trend.expected.source),
      ],
      element('h3', {}, say('detail.thresholds')),
      table(say('detail.thresholds.caption'), [say('detail.what'), say('detail.value'), say('detail.source')], rows),
    ),
  );
}

function spread({ walks, low, high }) {
  return say('fact.walks', { n: number(walks), low: number(low), high: number(high) });
}

function metres(value) {
  return say('m', { n: number(value) });
}

/** Whole percent; what is neither impossible nor certain is not said to be. */
function percent(probability) {
  const whole = Math.round(probability * 100);
  if (whole === 0 || whole === 100) {
    return whole === 0 ? '<\u200a1' : '>\u200a99';
  }
  return number(whole);
}
