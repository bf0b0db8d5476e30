package io.sixwalk.questionnaire.scoring;

/**
 * Paretian Classification of Health Change between two EQ-5D profiles: it needs no value set.
 *
 * <p>Source: Devlin NJ, Parkin D, Browne J. Health Econ 2010;19:886-905, doi:10.1002/hec.1608;
 * Devlin N, Parkin D, Janssen B. Methods for Analysing and Reporting EQ-5D Data, 2020,
 * doi:10.1007/978-3-030-47622-9.
 */
public enum ParetianChange {
  /** Better on at least one dimension and worse on none. */
  BETTER,
  /** Worse on at least one dimension and better on none. */
  WORSE,
  /** Better on one dimension and worse on another. */
  MIXED,
  /** The same level on all five, at least one of them with problems. */
  SAME,
  /** 11111 both times: reported apart, because no improvement was possible. */
  SAME_NO_PROBLEMS;

  /**
   * The change from one profile to a later one.
   *
   * @throws IllegalArgumentException if one profile is 3L and the other 5L
   */
  public static ParetianChange between(Eq5dProfile before, Eq5dProfile after) {
    if (before.version() != after.version()) {
      throw new IllegalArgumentException("3L and 5L profiles cannot be compared");
    }
    boolean better = false;
    boolean worse = false;
    for (int i = 0; i < Eq5dProfile.DIMENSIONS.size(); i++) {
      int step = after.levels().get(i) - before.levels().get(i);
      better |= step < 0;
      worse |= step > 0;
    }
    if (better && worse) {
      return MIXED;
    }
    if (better) {
      return BETTER;
    }
    if (worse) {
      return WORSE;
    }
    return before.levelSum() == Eq5dProfile.DIMENSIONS.size() ? SAME_NO_PROBLEMS : SAME;
  }
}
