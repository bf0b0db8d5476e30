package io.sixwalk.upload;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Subject;
import java.util.UUID;

/**
 * Who sends, and for whom.
 *
 * @param operation under which row of the table of policy
 */
record Errand(Actor actor, UUID participantId, Operation operation, Subject subject) {
  /** A participant's own records. */
  static Errand own(Actor participant) {
    return new Errand(participant, participant.id(), Operation.UPLOAD, Subject.oneself());
  }

  /** A caregiver sends for a participant who asked for that. */
  static Errand proxy(Actor caregiver, UUID participantId) {
    return new Errand(
        caregiver, participantId, Operation.PROXY_UPLOAD, Subject.person(participantId));
  }

  boolean isProxy() {
    return operation == Operation.PROXY_UPLOAD;
  }
}
