package io.sixwalk.walk.distance;

/**
 * The noise that a {@link PathModel} assumes, all in metres and seconds; {@code docs/distance.md}
 * says where each comes from.
 *
 * @param white standard deviation per axis of a fix's independent error
 * @param correlated standard deviation per axis of the slowly changing error
 * @param correlationSeconds its time constant
 * @param settling extra standard deviation per axis of that error when the receiver starts
 * @param paceSpread relative standard deviation of speed around units times scale
 * @param paceSeconds time constant of that deviation
 */
record PathNoise(
    double white,
    double correlated,
    double correlationSeconds,
    double settling,
    double paceSpread,
    double paceSeconds) {

  /** Time constant with which a receiver settles. */
  static final double SETTLING_SECONDS = 40;

  PathNoise withCorrelated(double metres) {
    return new PathNoise(white, metres, correlationSeconds, settling, paceSpread, paceSeconds);
  }

  /** Variance per axis that the slow error gains afresh in a time. */
  double driftVariance(double seconds) {
    return correlated * correlated * (1 - Math.exp(-2 * seconds / correlationSeconds));
  }

  /** Variance per axis of the change between two fixes' errors. */
  double changeVariance(double seconds) {
    return 2 * white * white
        + 2 * correlated * correlated * (1 - Math.exp(-seconds / correlationSeconds));
  }

  /** Variance per second, per axis, that settling adds to displacements at an age. */
  double settlingRate(double ageSeconds) {
    double left = settling * Math.exp(-Math.max(0, ageSeconds) / SETTLING_SECONDS);
    return left * left / SETTLING_SECONDS;
  }
}
