/** One question: its wording and the control that fits its kind. */

import { element } from '../elements.js';
import { say } from '../language.js';

/**
 * The control.
 *
 * @param {object} item of a definition, with wording in one language
 * @param {Array<string|number>} given what was answered before
 * @param {string} spoken language of the wording, which may differ from that of the page
 * @returns {{node: Node, values: function(): Array<string|number>, problem: function(): string|null}}
 */
export function field(item, given, spoken) {
  switch (item.kind) {
    case 'CHOICE':
    case 'MULTIPLE_CHOICE':
      return choices(item, given, spoken);
    case 'INTEGER':
    case 'DECIMAL':
      return numbers(item, given, spoken);
    default:
      return text(item, given, spoken);
  }
}

function choices(item, given, spoken) {
  const several = item.kind === 'MULTIPLE_CHOICE';
  const inputs = item.options.map((option) =>
    element('input', { type: several ? 'checkbox' : 'radio', name: 'answer', value: option.code, checked: given.includes(option.code) }),
  );
  // "None of these" and another answer cannot both be true; the last one chosen counts.
  inputs.forEach((input, i) =>
    input.addEventListener('change', () => {
      if (several && input.checked) {
        inputs.forEach((other, o) => {
          if (o !== i && (item.options[i].exclusive || item.options[o].exclusive)) {
            other.checked = false;
          }
        });
      }
    }),
  );
  const node = element(
    'fieldset',
    { class: 'question', lang: spoken },
    element('legend', { tabindex: '-1' }, item.text),
    several && element('p', { class: 'hint' }, say('ask.several')),
    inputs.map((input, i) => element('label', { class: 'answer' }, input, element('span', {}, item.options[i].text))),
  );
  return { node, values: () => inputs.filter((i) => i.checked).map((i) => i.value), problem: () => null };
}

function numbers(item, given, spoken) {
  const input = element('input', {
    type: 'text',
    id: 'answer',
    inputmode: item.kind === 'INTEGER' ? 'numeric' : 'decimal',
    autocomplete: 'off',
    value: given[0] ?? '',
    'aria-describedby': 'answer-hint',
  });
  const value = () => Number(input.value.trim().replace(',', '.'));
  const decimals = item.decimals ?? 0;
  const problem = () =>
    input.value.trim() === '' || (value() >= item.min && value() <= item.max && Number(value().toFixed(decimals)) === value())
      ? null
      : say('ask.number', { min: item.min, max: item.max });
  return {
    node: labelled(item, input, spoken, say('ask.number', { min: item.min, max: item.max })),
    values: () => (input.value.trim() === '' ? [] : [value()]),
    problem,
  };
}

function text(item, given, spoken) {
  const attributes = { id: 'answer', autocomplete: 'off', 'aria-describedby': 'answer-hint' };
  const input =
    item.kind === 'DATE'
      ? element('input', { ...attributes, type: 'date', value: given[0] ?? '' })
      : element('textarea', { ...attributes, rows: 4, maxlength: item.maxLength }, given[0] ?? '');
  return {
    node: labelled(item, input, spoken, item.kind === 'DATE' ? say('ask.date') : say('ask.text')),
    values: () => (input.value.trim() === '' ? [] : [input.value.trim()]),
    problem: () => (input.validity.badInput ? say('ask.date') : null),
  };
}

function labelled(item, input, spoken, hint) {
  return element(
    'div',
    { class: 'question' },
    element('label', { for: 'answer', lang: spoken, tabindex: '-1' }, item.text),
    element('p', { class: 'hint', id: 'answer-hint' }, hint),
    input,
  );
}
