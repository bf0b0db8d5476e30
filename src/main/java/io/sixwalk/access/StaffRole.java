package io.sixwalk.access;

/** What a member of staff does in a study, or at one of its sites. */
public enum StaffRole {
  STUDY_ADMIN,
  COORDINATOR,
  CLINICIAN,
  AUDITOR,
  /**
   * Allocates people to arms and sees the arms: an unblinded statistician or a pharmacy. It holds
   * for nobody who has a blinded role in the same study.
   */
  ALLOCATOR
}
