package io.sixwalk.access;

import static io.sixwalk.access.Rule.anyone;
import static io.sixwalk.access.Rule.caregiver;
import static io.sixwalk.access.Rule.following;
import static io.sixwalk.access.Rule.participant;
import static io.sixwalk.access.Rule.staff;
import static io.sixwalk.access.ShareScope.TREND_SUMMARY;
import static io.sixwalk.access.StaffRole.CLINICIAN;
import static io.sixwalk.access.StaffRole.COORDINATOR;

/**
 * The table of policy: every operation, who may do it, and what the audit trail keeps of it.
 *
 * <p>An endpoint names its operation with {@link Permits}; a route without one is refused, and a
 * test fails. What is not listed is forbidden.
 */
public enum Operation {
  // @formatter:off
  SIGN_IN                  (Trace.BY_HAND, anyone()),
  LOOK_AT_OWN_ACCOUNT      (Trace.NONE,    participant(), caregiver(), staff(CLINICIAN, StaffRole.values())),
  UPLOAD                   (Trace.BY_HAND, participant()),
  READ_OWN_WALKS           (Trace.NONE,    participant()),
  READ_OWN_TRENDS          (Trace.NONE,    participant()),
  INVITE_CAREGIVER         (Trace.SUBJECT, participant()),
  LIST_FOLLOWED            (Trace.NONE,    caregiver()),
  READ_FOLLOWED_TREND      (Trace.SUBJECT, following(TREND_SUMMARY)),
  LIST_PARTICIPANTS        (Trace.STUDY,   staff(COORDINATOR, CLINICIAN)),
  READ_PARTICIPANT_TREND   (Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  READ_PARTICIPANT_WALKS   (Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  DECIDE_WALK              (Trace.SUBJECT, staff(CLINICIAN)),
  ENROL_PARTICIPANT        (Trace.STUDY,   staff(COORDINATOR)),
  CHANGE_STUDY             (Trace.STUDY,   staff(StaffRole.STUDY_ADMIN)),
  ASK_ABOUT_TRIAL          (Trace.NONE,    anyone()),
  READ_EVIDENCE            (Trace.NONE,    anyone()),
  READ_EVIDENCE_REVIEW     (Trace.NONE,    staff(StaffRole.STUDY_ADMIN)),
  PROPOSE_EVIDENCE         (Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  REVIEW_EVIDENCE          (Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  IMPORT_REGISTRY          (Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  TELL_WATCHERS            (Trace.NONE,    staff(StaffRole.STUDY_ADMIN)),
  READ_WATCHED_TRIALS      (Trace.NONE,    participant()),
  CHANGE_WATCHED_TRIALS    (Trace.SUBJECT, participant()),
  READ_FEED                (Trace.NONE,    participant()),
  READ_STUDY_CARD          (Trace.NONE,    participant());
  // @formatter:on

  /** On which chain of the audit trail an allowed call is written. */
  enum Trace {
    /** A person's own reading is not written down. */
    NONE,
    /** On the chain of the participant it is about. */
    SUBJECT,
    /** On the chain of the study. */
    STUDY,
    /** By the service, an entry for each thing done. */
    BY_HAND
  }

  private final Trace trace;
  private final Rule[] rules;

  Operation(Trace trace, Rule... rules) {
    this.trace = trace;
    this.rules = rules;
  }

  Trace trace() {
    return trace;
  }

  /** The lines of the table for this operation; one of them must hold. */
  public java.util.List<Rule> rules() {
    return java.util.List.of(rules);
  }

  /** Whether nobody needs to sign in for it. */
  public boolean isPublic() {
    return rules[0] instanceof Rule.Anyone;
  }

  boolean concerns(PersonKind kind) {
    return rules().stream().anyMatch(r -> r.concerns(kind));
  }
}
