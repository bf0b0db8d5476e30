package io.sixwalk.trend.change;

import org.apache.commons.math3.special.Erf;

/**
 * Change against the smallest change that matters, in seven steps.
 *
 * <p>The rule joins two questions that are often mixed up. Is the change real, given the
 * measurement error of one person (Jacobson and Truax 1991, J Consult Clin Psychol 59:12-19)? Is it
 * large enough to matter (the minimal clinically important difference, MCID)? Stability is shown by
 * equivalence, two one-sided tests (Schuirmann 1987, doi:10.1007/BF01068419), never by the absence
 * of a significant difference. Higher values are better; a score where lower is better is negated
 * by the caller. The unit is the caller's.
 */
public final class ChangeRule {
  /** The confidence of every interval. */
  public static final double CONFIDENCE = 0.90;

  /** The standard normal quantile for a two-sided 90 % interval. */
  public static final double Z = 1.6448536269514722;

  /**
   * Differences are rounded to this step before they are judged. It is far below any measurement,
   * and it makes a call independent of rounding noise: adding the same amount to every value cannot
   * turn a difference of exactly the threshold into one just below it.
   */
  private static final double STEPS_PER_UNIT = 1e9;

  private ChangeRule() {}

  /**
   * Compares a visit with the baseline.
   *
   * @param baseline the baseline mean
   * @param visit the visit mean
   * @param measurementError the standard error of measurement of one value, above 0, fixed for the
   *     version of the thresholds
   * @param threshold the MCID, above 0
   * @param practiceAllowance taken off an improvement; 0 unless the baseline is a first try only
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static Change compare(
      MeanValue baseline,
      MeanValue visit,
      double measurementError,
      double threshold,
      double practiceAllowance) {
    double standardError =
        measurementError * Math.sqrt(1.0 / baseline.count() + 1.0 / visit.count());
    return judge(visit.mean() - baseline.mean(), standardError, threshold, practiceAllowance);
  }

  /**
   * Judges a difference whose standard error is already known, as for scores that carry their own
   * (PROMIS): the square root of the sum of both squares.
   *
   * @param difference later minus earlier, in the caller's unit
   * @param standardError of the difference, above 0
   * @param threshold the MCID, above 0
   * @param practiceAllowance taken off an improvement, 0 or more
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static Change judge(
      double difference, double standardError, double threshold, double practiceAllowance) {
    if (!Double.isFinite(difference)) {
      throw new IllegalArgumentException("difference must be a number: " + difference);
    }
    if (!(standardError > 0) || Double.isInfinite(standardError)) {
      throw new IllegalArgumentException("standard error must be above 0: " + standardError);
    }
    double d = Math.rint(difference * STEPS_PER_UNIT) / STEPS_PER_UNIT + 0.0;
    double low = d - Z * standardError;
    double high = d + Z * standardError;
    ChangeCall call = call(d, low, high, threshold, practiceAllowance);
    double improved = upperTail((threshold - (d - practiceAllowance)) / standardError);
    double worse = upperTail((threshold + d) / standardError);
    return new Change(
        call,
        threshold,
        practiceAllowance,
        d,
        standardError,
        low,
        high,
        improved,
        worse,
        Math.max(0, 1 - improved - worse));
  }

  /**
   * Steps 2 to 7 of the rule, on any estimate with a 90 % interval: a difference of means, or a
   * slope times a horizon. Step 1, no values on one side, is the caller's: without both means there
   * is no estimate.
   *
   * @throws IllegalArgumentException if the threshold is not above 0 or the allowance is negative
   */
  public static ChangeCall call(
      double difference, double low, double high, double threshold, double practiceAllowance) {
    if (!(threshold > 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException("threshold must be above 0: " + threshold);
    }
    if (!(practiceAllowance >= 0) || Double.isInfinite(practiceAllowance)) {
      throw new IllegalArgumentException("allowance must be 0 or more: " + practiceAllowance);
    }
    if (low - practiceAllowance >= threshold) {
      return ChangeCall.of(ChangeStatus.IMPROVED, Certainty.HIGH);
    }
    if (high <= -threshold) {
      return ChangeCall.of(ChangeStatus.WORSE, Certainty.HIGH);
    }
    if (low - practiceAllowance > 0 && difference - practiceAllowance >= threshold) {
      return ChangeCall.of(ChangeStatus.IMPROVED, Certainty.MODERATE);
    }
    if (high < 0 && difference <= -threshold) {
      return ChangeCall.of(ChangeStatus.WORSE, Certainty.MODERATE);
    }
    if (low > -threshold && high < threshold) {
      return ChangeCall.of(ChangeStatus.STABLE);
    }
    return ChangeCall.of(ChangeStatus.UNCERTAIN);
  }

  /** The chance that a standard normal variable exceeds x, exact in both tails. */
  static double upperTail(double x) {
    return 0.5 * Erf.erfc(x / Math.sqrt(2));
  }
}
