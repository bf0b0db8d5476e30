package io.sixwalk.access;

/** What a member of staff does in a study, or at one of its sites. */
public enum StaffRole {
  STUDY_ADMIN,
  COORDINATOR,
  CLINICIAN,
  AUDITOR
}
