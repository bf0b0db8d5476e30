/** What a page says beside its content: that it loads, that something failed, that something is done. */

import { element } from '../elements.js';
import { say } from '../language.js';

/** Tells everyone, screen readers included, without moving the focus. */
export function announce(text) {
  const status = document.getElementById('status');
  status.textContent = '';
  // A region that is filled anew is read out even if the text is the same as before.
  setTimeout(() => {
    status.textContent = text;
  }, 50);
}

/** A sentence for a failure, without details that help nobody. */
export function reason(problem) {
  switch (problem.status) {
    case 0:
      return say('problem.no-answer');
    case 429:
    case 503:
      return say('problem.busy');
    case 404:
      return say('problem.not-found');
    default:
      return say('problem.other');
  }
}

/** Whether a call was given up because its page was left, or because the session is over. */
export function isOver(problem) {
  return problem.name === 'AbortError' || problem.status === 401 || problem.status === 410;
}

/**
 * Fills a place with what is loaded: first a waiting word, then the content or the reason why not,
 * with a button to try again.
 *
 * @param {HTMLElement} place
 * @param {AbortSignal} signal of the page; after it nothing is shown any more
 * @param {function(): Promise<Node|Node[]>} load
 */
export async function fillWhenLoaded(place, signal, load) {
  place.setAttribute('aria-busy', 'true');
  if (!place.hasChildNodes()) {
    place.replaceChildren(element('p', { class: 'waiting' }, say('loading')));
  }
  try {
    const content = await load();
    if (!signal.aborted) {
      place.replaceChildren(...[content].flat());
    }
  } catch (problem) {
    if (signal.aborted || isOver(problem)) {
      return;
    }
    if (problem.status === undefined) {
      console.error(problem);
    }
    const again = element(
      'button',
      { type: 'button', class: 'quiet', on: { click: () => fillWhenLoaded(place, signal, load) } },
      say('again'),
    );
    place.replaceChildren(element('div', { class: 'notice', role: 'alert' }, element('p', {}, reason(problem)), again));
  } finally {
    place.removeAttribute('aria-busy');
  }
}

/** A button that prints. */
export function printButton() {
  return element('button', { type: 'button', class: 'quiet no-print', on: { click: () => window.print() } }, say('print'));
}
