package io.sixwalk.walk.distance;

import java.util.Arrays;

/** Small statistics on arrays. */
final class Numbers {
  /** Normal-consistent factor of the median absolute deviation. */
  static final double MAD_TO_SIGMA = 1.4826;

  private Numbers() {}

  /** The median of the finite values; {@code NaN} if there is none. */
  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
