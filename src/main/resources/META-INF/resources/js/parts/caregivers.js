/** Whom a participant lets look: invite, confirm, take back. */

import { get, send } from '../api.js';
import { element } from '../elements.js';
import { day, say } from '../language.js';
import { act } from './act.js';
import { fillWhenLoaded, isOver, reason } from './notices.js';
import { wayIn } from './way-in.js';

const SCOPES = ['TREND_SUMMARY', 'ADHERENCE', 'TRIAL_CARD', 'PROXY_UPLOAD'];

export function caregivers(changed, signal) {
  const place = element('div', {});
  const invited = element('div', { tabindex: '-1' });
  const load = () => fillWhenLoaded(place, signal, async () => list((await get('/v1/me/caregivers', signal)).caregivers, reload, signal));
  const reload = () => {
    load();
    changed();
  };
  load();
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, say('carers.title')),
    element('p', {}, say('carers.lead')),
    place,
    invited,
    element(
      'details',
      { class: 'folded' },
      element('summary', {}, say('carers.invite')),
      form((answer) => {
        invited.replaceChildren(...code(answer));
        invited.focus();
        reload();
      }, signal),
    ),
  );
}

function list(caregivers, reload, signal) {
  const shown = caregivers.filter((c) => c.state !== 'ENDED');
  if (shown.length === 0) {
    return element('p', {}, say('carers.none'));
  }
  return element(
    'ul',
    { class: 'log' },
    shown.map((c) =>
      element(
        'li',
        { 'data-state': c.state },
        element('p', {}, element('strong', {}, c.name), ` · ${say(`carers.state.${c.state}`)}`),
        element('p', {}, c.scope.map((s) => say(`carers.scope.${s}`)).join(' ')),
        c.endsAt !== undefined && element('p', {}, say('carers.until', { date: day(c.endsAt.slice(0, 10)) })),
        c.state === 'ACCEPTED' && act(say('carers.confirm', { name: c.name }), () => send('POST', `/v1/me/caregivers/${c.id}/confirm`, undefined, signal), reload),
        act(say('carers.revoke', { name: c.name }), () => send('DELETE', `/v1/me/caregivers/${c.id}`, undefined, signal), reload),
      ),
    ),
  );
}

function form(done, signal) {
  const name = element('input', { type: 'text', id: 'carer-name', autocomplete: 'off', maxlength: '100' });
  const ownName = element('input', { type: 'text', id: 'carer-own', autocomplete: 'off', maxlength: '100', 'aria-describedby': 'carer-own-hint' });
  const ends = element('input', { type: 'date', id: 'carer-ends' });
  const scopes = SCOPES.map((scope) => element('input', { type: 'checkbox', value: scope, checked: scope === 'TREND_SUMMARY' }));
  const problem = element('p', { class: 'problem', role: 'alert' });
  const made = element(
    'form',
    { novalidate: true },
    element('label', { for: 'carer-name' }, say('carers.name')),
    name,
    element('label', { for: 'carer-own' }, say('carers.ownName')),
    element('p', { class: 'hint', id: 'carer-own-hint' }, say('carers.ownName.hint')),
    ownName,
    element(
      'fieldset',
      { class: 'question' },
      element('legend', {}, say('carers.what')),
      scopes.map((input, i) => element('label', { class: 'answer' }, input, element('span', {}, say(`carers.scope.${SCOPES[i]}`)))),
    ),
    element('label', { for: 'carer-ends' }, say('carers.ends')),
    ends,
    problem,
    element('button', { type: 'submit' }, say('carers.make')),
  );
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    try {
      const wanted = { name: name.value, ownName: ownName.value, scope: scopes.filter((s) => s.checked).map((s) => s.value) };
      if (ends.value !== '') {
        wanted.endsAt = new Date(`${ends.value}T23:59:59`).toISOString();
      }
      done(await send('POST', '/v1/me/caregivers', wanted, signal));
      made.reset();
    } catch (failure) {
      if (!isOver(failure)) {
        problem.textContent = failure.status === 422 || failure.status === 400 ? say('carers.incomplete') : reason(failure);
      }
    }
  });
  return made;
}

function code({ caregiver, invitation }) {
  return [
    element('h3', {}, say('carers.made', { name: caregiver.name })),
    element('p', {}, say('carers.give')),
    wayIn(invitation),
  ].flat();
}
