package io.sixwalk.walk.distance;

import java.util.Arrays;

/**
 * Steps counted since the start as a function of the time at which the phone <em>reported</em>
 * them: knots in strictly increasing time, linear between them, level before and after.
 *
 * @param seconds knot times
 * @param counts steps up to each knot
 */
record StepCurve(double[] seconds, double[] counts) {

  boolean isEmpty() {
    return seconds.length < 2;
  }

  double first() {
    return seconds[0];
  }

  double last() {
    return seconds[seconds.length - 1];
  }

  double total() {
    return isEmpty() ? 0 : counts[counts.length - 1] - counts[0];
  }

  double at(double t) {
    int index = Arrays.binarySearch(seconds, t);
    if (index >= 0) {
      return counts[index];
    }
    int next = -index - 1;
    if (next == 0) {
      return counts[0];
    }
    if (next == seconds.length) {
      return counts[counts.length - 1];
    }
    double share = (t - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
    return counts[next - 1] + share * (counts[next] - counts[next - 1]);
  }

  /** Steps per second while walking: the median over intervals with steps, weighted by time. */
  double usualRate() {
    int n = 0;
    double[] rates = new double[Math.max(0, (int) Math.ceil((last() - first()) / 5))];
    for (double t = first(); t + 5 <= last() && n < rates.length; t += 5) {
      double rate = (at(t + 5) - at(t)) / 5;
      if (rate > 0.1) {
        rates[n++] = rate;
      }
    }
    if (n == 0) {
      return total() / Math.max(1, last() - first());
    }
    return Numbers.median(Arrays.copyOf(rates, n));
  }
}
