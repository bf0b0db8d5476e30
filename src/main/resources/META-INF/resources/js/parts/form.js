/**
 * Forms that say what is wrong at the field where it is wrong: what is missing before anything is
 * sent, and what the server refuses by the pointer of its problem.
 */

import { element } from '../elements.js';
import { say } from '../language.js';
import { announce, isOver, reason } from './notices.js';

/** What the server refuses, by its code, where the pages have a sentence of their own for it. */
const OWN_WORDS = { required: 'form.missing', 'six-digits': 'form.sixDigits', 'number-to-call': 'form.numberToCall' };

/**
 * A form.
 *
 * @param {object} of
 * @param {Array} of.fields made by the functions below; what stands between them may be nodes
 * @param {string} of.go what the button says
 * @param {function(object): Promise} of.save takes the values by name
 * @param {function(*)} of.saved takes what save gave
 * @param {function(Problem): Node|string|null} [of.explain] for a problem that means something here
 */
export function form({ fields, go, save, saved, explain = () => null }) {
  const asked = fields.filter((field) => field.value !== undefined);
  const problem = element('div', { class: 'problem', role: 'alert' });
  const button = element('button', { type: 'submit' }, go);
  const made = element('form', { novalidate: true, class: 'fields' }, fields.map((field) => field.node ?? field), problem, element('p', { class: 'actions' }, button));

  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.replaceChildren();
    asked.forEach((field) => field.wrong(mistakeIn(field)));
    const first = asked.find((field) => field.isWrong());
    if (first !== undefined) {
      first.focus();
      return;
    }
    button.disabled = true;
    try {
      saved(await save(Object.fromEntries(asked.map((field) => [field.name, field.value()]))));
    } catch (failure) {
      if (!isOver(failure)) {
        refuse(failure);
      }
    } finally {
      button.disabled = false;
    }
  });
  return made;

  function refuse(failure) {
    if (failure.status === undefined) {
      console.error(failure);
    }
    const explained = explain(failure);
    if (explained !== null) {
      problem.replaceChildren(explained);
      return;
    }
    const unplaced = failure.errors?.filter((error) => !place(error)) ?? [];
    asked.find((field) => field.isWrong())?.focus();
    if (unplaced.length > 0) {
      problem.replaceChildren(...unplaced.map((error) => element('p', { lang: 'en' }, error.detail ?? error.code)));
    } else if (!asked.some((field) => field.isWrong())) {
      problem.replaceChildren(failure.status === undefined ? say('problem.other') : reason(failure));
    } else {
      announce(say('problem.check'));
    }
  }

  /** `words` are a sentence that a page has put in the place of the server's. */
  function place({ pointer, detail, code, words }) {
    const field = asked.find(({ name }) => pointer === `/${name}` || pointer?.startsWith(`/${name}/`));
    field?.wrong(words ?? (code in OWN_WORDS ? say(OWN_WORDS[code]) : say('form.refused', { detail: detail ?? code })));
    return field !== undefined;
  }
}

/** One line: `text`, `tel`, `date`, `time` or `number`. An empty one has no value. */
export function line(name, label, { type = 'text', hint, value, required = false, most, step, autocomplete = 'off' } = {}) {
  const input = element('input', {
    type: type === 'number' ? 'text' : type,
    inputmode: type === 'number' ? 'decimal' : null,
    id: `field-${name}`,
    value,
    maxlength: most,
    step,
    autocomplete,
    'aria-required': required ? 'true' : null,
  });
  const given = () => input.value.trim() || undefined;
  const number = () => (given() === undefined ? undefined : Number(given().replace(',', '.')));
  return labelled(name, label, hint, input, required, type === 'number' ? number : given);
}

/** Several lines of text. */
export function area(name, label, { hint, value, required = false, most = 2000, rows = 3 } = {}) {
  const input = element('textarea', { id: `field-${name}`, rows, maxlength: most, 'aria-required': required ? 'true' : null }, value);
  return labelled(name, label, hint, input, required, () => input.value.trim() || undefined);
}

/** One of a list, folded until it is opened. */
export function select(name, label, options, { hint, value, required = false } = {}) {
  const input = element(
    'select',
    { id: `field-${name}`, 'aria-required': required ? 'true' : null },
    element('option', { value: '' }, say('form.choose')),
    options.map(([code, text]) => element('option', { value: code, selected: code === value }, text)),
  );
  return labelled(name, label, hint, input, required, () => input.value || undefined);
}

/** One of a few, all seen at once. */
export function oneOf(name, label, options, { hint, value, required = false } = {}) {
  const inputs = options.map(([code]) => element('input', { type: 'radio', name, value: code, checked: code === value }));
  return grouped(name, label, hint, options, inputs, required, () => inputs.find((input) => input.checked)?.value);
}

/** Any of a few. */
export function anyOf(name, label, options, { hint, value = [], required = false } = {}) {
  const inputs = options.map(([code]) => element('input', { type: 'checkbox', value: code, checked: value.includes(code) }));
  return grouped(name, label, hint, options, inputs, required, () => inputs.filter((input) => input.checked).map((input) => input.value));
}

function labelled(name, label, hint, input, required, value) {
  const { problem, wrong, isWrong } = mistake(name, () => [input]);
  const described = [hint === undefined ? null : `field-${name}-hint`, problem.id].filter(Boolean).join(' ');
  input.setAttribute('aria-describedby', described);
  const node = element(
    'div',
    { class: 'field' },
    element('label', { for: input.id }, label),
    hint !== undefined && element('p', { class: 'hint', id: `field-${name}-hint` }, hint),
    input,
    problem,
  );
  return { name, node, value, required, wrong, isWrong, focus: () => input.focus() };
}

function grouped(name, label, hint, options, inputs, required, value) {
  const { problem, wrong, isWrong } = mistake(name, () => inputs);
  const node = element(
    'fieldset',
    { class: 'field', 'aria-describedby': [hint === undefined ? null : `field-${name}-hint`, problem.id].filter(Boolean).join(' ') },
    element('legend', {}, label),
    hint !== undefined && element('p', { class: 'hint', id: `field-${name}-hint` }, hint),
    options.map(([, text], i) => element('label', { class: 'choice' }, inputs[i], element('span', {}, text))),
    problem,
  );
  return { name, node, value, required, wrong, isWrong, focus: () => inputs[0].focus() };
}

/** The sentence below a field, and the mark on its controls. */
function mistake(name, controls) {
  const problem = element('p', { class: 'problem', id: `field-${name}-problem` });
  return {
    problem,
    wrong: (text) => {
      problem.textContent = text ?? '';
      controls().forEach((control) => (text === null ? control.removeAttribute('aria-invalid') : control.setAttribute('aria-invalid', 'true')));
    },
    isWrong: () => problem.textContent !== '',
  };
}

/** What can be seen before anything is sent, or null. */
function mistakeIn(field) {
  const value = field.value();
  if (Number.isNaN(value)) {
    return say('form.number');
  }
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  return field.required && isEmpty ? say('form.missing') : null;
}
