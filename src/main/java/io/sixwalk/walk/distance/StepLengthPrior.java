package io.sixwalk.walk.distance;

/**
 * What earlier walks of the same person say about this one: metres for each counted step. It is a
 * weak prior: between two walks of one person the value differs by about 9 %.
 *
 * @param metresPerStep mean over the earlier walks
 * @param relativeSpread standard deviation of one walk's value around that mean, as a share of it;
 *     values below 0.05 are read as 0.05
 */
public record StepLengthPrior(double metresPerStep, double relativeSpread) {

  /** Spread between two walks of one person when nothing better is known. */
  public static final double USUAL_RELATIVE_SPREAD = 0.09;

  /**
   * @throws IllegalArgumentException if a number is not positive and finite
   */
  public StepLengthPrior {
    if (!(metresPerStep > 0) || Double.isInfinite(metresPerStep)) {
      throw new IllegalArgumentException("metresPerStep must be positive");
    }
    if (!(relativeSpread > 0) || Double.isInfinite(relativeSpread)) {
      throw new IllegalArgumentException("relativeSpread must be positive");
    }
  }

  /** A prior with the usual spread between walks. */
  public static StepLengthPrior of(double metresPerStep) {
    return new StepLengthPrior(metresPerStep, USUAL_RELATIVE_SPREAD);
  }
}
