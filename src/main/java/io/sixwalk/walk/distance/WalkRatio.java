package io.sixwalk.walk.distance;

/**
 * Step length without any measurement of it. The walk ratio, step length over cadence, is nearly
 * constant within a person over a wide range of speeds and about 0.0065 m per step a minute in
 * healthy adults (Sekiya N, Nagasaki H. Reproducibility of the walking patterns of normal young
 * adults: test-retest reliability of the walk ratio. Gait Posture 1998;7:225-227).
 */
final class WalkRatio {
  private static final double METRES_PER_STEP_PER_MINUTE = 0.0065;

  /**
   * People differ by some 12 %, and counters miss up to a third of slow steps, which enters squared
   * (fewer steps, and a lower cadence).
   */
  private static final double RELATIVE_SPREAD = 0.35;

  /** Above this nobody walks; children run at it. */
  static final double HIGHEST_CADENCE_PER_MINUTE = 180;

  private WalkRatio() {}

  static StepLengthPrior prior(double cadencePerMinute) {
    double cadence = Numbers.clamp(cadencePerMinute, 40, 140);
    return new StepLengthPrior(METRES_PER_STEP_PER_MINUTE * cadence, RELATIVE_SPREAD);
  }
}
