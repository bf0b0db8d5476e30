/** The own study, the trials that the participant keeps an eye on, and what changed about them. */

import { element } from '../elements.js';
import { say } from '../language.js';
import { keptNote } from '../parts/kept-note.js';
import { ownStudy } from '../parts/own-study.js';
import { pages } from '../parts/pages.js';
import { trialFeed } from '../parts/trial-feed.js';
import { watchedTrials } from '../parts/watched-trials.js';

/** @param {'changes'|null} part where to begin reading */
export function trialsView(part, signal) {
  const note = keptNote();
  const study = ownStudy(note, signal);
  const watched = watchedTrials(note, signal);
  const above = Promise.all([study.loaded, watched.loaded]);
  const feed = trialFeed(note, signal, above);
  if (part === 'changes') {
    Promise.all([above, feed.loaded]).then(() => !signal.aborted && document.getElementById('changes').focus());
  }
  return element(
    'div',
    { class: 'page large stack' },
    element('div', { class: 'page-head' }, element('h1', { tabindex: '-1' }, say('trials.title')), pages('trials')),
    note.node,
    study.node,
    watched.node,
    feed.node,
  );
}
