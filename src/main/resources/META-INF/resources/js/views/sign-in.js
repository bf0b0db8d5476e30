/** The way in: a code, typed or followed as a link. */

import { post } from '../api.js';
import { canHoldKey } from '../device.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import { form as formOf, line } from '../parts/form.js';
import { reason } from '../parts/notices.js';
import { Problem } from '../problem.js';
import * as session from '../session.js';

/**
 * The page.
 *
 * @param {string|null} why the last session ended, or null
 * @param {string|null} code from a link, which is redeemed at once
 * @param {function()} whenSignedIn called once there is a session
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
  const stay = element('input', { type: 'checkbox', id: 'stay', checked: true, 'aria-describedby': 'stay-hint' });
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
      await session.begin(input.value.trim(), stay.checked);
      whenSignedIn();
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
    canHoldKey() && element('label', { class: 'choice', for: 'stay' }, stay, ' ', element('span', {}, say('signin.stay'))),
    canHoldKey() && element('p', { class: 'hint', id: 'stay-hint' }, say('signin.stay.hint')),
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
    digits(() => stay.checked, whenSignedIn),
  );
}

/** Digits from a call are good with the telephone number only; the server gives a code for both. */
function digits(stays, whenSignedIn) {
  let exchanged = null;
  /** The digits are spent once they are exchanged; their code is good until it has been used. */
  async function begin(wanted) {
    const given = Object.values(wanted).map((typed) => typed.replace(/\D/g, '')).join('/');
    if (exchanged?.given !== given) {
      exchanged = { given, ...(await post('/v1/sign-in/short-code', JSON.stringify(wanted))) };
    }
    await session.begin(exchanged.code, stays());
  }
  return element(
    'details',
    { class: 'folded' },
    element('summary', {}, say('signin.digits.title')),
    element('p', {}, say('signin.digits.lead')),
    formOf({
      fields: [
        line('contact', say('signin.digits.contact'), { type: 'tel', required: true, most: 40, hint: say('signin.digits.contact.hint') }),
        line('code', say('signin.digits.code'), { type: 'tel', required: true, most: 20 }),
      ],
      go: say('signin.go'),
      save: async (wanted) => {
        try {
          await begin(wanted);
        } catch (failure) {
          if (failure.status !== 401) {
            throw failure;
          }
          exchanged = null;
          throw new Problem(422, failure.code);
        }
      },
      saved: whenSignedIn,
      explain: ({ code, status }) => (code === 'code-not-valid' ? say('signin.digits.invalid') : status === 429 ? say('signin.tooMany') : null),
    }),
  );
}

function sentence(failure) {
  if (failure.status === 429) {
    return say('signin.tooMany');
  }
  return failure.status === 400 || failure.status === 401 || failure.status === 410 ? say('signin.invalid') : reason(failure);
}
