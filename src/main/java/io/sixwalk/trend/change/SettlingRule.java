package io.sixwalk.trend.change;

/** Finds how many more values a visit needs before {@link ChangeRule} decides. */
public final class SettlingRule {
  /** No one is asked for more than this many further walks in one window. */
  public static final int MOST_MORE_VALUES = 12;

  private SettlingRule() {}

  /**
   * The smallest number of further values for which the rule decides if the visit mean stays as it
   * is. With the mean held, a larger number only narrows the interval, so the first number that
   * decides is followed by none that does not.
   *
   * @param leastCount a visit with fewer values than this is never judged; at least 1
   * @param measurementError the standard error of measurement of one value, above 0
   */
  public static Settling settle(
      MeanValue baseline,
      MeanValue visit,
      double measurementError,
      double threshold,
      double practiceAllowance,
      int leastCount) {
    for (int more = 0; more <= MOST_MORE_VALUES; more++) {
      MeanValue fuller = visit.withMore(more);
      if (fuller.count() >= leastCount
          && ChangeRule.compare(baseline, fuller, measurementError, threshold, practiceAllowance)
              .call()
              .isDecided()) {
        return more == 0 ? new Settling.Settled() : new Settling.MoreValues(more);
      }
    }
    return new Settling.CannotSettle(MOST_MORE_VALUES);
  }
}
