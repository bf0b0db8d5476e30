package io.sixwalk.trend.change;

import java.util.Arrays;
import java.util.List;

/** When a slope may be fitted, and how it is judged. */
public final class SlopeRule {
  /** Fewer different days carry no slope. */
  public static final int LEAST_DISTINCT_DAYS = 5;

  /** A shorter time carries no slope. */
  public static final long LEAST_SPAN_DAYS = 90;

  private SlopeRule() {}

  /**
   * Fits and judges a slope.
   *
   * @param days study days, as many as values
   * @param values metres
   * @param horizonDays over which the slope is projected
   * @param threshold the MCID in metres
   */
  public static SlopeResult assess(
      long[] days, double[] values, int horizonDays, double threshold) {
    List<Long> distinct = Arrays.stream(days).sorted().distinct().boxed().toList();
    long span = distinct.isEmpty() ? 0 : distinct.get(distinct.size() - 1) - distinct.get(0);
    if (distinct.size() < LEAST_DISTINCT_DAYS || span < LEAST_SPAN_DAYS) {
      return new SlopeResult.NotFitted(MissingReason.TOO_FEW_DAYS, distinct.size(), span);
    }
    TheilSen.Fit fit = TheilSen.fit(days, values);
    double projected = fit.slopePerDay() * horizonDays;
    double low = fit.lowPerDay() * horizonDays;
    double high = fit.highPerDay() * horizonDays;
    ChangeCall call = ChangeRule.call(projected, low, high, threshold, 0);
    return new SlopeResult.Fitted(fit, days.length, span, horizonDays, projected, low, high, call);
  }
}
