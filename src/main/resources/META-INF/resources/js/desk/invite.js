/** A way in for one person: a link with its picture, or six digits for the telephone. Each is shown once. */

import { post } from '../api.js';
import { element } from '../elements.js';
import { moment, number, say } from '../language.js';
import { form } from '../parts/form.js';
import { announce } from '../parts/notices.js';
import { wayIn } from '../parts/way-in.js';

export function invite(path, signal) {
  const made = element('div', { class: 'made' });
  const show = (...content) => {
    made.replaceChildren(...content);
    made.querySelector('h4').focus();
    announce(say('invite.made'));
  };
  return element(
    'section',
    { class: 'card invite', 'aria-labelledby': 'invite-title' },
    element('h3', { id: 'invite-title' }, say('invite.title')),
    element('p', {}, say('invite.link.lead')),
    form({
      fields: [],
      go: say('invite.link.go'),
      save: () => post(`${path}/invitations`, undefined, signal),
      saved: (invitation) => show(...shownOnce(invitation)),
    }),
    element('p', {}, say('invite.digits.lead')),
    form({
      fields: [],
      go: say('invite.digits.go'),
      save: () => post(`${path}/short-codes`, undefined, signal),
      saved: ({ code, expiresAt, tries }) =>
        show(
          element('h4', { tabindex: '-1' }, say('invite.digits')),
          element('p', { class: 'code digits' }, code),
          element('p', {}, say('invite.digits.until', { when: moment(expiresAt, undefined, 'medium'), n: number(tries) })),
        ),
      explain: ({ code }) => (code === 'no-contact' ? say('invite.digits.noPhone') : null),
    }),
    made,
  );
}

/** Clears what was shown once, wherever on the page, when none of it is good any more. */
export function clearShown() {
  document.querySelectorAll('.made').forEach((place) => place.replaceChildren());
}

/** An invitation, and until when it is good. */
export function shownOnce(invitation) {
  return [
    element('h4', { tabindex: '-1' }, say('invite.link')),
    element('p', { class: 'hint' }, say('invite.once')),
    ...wayIn(invitation),
    element('p', {}, say('invite.until', { when: moment(invitation.expiresAt, undefined, 'medium') })),
  ];
}
