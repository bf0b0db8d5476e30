/**
 * An invented walk as a phone would record it, to try the upload with: a straight line over the open
 * North Sea, where nobody lives.
 */

import { uuid7, withOffset } from './phone-clock.js';

const LATITUDE = 54.5;
const LONGITUDE = 7.0;
const METRES_PER_DEGREE = 111_320;
const METRES_PER_STEP = 0.52;
const NOISE_METRES = 0.6;
const SECONDS = 360;
const MINUTES_AGO = 10;

/**
 * A walk that has just ended.
 *
 * @param {number} metres true distance; the phone claims 6 % more, as phones do for slow walkers
 */
export function sampleWalk(metres = 300 + 40 * Math.random()) {
  const start = new Date(Date.now() - MINUTES_AGO * 60_000);
  const seconds = Array.from({ length: SECONDS + 1 }, (_, second) => second);
  const stepTimes = seconds.filter((second) => second % 5 === 0);
  const eastPerDegree = METRES_PER_DEGREE * Math.cos((LATITUDE * Math.PI) / 180);
  return {
    id: uuid7(start),
    kind: 'WALK',
    measuredAt: withOffset(start),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    plannedSeconds: SECONDS,
    elapsedSeconds: SECONDS,
    endReason: 'COMPLETED',
    course: { type: 'OUTDOOR_FREE' },
    aid: 'NONE',
    supervision: 'LAY_COMPANION',
    before: { breathlessness: 1, fatigue: 2 },
    after: { breathlessness: 3, fatigue: 4 },
    fixes: {
      t: seconds,
      lat: seconds.map((s) => degrees(LATITUDE + ((metres * s) / SECONDS + noise()) / METRES_PER_DEGREE)),
      lon: seconds.map(() => degrees(LONGITUDE + noise() / eastPerDegree)),
      accuracy: seconds.map(() => 4),
    },
    steps: { t: stepTimes, count: stepTimes.map((s) => Math.floor((metres * s) / SECONDS / METRES_PER_STEP)) },
    claimed: { metres: Math.round(metres * 1.06), method: 'GPS' },
    device: { model: 'synthetic', appBuild: 'reference page' },
  };
}

/** A normal deviate (Box and Muller 1958, Ann Math Stat 29:610-611). */
function noise() {
  return NOISE_METRES * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

function degrees(value) {
  return Math.round(value * 1e7) / 1e7;
}
