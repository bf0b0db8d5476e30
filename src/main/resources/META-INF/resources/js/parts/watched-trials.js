/** The participant's own list of trials: each with its card in short, a way off the list, and a way to add one. */

import { getOrLast, post, send } from '../api.js';
import { element } from '../elements.js';
import { say } from '../language.js';
import { Problem } from '../problem.js';
import { act } from './act.js';
import { area, form } from './form.js';
import { announce, fillWhenLoaded } from './notices.js';
import { trialInShort } from './trial-in-short.js';

const LIST = '/v1/me/watched-trials';

export function watchedTrials(note, signal) {
  const place = element('div', {});
  const heading = element('h2', { tabindex: '-1' }, say('trials.mine'));
  const load = () => fillWhenLoaded(place, signal, async () => list(note.of(await getOrLast(LIST, signal)).trials, takenOff, signal));
  const takenOff = (number) => {
    load();
    heading.focus();
    announce(say('trials.removed', { number }));
  };
  const loaded = load();
  const node = element('section', { class: 'card watched' }, heading, element('p', {}, say('trials.mine.lead')), place, adding(load, signal));
  return { node, loaded };
}

function list(trials, takenOff, signal) {
  if (trials.length === 0) {
    return element('p', {}, say('trials.none'));
  }
  const off = (number) => act(say('trials.remove', { number }), () => send('DELETE', address(number), undefined, signal), () => takenOff(number));
  return element('ul', { class: 'log' }, trials.map(({ number, card }) => element('li', { 'data-number': number }, trialInShort(number, card), off(number))));
}

/** Takes a number in any spelling, or a text that holds one: the look-up for anyone finds it. */
function adding(load, signal) {
  const field = area('number', say('trials.number'), { hint: say('trials.number.hint'), required: true, rows: 2 });
  const others = element('div', {});
  const added = (number) => {
    load();
    announce(say('trials.added', { number }));
  };
  const choice = (number, place) =>
    act(
      say('trials.add', { number }),
      () => watch(number, signal),
      () => {
        place.remove();
        field.wrong(null);
        field.focus();
        added(number);
      },
      { explain: refusal },
    );
  const choices = (numbers) => {
    const place = element('div', {});
    place.append(...numbers.map((number) => choice(number, place)));
    return place;
  };
  const made = form({
    fields: [field],
    go: say('trials.go'),
    save: ({ number }) => lookUpAndWatch(number, signal),
    saved: ({ number, otherNumbers = [] }) => {
      made.reset();
      others.replaceChildren(...(otherNumbers.length === 0 ? [] : [element('p', {}, say('trials.others')), ...otherNumbers.map((other) => choices([other]))]));
      added(number);
    },
    explain: (problem) => {
      others.replaceChildren();
      if (problem.card === undefined) {
        return refusal(problem);
      }
      field.wrong(problem.card.headline.join(' '));
      field.focus();
      return choices([problem.card.didYouMean, ...(problem.card.candidates ?? [])].filter(Boolean));
    },
  });
  return element('div', { class: 'no-print' }, made, others);
}

/** What was read as a number is told by its card, also what is wrong with it. */
async function lookUpAndWatch(text, signal) {
  const card = await post('/v1/trials/check', JSON.stringify({ number: text }), signal);
  if (card.number === undefined || card.trustClass === 'INVALID_ID') {
    throw Object.assign(new Problem(422, 'not-a-registry-number'), { card });
  }
  await watch(card.number, signal);
  return card;
}

function watch(number, signal) {
  return send('PUT', address(number), undefined, signal);
}

function address(number) {
  return `${LIST}/${encodeURIComponent(number)}`;
}

/** In the language of the page, where the server says it in English. */
function refusal({ code }) {
  return code === 'list-full' || code === 'not-a-registry-number' ? say(`trials.${code}`) : null;
}
