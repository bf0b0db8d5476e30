package io.sixwalk.walk.distance;

/**
 * The noise that a {@link PathModel} assumes, all in metres and seconds; {@code docs/distance.md}
 * says where each comes from.
 *
 * @param white standard deviation per axis of a fix's independent error
 * @param correlated standard deviation per axis of the slowly changing error
 * @param reported what the reported accuracy says that deviation is
 * @param correlationSeconds its time constant
 * @param settling extra standard deviation per axis of that error when the receiver starts
 * @param paceSpread relative standard deviation of speed around units times scale
 * @param paceSeconds time constant of that deviation
 */
record PathNoise(
    double white,
    double correlated,
    double reported,
    double correlationSeconds,
    double settling,
    double paceSpread,
    double paceSeconds) {

  /** Time constant with which a receiver settles. */
  static final double SETTLING_SECONDS = 40;

  /** Reported accuracies are off by this factor (in its logarithm) between phones and places. */
  static final double REPORTED_LOG_SPREAD = 0.4;

  PathNoise withCorrelated(double metres) {
    return new PathNoise(
        white, metres, reported, correlationSeconds, settling, paceSpread, paceSeconds);
  }

  PathNoise withPace(double spread, double seconds) {
    return new PathNoise(
        white, correlated, reported, correlationSeconds, settling, spread, seconds);
  }

  /** Logarithm of the prior of the slow error's size, up to a constant. */
  double logPrior() {
    double z = Math.log(correlated / reported) / REPORTED_LOG_SPREAD;
    return -z * z / 2;
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
