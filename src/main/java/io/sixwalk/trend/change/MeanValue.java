package io.sixwalk.trend.change;

import java.util.Arrays;
import java.util.Optional;

/**
 * The mean of some values and how many there were.
 *
 * @param mean the mean, in the unit of the values
 * @param count how many values, at least 1
 */
public record MeanValue(double mean, int count) {
  public MeanValue {
    if (count < 1 || !Double.isFinite(mean)) {
      throw new IllegalArgumentException("a mean needs values: " + mean + " of " + count);
    }
  }

  /** The mean of the values, or nothing where there are none. */
  public static Optional<MeanValue> of(double... values) {
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new MeanValue(Arrays.stream(values).sum() / values.length, values.length));
  }

  /** The standard error of this mean, given that of one value. */
  public double standardError(double measurementError) {
    return measurementError / Math.sqrt(count);
  }

  /** The same mean from more values. */
  MeanValue withMore(int more) {
    return new MeanValue(mean, count + more);
  }
}
