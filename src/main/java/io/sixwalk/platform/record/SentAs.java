package io.sixwalk.platform.record;

/** In what capacity a record about a person is sent. */
public enum SentAs {
  /** The person, or a helper whom the person asked. */
  PERSON,
  /** A clinician who judges something about the person. */
  RATER,
  /** Staff who enter what the person answered on paper or in an interview. */
  TRANSCRIBER;

  /** As the database has it: null for the person's own side. */
  public String column() {
    return this == PERSON ? null : name();
  }

  /** From the database. */
  public static SentAs of(String column) {
    return column == null ? PERSON : valueOf(column);
  }
}
