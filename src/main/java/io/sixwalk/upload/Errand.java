package io.sixwalk.upload;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.record.SentAs;
import java.util.UUID;

/**
 * Who sends, and for whom.
 *
 * @param operation under which row of the table of policy
 * @param sentAs in what capacity the actor sends
 */
record Errand(
    Actor actor, UUID participantId, Operation operation, Subject subject, SentAs sentAs) {
  /** A participant's own records. */
  static Errand own(Actor participant) {
    return new Errand(
        participant, participant.id(), Operation.UPLOAD, Subject.oneself(), SentAs.PERSON);
  }

  /** A caregiver sends for a participant who asked for that. */
  static Errand proxy(Actor caregiver, UUID participantId) {
    return new Errand(
        caregiver,
        participantId,
        Operation.PROXY_UPLOAD,
        Subject.person(participantId),
        SentAs.PERSON);
  }

  /** A clinician enters a rating. */
  static Errand rating(Actor clinician, String study, UUID participantId) {
    return new Errand(
        clinician,
        participantId,
        Operation.ENTER_RATING,
        Subject.personOf(study, participantId),
        SentAs.RATER);
  }

  /** Staff enter what the person answered on paper or in an interview. */
  static Errand transcript(Actor staff, String study, UUID participantId) {
    return new Errand(
        staff,
        participantId,
        Operation.ENTER_QUESTIONNAIRE,
        Subject.personOf(study, participantId),
        SentAs.TRANSCRIBER);
  }

  boolean isProxy() {
    return operation == Operation.PROXY_UPLOAD;
  }
}
