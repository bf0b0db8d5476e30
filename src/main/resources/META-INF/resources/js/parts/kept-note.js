/** Says that there is no connection, and from when what stands on the page is. */

import { keptSince } from '../api.js';
import { element } from '../elements.js';
import { moment, say } from '../language.js';

/** The note, and a way to show it answers as they come: `of` passes each of them on. */
export function keptNote() {
  const node = element('p', { class: 'notice', role: 'status', hidden: true });
  const of = (answer) => {
    const since = keptSince(answer);
    node.hidden = since === undefined;
    node.textContent = node.hidden ? '' : say('kept.since', { when: moment(since, undefined, 'long') });
    return answer;
  };
  return { node, of };
}
