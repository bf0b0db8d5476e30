import { element } from '../elements.js';
import { say } from '../language.js';
import { isOver, reason } from './notices.js';

/**
 * A button that does one thing on the server and says so where it fails.
 *
 * @param {function(): Promise} work giving false leaves it at that, and `after` does not run
 * @param {object} [more]
 * @param {boolean} [more.main] whether it is what most people come to this place for
 * @param {function(Problem): string|null} [more.explain] for a problem that means something here
 */
export function act(text, work, after = () => {}, { main = false, explain = () => null } = {}) {
  const problem = element('span', { class: 'problem', role: 'alert' });
  const button = element('button', { type: 'button', class: main ? null : 'quiet' }, text);
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.textContent = '';
    try {
      if ((await work()) !== false) {
        after();
      }
    } catch (failure) {
      if (!isOver(failure)) {
        problem.textContent = explain(failure) ?? (failure.status === 422 ? say('problem.check') : reason(failure));
      }
    } finally {
      button.disabled = false;
    }
  });
  return element('p', { class: 'act' }, button, problem);
}
