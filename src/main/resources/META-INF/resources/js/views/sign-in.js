/** The way in: a code, typed or followed as a link. */

import { signIn } from '../api.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import { reason } from '../parts/notices.js';

/**
 * The page.
 *
 * @param {string|null} why the last session ended, or null
 * @param {string|null} code from a link, which is redeemed at once
 * @param {function(object)} whenSignedIn called with the server's answer
 */
export function signInView(why, code, whenSignedIn) {
  const input = element('input', {
    id: 'code',
    name: 'code',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    autocorrect: 'off',
    spellcheck: 'false',
    maxlength: '200',
    required: true,
    'aria-describedby': 'code-hint code-problem',
    value: code,
  });
  const problem = element('p', { class: 'problem', id: 'code-problem', role: 'alert' });
  const go = element('button', { type: 'submit' }, say('signin.go'));

  async function redeem() {
    problem.textContent = '';
    input.removeAttribute('aria-invalid');
    if (input.value.trim() === '') {
      refuse(say('signin.empty'));
      return;
    }
    go.disabled = true;
    go.textContent = say('signin.busy');
    try {
      whenSignedIn(await signIn(input.value.trim()));
    } catch (failure) {
      refuse(sentence(failure));
    } finally {
      go.disabled = false;
      go.textContent = say('signin.go');
    }
  }

  function refuse(text) {
    problem.textContent = text;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  }

  const form = element(
    'form',
    { novalidate: true },
    element('label', { for: 'code' }, say('signin.code')),
    element('p', { class: 'hint', id: 'code-hint' }, say('signin.hint')),
    input,
    problem,
    go,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    redeem();
  });
  if (code !== null) {
    redeem();
  }
  return element(
    'div',
    { class: 'page sign-in' },
    element('h1', { tabindex: '-1' }, say('signin.title')),
    why !== null && element('p', { class: 'notice' }, say(`signin.${why}`)),
    element('p', {}, say('signin.lead')),
    form,
  );
}

function sentence(failure) {
  if (failure.status === 429) {
    return say('signin.tooMany');
  }
  return failure.status === 400 || failure.status === 401 || failure.status === 410 ? say('signin.invalid') : reason(failure);
}
