/** A way in as it is handed over: a code, the same as a link, and as a picture for a phone. Shown once. */

import { element } from '../elements.js';
import { say } from '../language.js';

/** @param {{code: string, link: string, qrSvg: string}} invitation as the server made it */
export function wayIn({ code, link, qrSvg }) {
  return [
    element('p', { class: 'code' }, code),
    element('p', { class: 'code' }, link),
    element('img', { class: 'qr', alt: say('carers.qr'), src: `data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}` }),
  ];
}
