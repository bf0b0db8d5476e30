/** What a participant is asked: what is due, and one questionnaire at a time. Works without a connection. */

import { getOrLast } from '../api.js';
import { element } from '../elements.js';
import { language, say } from '../language.js';
import { fillWhenLoaded } from '../parts/notices.js';
import { outboxBox } from '../parts/outbox-box.js';
import { pages } from '../parts/pages.js';
import { ask } from '../questionnaire/ask.js';

export function questionsView(account, signal) {
  const place = element('div', { class: 'stack' });
  const offline = element('p', { class: 'card', hidden: navigator.onLine }, say('ask.offline'));
  const told = () => (offline.hidden = navigator.onLine);
  addEventListener('online', told, { signal });
  addEventListener('offline', told, { signal });

  const list = () => fillWhenLoaded(place, signal, () => overview(account, start, signal));
  const start = (definition) =>
    fillWhenLoaded(place, signal, async () => {
      const form = await ask(definition, account.accountId, () => {
        list();
        document.querySelector('h1').focus();
      });
      return form;
    });
  list();
  return element(
    'div',
    { class: 'page large stack' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('ask.title')), pages('ask')),
    offline,
    outboxBox(signal),
    place,
  );
}
