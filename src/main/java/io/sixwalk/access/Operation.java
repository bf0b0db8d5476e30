package io.sixwalk.access;

import static io.sixwalk.access.Rule.anyone;
import static io.sixwalk.access.Rule.brokenGlass;
import static io.sixwalk.access.Rule.caregiver;
import static io.sixwalk.access.Rule.following;
import static io.sixwalk.access.Rule.participant;
import static io.sixwalk.access.Rule.staff;
import static io.sixwalk.access.ShareScope.ADHERENCE;
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
  SIGN_IN(Trace.BY_HAND, anyone()),
  REFRESH_SIGN_IN(Trace.BY_HAND, anyone()),
  READ_TOKEN_KEYS(Trace.NONE, anyone()),
  SIGN_IN_AT_PROVIDER(Trace.BY_HAND, anyone()),
  READ_OWN_DEVICES(Trace.NONE, participant(), caregiver(), staff(CLINICIAN, StaffRole.values())),
  REVOKE_OWN_DEVICE(
      Trace.BY_HAND, participant(), caregiver(), staff(CLINICIAN, StaffRole.values())),
  SIGN_OUT(Trace.BY_HAND, participant(), caregiver(), staff(CLINICIAN, StaffRole.values())),
  READ_PARTICIPANT_DEVICES(Trace.SUBJECT, staff(COORDINATOR)),
  REPLACE_DEVICE(Trace.SUBJECT, staff(COORDINATOR)),
  REVOKE_PARTICIPANT_DEVICE(Trace.SUBJECT, staff(COORDINATOR)),
  DISABLE_STAFF(Trace.STUDY, staff(StaffRole.STUDY_ADMIN)),
  LOOK_AT_OWN_ACCOUNT(Trace.NONE, participant(), caregiver(), staff(CLINICIAN, StaffRole.values())),
  UPLOAD(Trace.BY_HAND, participant()),
  READ_OWN_WALKS(Trace.NONE, participant()),
  READ_OWN_TRENDS(Trace.NONE, participant()),
  READ_INSTRUMENTS(Trace.NONE, participant(), caregiver(), staff(CLINICIAN, StaffRole.values())),
  CHANGE_INSTRUMENTS(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  RECOMPUTE_SCORES(Trace.STUDY, staff(StaffRole.STUDY_ADMIN)),
  READ_OWN_QUESTIONNAIRES(Trace.NONE, participant()),
  READ_PARTICIPANT_QUESTIONNAIRES(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  ENTER_RATING(Trace.BY_HAND, staff(CLINICIAN)),
  ENTER_QUESTIONNAIRE(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  READ_FOLLOWED_SCORE_TREND(Trace.SUBJECT, following(TREND_SUMMARY)),
  READ_PARTICIPANT_SCORE_TREND(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  INVITE_CAREGIVER(Trace.SUBJECT, participant()),
  LIST_FOLLOWED(Trace.NONE, caregiver()),
  READ_FOLLOWED_TREND(Trace.SUBJECT, following(TREND_SUMMARY)),
  LIST_PARTICIPANTS(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  READ_PARTICIPANT_TREND(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  READ_PARTICIPANT_WALKS(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  DECIDE_WALK(Trace.SUBJECT, staff(CLINICIAN)),
  ENROL_PARTICIPANT(Trace.STUDY, staff(COORDINATOR)),
  CHANGE_STUDY(Trace.STUDY, staff(StaffRole.STUDY_ADMIN)),
  CREATE_STUDY(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  LIST_STUDIES(Trace.NONE, staff(CLINICIAN, StaffRole.values())),
  READ_STUDY(Trace.NONE, staff(CLINICIAN, StaffRole.values())),
  READ_STAFF(Trace.STUDY, staff(StaffRole.STUDY_ADMIN)),
  CHANGE_STAFF(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  READ_PARTICIPANT(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  CHANGE_PARTICIPANT(Trace.BY_HAND, staff(COORDINATOR)),
  INVITE_PARTICIPANT(Trace.SUBJECT, staff(COORDINATOR)),
  EXCHANGE_SHORT_CODE(Trace.BY_HAND, anyone()),
  LIST_OWN_CAREGIVERS(Trace.NONE, participant()),
  CONFIRM_CAREGIVER(Trace.SUBJECT, participant()),
  REVOKE_CAREGIVER(Trace.SUBJECT, participant()),
  READ_ACCESS_LOG(Trace.NONE, participant()),
  ACCEPT_CARE(Trace.BY_HAND, caregiver()),
  PROXY_UPLOAD(Trace.BY_HAND, following(ShareScope.PROXY_UPLOAD)),
  READ_HELPED_GATE(Trace.SUBJECT, following(ShareScope.PROXY_UPLOAD)),
  READ_HELPED_QUESTIONNAIRES(Trace.SUBJECT, following(ShareScope.PROXY_UPLOAD)),
  READ_CAREGIVERS(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  END_CAREGIVERS(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  HAND_OVER_CARE(Trace.BY_HAND, staff(COORDINATOR)),
  READ_CONSENT_TEXTS(Trace.NONE, staff(CLINICIAN, StaffRole.values())),
  PUBLISH_CONSENT_TEXT(Trace.STUDY, staff(StaffRole.STUDY_ADMIN)),
  READ_OWN_CONSENTS(Trace.NONE, participant()),
  DECIDE_CONSENT(Trace.BY_HAND, participant()),
  READ_CONSENTS(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  WITHDRAW_ONESELF(Trace.BY_HAND, participant()),
  WITHDRAW_PARTICIPANT(Trace.BY_HAND, staff(COORDINATOR)),
  ERASE_ONESELF(Trace.BY_HAND, participant()),
  ERASE_PARTICIPANT(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  EXPORT_ONESELF(Trace.NONE, participant()),
  BREAK_GLASS(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  READ_OWN_BROKEN_GLASS(Trace.NONE, staff(COORDINATOR, CLINICIAN)),
  READ_BROKEN_GLASS(Trace.STUDY, staff(StaffRole.STUDY_ADMIN, StaffRole.AUDITOR)),
  READ_AUDIT(Trace.STUDY, staff(StaffRole.AUDITOR)),
  READ_AUDIT_VERIFICATION(Trace.STUDY, staff(StaffRole.AUDITOR)),
  SET_ARMS(Trace.STUDY, staff(StaffRole.STUDY_ADMIN, StaffRole.ALLOCATOR)),
  READ_ARMS(Trace.NONE, staff(StaffRole.STUDY_ADMIN, StaffRole.ALLOCATOR)),
  ALLOCATE(Trace.BY_HAND, staff(StaffRole.ALLOCATOR)),
  READ_ALLOCATION(Trace.STUDY, staff(StaffRole.ALLOCATOR)),
  UNBLIND_STUDY(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  UNBLIND_PARTICIPANT(Trace.BY_HAND, staff(CLINICIAN)),
  READ_UNBLINDINGS(Trace.STUDY, staff(StaffRole.STUDY_ADMIN, StaffRole.AUDITOR)),
  READ_ARM(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  READ_OWN_ARM(Trace.NONE, participant()),
  READ_OWN_SCHEDULE(Trace.NONE, participant()),
  READ_PARTICIPANT_SCHEDULE(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  READ_FOLLOWED_ADHERENCE(Trace.SUBJECT, following(ADHERENCE)),
  READ_STUDY_ADHERENCE(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  READ_OWN_REMINDERS(Trace.NONE, participant()),
  CHANGE_OWN_REMINDERS(Trace.SUBJECT, participant()),
  ASK_ABOUT_TRIAL(Trace.NONE, anyone()),
  READ_EVIDENCE(Trace.NONE, anyone()),
  READ_EVIDENCE_REVIEW(Trace.NONE, staff(StaffRole.STUDY_ADMIN)),
  PROPOSE_EVIDENCE(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  REVIEW_EVIDENCE(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  IMPORT_REGISTRY(Trace.BY_HAND, staff(StaffRole.STUDY_ADMIN)),
  TELL_WATCHERS(Trace.NONE, staff(StaffRole.STUDY_ADMIN)),
  READ_WATCHED_TRIALS(Trace.NONE, participant()),
  READ_FOLLOWED_TRIALS(Trace.SUBJECT, following(ShareScope.TRIAL_CARD)),
  CHANGE_WATCHED_TRIALS(Trace.SUBJECT, participant()),
  READ_FEED(Trace.NONE, participant()),
  MARK_FEED_READ(Trace.SUBJECT, participant()),
  READ_STUDY_CARD(Trace.NONE, participant()),
  READ_GATE(Trace.NONE, participant()),
  READ_OWN_NOTICES(Trace.NONE, participant()),
  READ_PARTICIPANT_GATE(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  PERMIT_WALKS(Trace.SUBJECT, staff(CLINICIAN)),
  CLEAR_GATE(Trace.SUBJECT, staff(CLINICIAN)),
  ASSIGN_MEASURING_DEVICE(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  LIST_ALERTS(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  READ_ALERT(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  SEE_ALERT(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  CLOSE_ALERT(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  LIST_ADVERSE_EVENTS(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN)),
  READ_ADVERSE_EVENT(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN), brokenGlass()),
  REPORT_ADVERSE_EVENT(Trace.SUBJECT, staff(COORDINATOR, CLINICIAN)),
  COMPLETE_ADVERSE_EVENT(Trace.SUBJECT, staff(CLINICIAN)),
  READ_WORKLIST(Trace.BY_HAND, staff(COORDINATOR, CLINICIAN));

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

  /** Whether the person it is about is told of it, in the access log. */
  public boolean isOnTheParticipantsChain() {
    return trace == Trace.SUBJECT;
  }

  boolean concerns(PersonKind kind) {
    return rules().stream().anyMatch(r -> r.concerns(kind));
  }
}
