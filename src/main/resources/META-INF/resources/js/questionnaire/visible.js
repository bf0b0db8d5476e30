/**
 * Which questions are shown, given the answers: the same rule that the server applies when the
 * response arrives. A condition on a hidden question does not hold, whatever its answer.
 */

/**
 * The shown items in the order of the definition.
 *
 * @param {object} instrument a definition; the server refuses those whose conditions have a cycle
 * @param {Map<string, Array<string|number>>} answers by link id
 */
export function shown(instrument, answers) {
  const items = new Map(instrument.items.map((item) => [item.linkId, item]));
  const isShown = (linkId) => {
    const { shownWhen } = items.get(linkId) ?? { shownWhen: { match: 'ANY', conditions: [] } };
    if (shownWhen === undefined) {
      return true;
    }
    const { match, conditions } = shownWhen;
    return match === 'ALL' ? conditions.every(holds) : conditions.some(holds);
  };
  const holds = ({ item, operator, value }) => {
    const given = isShown(item) ? (answers.get(item) ?? []) : [];
    if (given.length === 0) {
      return false;
    }
    switch (operator) {
      case 'ANSWERED':
        return true;
      case 'EQUALS':
        return given.some((g) => same(g, value));
      case 'NOT_EQUALS':
        return !given.some((g) => same(g, value));
      case 'AT_LEAST':
        return given.some((g) => Number(g) >= Number(value));
      default:
        return given.some((g) => Number(g) <= Number(value));
    }
  };
  return instrument.items.filter((item) => isShown(item.linkId));
}

/** The answers to shown questions, as they are sent. */
export function toSend(instrument, answers) {
  return shown(instrument, answers)
    .filter((item) => (answers.get(item.linkId) ?? []).length > 0)
    .map((item) => ({ linkId: item.linkId, values: answers.get(item.linkId) }));
}

function same(given, expected) {
  return typeof given === 'number' ? given === Number(expected) : given === expected;
}
