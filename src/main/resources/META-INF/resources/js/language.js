/** The language of the pages: texts, numbers and dates. The server's words follow it too. */

import en from './texts/en.js';
import es from './texts/es.js';

const TEXTS = { en, es };
/** Dates as the server writes them too: the day before the month. */
const LOCALES = { en: 'en-GB', es: 'es' };
const REMEMBERED = 'sixwalk.language';

/** Each language by its own name. */
export const LANGUAGES = { en: 'English', es: 'Español' };

let current = wanted();

export function language() {
  return current;
}

/** Changes the language and remembers it on this device. */
export function speak(code) {
  current = code;
  try {
    localStorage.setItem(REMEMBERED, code);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** A text, with `{name}` replaced by values. */
export function say(key, values = {}) {
  const text = TEXTS[current][key];
  if (text === undefined) {
    throw new Error(`No text for ${key}`);
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A text for a code that the server sends; a code without one is shown as it is, readable. */
export function sayCode(family, code) {
  return TEXTS[current][`${family}.${code}`] ?? code.toLowerCase().replaceAll('_', ' ');
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(LOCALES[current], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A difference with its sign. */
export function signed(value, digits = 0) {
  return new Intl.NumberFormat(LOCALES[current], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(value);
}

/** A date without time, as `2026-03-01`. */
export function day(isoDate) {
  return new Intl.DateTimeFormat(LOCALES[current], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${isoDate}T00:00:00Z`));
}

/** The date of a moment, by the clock of this device. */
export function dayOf(isoInstant) {
  return new Intl.DateTimeFormat(LOCALES[current], { dateStyle: 'long' }).format(new Date(isoInstant));
}

/** From one date to another. */
export function days(first, last) {
  return first === last ? day(first) : say('dates', { first: day(first), last: day(last) });
}

/** A moment in the zone where it was recorded, wherever the reader is. */
export function moment(isoInstant, zone, dateStyle = 'full') {
  const options = { dateStyle, timeStyle: 'short' };
  try {
    return new Intl.DateTimeFormat(LOCALES[current], { ...options, timeZone: zone }).format(new Date(isoInstant));
  } catch {
    return new Intl.DateTimeFormat(LOCALES[current], { ...options, timeZone: 'UTC', timeZoneName: 'short' }).format(new Date(isoInstant));
  }
}

/** Today, for the foot of a printed page. */
export function today() {
  return new Intl.DateTimeFormat(LOCALES[current], { dateStyle: 'long' }).format(new Date());
}

function wanted() {
  let kept = null;
  try {
    kept = localStorage.getItem(REMEMBERED);
  } catch {
    // See speak().
  }
  const spoken = [kept, ...navigator.languages].filter(Boolean).map((l) => l.slice(0, 2).toLowerCase());
  return spoken.find((l) => l in TEXTS) ?? 'en';
}
