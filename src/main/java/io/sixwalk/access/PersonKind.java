package io.sixwalk.access;

/** The kinds of person who have an account. */
public enum PersonKind {
  PARTICIPANT,
  CAREGIVER,
  STAFF
}
