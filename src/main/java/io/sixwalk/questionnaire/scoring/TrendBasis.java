package io.sixwalk.questionnaire.scoring;

/**
 * What a trend rule has to know about one score: how large its measurement error is, which change
 * is called small, and whether such words may be used at all.
 */
public sealed interface TrendBasis {

  /**
   * A fixed standard error of measurement for every value of the score.
   *
   * @param standardDeviation of the score in its reference population
   * @param reliability between 0 and 1
   * @param smallChange default threshold of a small change, in the score's unit
   * @param source where the numbers come from
   */
  record MeasurementError(
      double standardDeviation, double reliability, double smallChange, String source)
      implements TrendBasis {

    /** Standard error of measurement: SD x sqrt(1 - reliability). */
    public double standardError() {
      return standardDeviation * Math.sqrt(1 - reliability);
    }
  }

  /**
   * Each value carries its own published standard error, {@link Score#standardError()}.
   *
   * @param smallChange default threshold of a small change, in the score's unit
   */
  record ErrorOfEachScore(double smallChange, String source) implements TrendBasis {}

  /** No accepted minimal important change: {@link CategoryTransition} and points, no such words. */
  record CategoryAndPoints() implements TrendBasis {}

  /** No accepted minimal important change and no bands: points only. */
  record PointsOnly(String why) implements TrendBasis {}

  /**
   * EQ-5D: the profile by {@link ParetianChange}, the index against a twentieth of the value set's
   * range.
   *
   * @param smallChange (highest - lowest index) / 20, in index units
   */
  record ProfileAndIndex(double smallChange, String source) implements TrendBasis {}

  /** Too coarse, or not an outcome: shown, never classified for one person. */
  record ReportOnly(String why) implements TrendBasis {}
}
