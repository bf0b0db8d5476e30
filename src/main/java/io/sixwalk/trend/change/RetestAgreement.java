package io.sixwalk.trend.change;

/** Measurement error and agreement from repeated tests, for a study's own figures. */
public final class RetestAgreement {
  /** A study's own measurement error may replace the default from this many pairs on. */
  public static final int LEAST_PAIRS = 30;

  /** Two tests further apart than this are no retest pair. */
  public static final int MOST_DAYS_APART = 14;

  private RetestAgreement() {}

  /**
   * What retest pairs say.
   *
   * @param pairs how many
   * @param meanDifference second minus first: what learning is left
   * @param measurementError the standard error of measurement of one test, free of that learning
   */
  public record PooledError(int pairs, double meanDifference, double measurementError) {}

  /**
   * The pooled measurement error: the square root of sum (d - mean d)^2 / (2 (K - 1)) over the K
   * differences. The caller leaves out practice walks and pairs more than {@link #MOST_DAYS_APART}
   * days apart.
   *
   * @param differences second minus first, at least two
   * @throws IllegalArgumentException with fewer than two
   */
  public static PooledError pooledError(double... differences) {
    int k = differences.length;
    if (k < 2) {
      throw new IllegalArgumentException("a pooled error needs two pairs or more, not " + k);
    }
    double mean = 0;
    for (double d : differences) {
      mean += d / k;
    }
    double squares = 0;
    for (double d : differences) {
      squares += (d - mean) * (d - mean);
    }
    return new PooledError(k, mean, Math.sqrt(squares / (2 * (k - 1))));
  }

  /**
   * Intraclass correlations of Shrout and Fleiss 1979 (doi:10.1037/0033-2909.86.2.420).
   *
   * @param agreement ICC(2,1): occasions are a random sample, their differences count as error
   * @param consistency ICC(3,1): occasions are fixed, their differences do not
   */
  public record Intraclass(double agreement, double consistency) {}

  /**
   * Both correlations from a two-way analysis of variance.
   *
   * @param scores one row for each person, one column for each occasion; two or more of both, and
   *     people who differ
   * @throws IllegalArgumentException if rows differ in length or there are too few
   */
  public static Intraclass intraclass(double[][] scores) {
    int n = scores.length;
    int k = n == 0 ? 0 : scores[0].length;
    if (n < 2 || k < 2) {
      throw new IllegalArgumentException("needs two people and two occasions or more");
    }
    double[] column = new double[k];
    double[] row = new double[n];
    double grand = 0;
    for (int i = 0; i < n; i++) {
      if (scores[i].length != k) {
        throw new IllegalArgumentException("every person needs " + k + " scores");
      }
      for (int j = 0; j < k; j++) {
        row[i] += scores[i][j] / k;
        column[j] += scores[i][j] / n;
        grand += scores[i][j] / ((double) n * k);
      }
    }
    double people = 0;
    double occasions = 0;
    double error = 0;
    for (int i = 0; i < n; i++) {
      people += k * Math.pow(row[i] - grand, 2) / (n - 1);
      for (int j = 0; j < k; j++) {
        error += Math.pow(scores[i][j] - row[i] - column[j] + grand, 2) / ((n - 1.0) * (k - 1.0));
      }
    }
    for (int j = 0; j < k; j++) {
      occasions += n * Math.pow(column[j] - grand, 2) / (k - 1);
    }
    return new Intraclass(
        (people - error) / (people + (k - 1) * error + k * (occasions - error) / n),
        (people - error) / (people + (k - 1) * error));
  }
}
