/** Which texts of the study the person has had on the screen, so that nobody is told again to read them. */

import * as kept from '../kept.js';
import * as session from '../session.js';

/** Without a place to keep it in, the first page tells again. */
export async function markSeen(consents) {
  const at = key();
  const seen = [...(await seenTexts(at)), ...consents.map(({ sha256 }) => sha256)];
  await kept.write('answers', at, [...new Set(seen)]).catch(() => {});
}

/** Those of the texts that were not on the screen yet; a new version has a hash of its own. */
export async function unseen(consents) {
  const seen = await seenTexts(key());
  return consents.filter(({ sha256 }) => !seen.includes(sha256));
}

async function seenTexts(at) {
  return (await kept.read('answers', at).catch(() => undefined)) ?? [];
}

/** As long as the session, like all that stands in this store. */
function key() {
  return `${session.current()?.accountId} seen texts`;
}
