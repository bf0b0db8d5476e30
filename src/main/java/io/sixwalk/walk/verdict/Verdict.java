package io.sixwalk.walk.verdict;

/** Whether a walk counts. */
public enum Verdict {
  COUNTS,
  /** The person had to stop and could not walk further: the distance is the result. */
  COUNTS_STOPPED_FOR_SYMPTOMS,
  DOES_NOT_COUNT;

  public boolean counts() {
    return this != DOES_NOT_COUNT;
  }
}
