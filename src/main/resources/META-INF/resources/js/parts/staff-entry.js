/** What the care team enters about a person: a clinician's rating, and answers given on paper or in an interview. */

import { get, send } from '../api.js';
import { element, list } from '../elements.js';
import { language, moment, say } from '../language.js';
import { ask } from '../questionnaire/ask.js';
import { act } from './act.js';
import { fillWhenLoaded } from './notices.js';
import { isoToday, uuid7, withOffset } from './phone-clock.js';

const MEDIA = ['PAPER', 'INTERVIEW'];

/**
 * The section.
 *
 * @param {object} study with the roles of the reader in it
 * @param {string} path of the participant
 */
export function staffEntry(study, path, signal) {
  const mayRate = study.roles.includes('CLINICIAN');
  const place = element('div', { class: 'stack' });
  const load = () => fillWhenLoaded(place, signal, overview);
  const card = element('details', { class: 'card folded-card no-print' }, element('summary', {}, element('h3', {}, say('enter.title'))), place);
  card.addEventListener('toggle', load, { once: true, signal });
  return card;

  async function overview() {
    const [{ instruments }, { questionnaires }] = [
      await get(`/v1/instruments?study=${encodeURIComponent(study.code)}`, signal),
      await get(`${path}/questionnaires?limit=100`, signal),
    ];
    const worded = instruments.filter((one) => one.languages.length > 0);
    const rated = worded.filter((one) => one.respondent === 'CLINICIAN');
    const entered = questionnaires.filter((one) => one.standing === 'STANDS' && ['CLINICIAN', 'CARE_TEAM'].includes(one.enteredBy));
    return [
      element('p', { class: 'hint' }, say('enter.hint')),
      mayRate && (rated.length === 0 ? element('p', {}, say('enter.noRating')) : chooser('rate', rated, null)),
      chooser('paper', worded.filter((one) => one.respondent !== 'CLINICIAN'), MEDIA),
      entered.length > 0 && element('h4', {}, say('enter.entered')),
      entered.length > 0 && list(entered.map(line)),
    ].filter(Boolean);
  }

  /** Which instrument, of which day, and how it was answered where that is to be said. */
  function chooser(kind, instruments, media) {
    const which = element('select', { id: `enter-${kind}` }, instruments.map((one, i) => element('option', { value: i }, one.title)));
    const day = element('input', { type: 'date', id: `enter-${kind}-day`, value: isoToday(), max: isoToday() });
    const how = media && element('select', { id: `enter-${kind}-medium` }, media.map((one) => element('option', { value: one }, say(`enter.medium.${one}`))));
    return element(
      'fieldset',
      { class: 'fields field' },
      element('legend', {}, say(`enter.${kind}`)),
      labelled(which, 'enter.which'),
      labelled(day, 'enter.day'),
      how && labelled(how, 'enter.medium'),
      act(say('enter.start'), async () => {
        if (day.value === '') {
          day.focus();
          return;
        }
        const one = instruments[which.value];
        const tags = one.languages.map(({ tag }) => tag);
        const shownIn = tags.includes(language()) ? language() : tags[0];
        const address = `/v1/instruments/${encodeURIComponent(one.id)}/${encodeURIComponent(one.version)}?study=${encodeURIComponent(study.code)}&language=${encodeURIComponent(shownIn)}`;
        const definition = await get(address, signal);
        const more = { measuredAt: withOffset(noon(day.value)), ...(how && { medium: how.value }) };
        place.replaceChildren(await ask(definition, null, load, { desk: delivery(media === null ? 'ratings' : 'questionnaires', more) }));
      }),
    );
  }

  /** The id is made once, so that a second press after a lost answer enters nothing twice. */
  function delivery(where, more) {
    const id = uuid7(new Date());
    return { heading: 'h4', deliver: (record) => send('PUT', `${path}/${where}/${id}`, { ...record, ...more }, signal) };
  }

  function line(one) {
    const isRating = one.enteredBy === 'CLINICIAN';
    const voiding = { id: uuid7(new Date()), kind: 'VOID', voids: one.id };
    return [
      element('p', {}, `${one.title ?? one.instrument}, ${moment(one.measuredAt, one.zone)}`),
      element('p', { class: 'hint' }, say(isRating ? 'enter.byClinician' : `enter.medium.${one.medium}`)),
      (!isRating || mayRate) &&
        act(
          say('enter.takeBack'),
          () => {
            voiding.statedAt ??= withOffset(new Date());
            return send('PUT', `${path}/${isRating ? 'ratings' : 'questionnaires'}/${voiding.id}`, voiding, signal);
          },
          load,
        ),
    ].filter(Boolean);
  }
}

function labelled(control, text) {
  return element('div', {}, element('label', { for: control.id }, say(text)), control);
}

/** Today is now; of another day nobody knows the hour. */
function noon(day) {
  return day === isoToday() ? new Date() : new Date(`${day}T12:00:00`);
}
