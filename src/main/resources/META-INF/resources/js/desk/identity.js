/** Who a person is, which is kept apart from study data: the fields to write it, and to read it. */

import { day, say } from '../language.js';
import { line } from '../parts/form.js';

const FIELDS = {
  name: { most: 200 },
  phone: { most: 40 },
  email: { most: 200 },
  birthDate: { type: 'date' },
};

/** @param {string} at where the identity stands in what is sent, `identity/` or nothing */
export function identityFields(at, identity = {}, more = {}) {
  return Object.entries(FIELDS).map(([name, of]) =>
    line(`${at}${name}`, say(`person.${name}`), { ...of, ...more[name], value: identity[name], hint: name === 'phone' ? say('person.phone.hint') : undefined }),
  );
}

/** What was written, without the fields that are empty; undefined where all are. */
export function identityOf(at, values) {
  const written = Object.keys(FIELDS)
    .map((name) => [name, values[`${at}${name}`]])
    .filter(([, value]) => value !== undefined);
  return written.length === 0 ? undefined : Object.fromEntries(written);
}

/** Names and values to be shown. */
export function identityFacts(identity = {}) {
  return [
    ['person.name', identity.name],
    ['person.phone', identity.phone],
    ['person.email', identity.email],
    ['person.birthDate', identity.birthDate && day(identity.birthDate)],
  ];
}
