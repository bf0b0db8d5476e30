/** Where things are at the desk: a study, a page of it, a participant, and a part of the participant's record. */

export const PARTS = ['walks', 'answers', 'schedule', 'gate', 'events', 'person'];

/** What somebody of another site may read in an emergency: what lies with one person, and no list. */
export const PARTS_IN_EMERGENCY = PARTS.filter((part) => part !== 'events');

/** The address of a page of the study's desk; without one, of what waits. */
export function pageAddress(study, page) {
  return `#${new URLSearchParams({ study: study.code, ...(page && { page }) })}`;
}

/** The address of a part of a record, or of one thing in it. */
export function address(study, participantId, more = {}) {
  return `#${new URLSearchParams({ study: study.code, participant: participantId, ...more })}`;
}

/** Where the thing that a line of the worklist is about can be done. */
export function addressOfLine(study, line) {
  switch (line.kind) {
    case 'EVENT_DRAFT':
      return address(study, line.participantId, { part: 'events', event: line.id });
    case 'WALK_REVIEW':
      return address(study, line.participantId, { part: 'walks', walk: line.id });
    case 'WORSE':
      return address(study, line.participantId);
    default:
      return address(study, line.participantId, { part: partOfAlert(line.alert) });
  }
}

/** An alert out of the gate, or about a permission, is dealt with at the gate. */
export function partOfAlert(kind) {
  return ['GATE_YES', 'CHEST_PAIN', 'LOW_OXYGEN', 'WALKED_WHILE_HELD', 'WALKED_WITHOUT_PERMISSION'].includes(kind) ? 'gate' : 'events';
}

/** The path of one person's resources. */
export function pathOf(study, participantId) {
  return `/v1/studies/${encodeURIComponent(study.code)}/participants/${encodeURIComponent(participantId)}`;
}
