package io.sixwalk.trend.change;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A robust line through values over time: the Theil-Sen slope with Sen's interval, and the
 * Mann-Kendall test.
 *
 * <p>Theil 1950 (Proc K Ned Akad Wet 53:386-392, 521-525, 1397-1412); Sen 1968
 * (doi:10.1080/01621459.1968.10480934); Mann 1945 (doi:10.2307/1907187); Kendall 1975, Rank
 * Correlation Methods. One wild value moves the median of the pairwise slopes hardly at all, where
 * it would turn a least-squares line. The bounds equal those of {@code scipy.stats.theilslopes}.
 */
public final class TheilSen {
  /** Up to this many values without ties the Mann-Kendall p value is counted exactly. */
  public static final int EXACT_UP_TO = 10;

  private TheilSen() {}

  /**
   * The slope per day.
   *
   * @param slopePerDay the median pairwise slope
   * @param lowPerDay lower end of the 90 % interval
   * @param highPerDay upper end of the 90 % interval
   * @param kendallS concordant minus discordant pairs
   * @param varianceOfS with the correction for ties
   * @param pValue two-sided, of no monotone trend
   * @param exact whether the p value was counted, not approximated
   */
  public record Fit(
      double slopePerDay,
      double lowPerDay,
      double highPerDay,
      long kendallS,
      double varianceOfS,
      double pValue,
      boolean exact) {}

  /**
   * Fits the line.
   *
   * @param days the time of each value, in whole days, in any order, not all equal
   * @param values as many values
   * @throws IllegalArgumentException if the arrays differ in length or no two days differ
   */
  public static Fit fit(long[] days, double[] values) {
    int n = days.length;
    if (values.length != n) {
      throw new IllegalArgumentException(n + " days but " + values.length + " values");
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int pairs = 0;
    long s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (days[i] != days[j]) {
          double slope = (values[j] - values[i]) / (days[j] - days[i]);
          // Adding zero removes the sign of a negative zero, which sorting would tell apart.
          slopes[pairs++] = slope + 0.0;
          s += (long) Math.signum(slope);
        }
      }
    }
    if (pairs == 0) {
      throw new IllegalArgumentException("a slope needs two different days");
    }
    slopes = Arrays.copyOf(slopes, pairs);
    Arrays.sort(slopes);
    double tiesInTime = tieTerm(Arrays.stream(days).mapToDouble(d -> d).toArray());
    double tiesInValue = tieTerm(values);
    double variance = (countTerm(n) - tiesInTime - tiesInValue) / 18;
    double spread = ChangeRule.Z * Math.sqrt(Math.max(0, variance));
    int low = (int) Math.max(Math.rint((pairs - spread) / 2) - 1, 0);
    int high = (int) Math.min(Math.rint((pairs + spread) / 2), pairs - 1);
    boolean exact = n <= EXACT_UP_TO && tiesInTime == 0 && tiesInValue == 0;
    return new Fit(
        median(slopes),
        slopes[low],
        slopes[high],
        s,
        variance,
        exact ? exactPValue(n, s) : normalPValue(s, variance),
        exact);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double countTerm(double k) {
    return k * (k - 1) * (2 * k + 5);
  }

  private static double tieTerm(double[] values) {
    Map<Double, Integer> groups = new HashMap<>();
    for (double value : values) {
      groups.merge(value + 0.0, 1, Integer::sum);
    }
    return groups.values().stream().mapToDouble(TheilSen::countTerm).sum();
  }

  private static double normalPValue(long s, double variance) {
    if (s == 0 || variance <= 0) {
      return 1;
    }
    double z = (Math.abs(s) - 1) / Math.sqrt(variance);
    return 2 * ChangeRule.upperTail(z);
  }

  /**
   * Counts the orders of n values by their number of inversions (each new largest value can stand
   * behind 0 to k - 1 of the others) and adds up both tails.
   */
  private static double exactPValue(int n, long s) {
    int mostInversions = n * (n - 1) / 2;
    double[] orders = new double[mostInversions + 1];
    orders[0] = 1;
    double all = 1;
    for (int size = 2; size <= n; size++) {
      double[] next = new double[mostInversions + 1];
      for (int inversions = 0; inversions <= mostInversions; inversions++) {
        for (int added = 0; added < size && added <= inversions; added++) {
          next[inversions] += orders[inversions - added];
        }
      }
      orders = next;
      all *= size;
    }
    int fewest = (int) ((mostInversions - Math.abs(s)) / 2);
    double tail = 0;
    for (int inversions = 0; inversions <= fewest; inversions++) {
      tail += orders[inversions];
    }
    return Math.min(1, 2 * tail / all);
  }
}
