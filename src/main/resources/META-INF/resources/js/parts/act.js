import { element } from '../elements.js';
import { say } from '../language.js';
import { isOver, reason } from './notices.js';

/** A button that does one thing on the server and says so where it fails. */
export function act(text, work, after = () => {}) {
  const problem = element('span', { class: 'problem', role: 'alert' });
  const button = element('button', { type: 'button', class: 'quiet' }, text);
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.textContent = '';
    try {
      if ((await work()) !== false) {
        after();
      }
    } catch (failure) {
      if (!isOver(failure)) {
        problem.textContent = failure.status === 422 ? say('problem.check') : reason(failure);
      }
    } finally {
      button.disabled = false;
    }
  });
  return element('p', { class: 'act' }, button, problem);
}
