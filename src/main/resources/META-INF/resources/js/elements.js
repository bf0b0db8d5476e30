/**
 * Builds what a page shows. Text becomes text nodes and nothing else: nothing that a server or a
 * file says is ever read as markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element.
 *
 * @param {string} tag
 * @param {object} attributes `on` holds listeners by event; true sets, false and null leave out
 * @param {...(Node|string|number|null|false|Array)} children
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An icon: paths on a field of 24 by 24, in the colour of the text, silent for screen readers. */
export function icon(...paths) {
  const svg = fill(
    document.createElementNS(SVG, 'svg'),
    { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' },
    [],
  );
  for (const d of paths) {
    svg.append(fill(document.createElementNS(SVG, 'path'), { d }, []));
  }
  return svg;
}

/** The items as a list. */
export function list(items, attributes = {}) {
  return element('ul', attributes, items.map((item) => element('li', {}, item)));
}

/** Something to unfold. On paper it is unfolded. */
export function folded(title, ...children) {
  return element('details', { class: 'folded' }, element('summary', {}, title), ...children);
}

/**
 * A table that becomes a list of cards on a narrow screen. The roles are said again because
 * browsers forget them when cells are laid out as blocks.
 *
 * @param {string} caption read out with the table
 * @param {string[]} heads
 * @param {Array<Array>} rows the first cell names the row
 */
export function table(caption, heads, rows) {
  return element(
    'table',
    { role: 'table' },
    element('caption', { class: 'unseen' }, caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element('tr', { role: 'row' }, heads.map((h) => element('th', { scope: 'col', role: 'columnheader' }, h))),
    ),
    element('tbody', { role: 'rowgroup' }, rows.map((cells) => row(heads, cells))),
  );
}

function row(heads, cells) {
  const [name, ...rest] = cells;
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, name),
    rest.map((cell, i) => element('td', { role: 'cell', 'data-head': heads[i + 1] }, element('div', {}, cell))),
  );
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return made;
}
