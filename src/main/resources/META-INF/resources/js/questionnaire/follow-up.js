/**
 * Whether a questionnaire that was just answered is followed by another one, as the plan says. With
 * a connection the server knows; without one this phone adds up what can be added up, so that
 * nobody is asked days later. The page never says why it goes on.
 */

/**
 * What is due because of records that have not arrived yet: the latest one of each questionnaire
 * decides, and what was answered after it is not asked again.
 *
 * @param {Array<object>} followUps of the schedule
 * @param {Array<object>} records that wait here, oldest first
 */
export function due(followUps, records) {
  return followUps
    .filter((one) => {
      const before = records.findLastIndex((record) => concerns(one, record));
      return (
        before >= 0 &&
        meets(one, records[before]) &&
        !records.slice(before).some((record) => record.instrument === one.entry.instrument)
      );
    })
    .map((one) => one.entry);
}

function concerns({ after, entry }, record) {
  const day = record.measuredAt?.slice(0, 10);
  return record.instrument === after && entry.firstOn <= day && day <= entry.closesOn;
}

/** An open question adds nothing, so that the sum is the least that the score can be. */
function meets({ sumOf, atLeast }, record) {
  return sumOf !== undefined && sumOf.reduce((sum, item) => sum + points(record, item), 0) >= atLeast;
}

function points(record, item) {
  return Number(record.answers.find((answer) => answer.linkId === item)?.values[0] ?? 0);
}
