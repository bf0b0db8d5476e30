package io.sixwalk.schedule.plan;

/** What became of one occurrence. */
public enum Status {
  /** It begins on a later day. */
  COMING,
  /** It can be done today. */
  DUE,
  /** Its last day is over, and it is still taken. */
  LATE,
  /** It was done as often as asked. */
  DONE,
  /** Something came, not as often as asked, or walks that do not count. */
  PARTIAL,
  /** The person could not walk for health reasons, which is an answer. */
  UNABLE_HEALTH,
  /** The person could not walk for another reason, which is an answer. */
  UNABLE_OTHER,
  /** It closed and nothing had come. */
  MISSED;

  public boolean isOpen() {
    return this == DUE || this == LATE;
  }

  /** Done, or said that it could not be done. */
  public boolean isAnswered() {
    return this == DONE || this == UNABLE_HEALTH || this == UNABLE_OTHER;
  }
}
