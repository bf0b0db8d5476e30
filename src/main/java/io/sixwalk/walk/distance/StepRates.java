package io.sixwalk.walk.distance;

/**
 * Steps per second on the seconds of the walk, moved to the time at which they were made.
 *
 * @param perSecond smoothed rate in each cell
 * @param cellSeconds length of a cell; one second but for very long walks
 * @param lagSeconds how late the phone reported
 * @param observed whether a reading covers that cell; elsewhere the rate is carried over
 */
record StepRates(double[] perSecond, double cellSeconds, double lagSeconds, boolean[] observed) {
  /**
   * Batches blur the times of steps by a few seconds, and a counter that misses steps misses them
   * at random: a rate over a few seconds is mostly that noise, and a noisy regressor biases a scale
   * towards zero. Pace changes slowly, so the rate is averaged over this much on each side.
   */
  private static final int HALF_WINDOW_SECONDS = 15;

  /** Below this share of the usual rate, for a while, a person rests. */
  private static final double REST_SHARE = 0.2;

  /** A second's worth of silence is no rest: a batch may simply be due. */
  private static final int SHORTEST_REST_SECONDS = 7;

  static StepRates of(StepCurve curve, double lagSeconds, int cells, double elapsedSeconds) {
    double cell = elapsedSeconds / cells;
    double usual = curve.usualRate();
    double[] raw = new double[cells];
    boolean[] observed = new boolean[cells];
    double first = curve.first() - lagSeconds;
    double last = curve.last() - lagSeconds;
    boolean silentAtEnd = restsAtEnd(curve, usual);
    for (int j = 0; j < cells; j++) {
      double from = j * cell;
      double to = from + cell;
      raw[j] = (curve.at(to + lagSeconds) - curve.at(from + lagSeconds)) / cell;
      observed[j] = to > first && from < last;
      if (to <= first || from >= last && !silentAtEnd) {
        raw[j] = usual;
      }
    }
    return new StepRates(smooth(raw, usual), cell, lagSeconds, observed);
  }

  private static boolean restsAtEnd(StepCurve curve, double usual) {
    double window = Math.min(10, curve.last() - curve.first());
    return curve.at(curve.last()) - curve.at(curve.last() - window) < REST_SHARE * usual * window;
  }

  private static double[] smooth(double[] raw, double usual) {
    boolean[] rest = rests(raw, usual);
    double[] smooth = new double[raw.length];
    for (int j = 0; j < raw.length; j++) {
      double sum = 0;
      double weights = 0;
      for (int side = -1; side <= 1; side += 2) {
        for (int d = side < 0 ? 0 : 1; d <= HALF_WINDOW_SECONDS; d++) {
          int i = j + side * d;
          if (i < 0 || i >= raw.length || rest[i] != rest[j]) {
            break;
          }
          double weight = HALF_WINDOW_SECONDS + 1 - d;
          sum += weight * raw[i];
          weights += weight;
        }
      }
      smooth[j] = sum / weights;
    }
    return smooth;
  }

  private static boolean[] rests(double[] raw, double usual) {
    boolean[] rest = new boolean[raw.length];
    int start = -1;
    for (int j = 0; j <= raw.length; j++) {
      boolean still = j < raw.length && raw[j] < REST_SHARE * usual;
      if (still && start < 0) {
        start = j;
      } else if (!still && start >= 0) {
        for (int i = start; i < j && j - start >= SHORTEST_REST_SECONDS; i++) {
          rest[i] = true;
        }
        start = -1;
      }
    }
    return rest;
  }

  /** Steps in the whole walk, those carried over included. */
  double total() {
    double sum = 0;
    for (double rate : perSecond) {
      sum += rate * cellSeconds;
    }
    return sum;
  }

  double observedSeconds() {
    double seconds = 0;
    for (boolean seen : observed) {
      seconds += seen ? cellSeconds : 0;
    }
    return seconds;
  }

  /** Seconds in which the person hardly stepped, against the walk's own usual rate. */
  double restSeconds() {
    double usual = Numbers.median(perSecond);
    double seconds = 0;
    for (double rate : perSecond) {
      seconds += rate < REST_SHARE * usual ? cellSeconds : 0;
    }
    return seconds;
  }

  /** Mean rates on a coarser even grid over the same walk. */
  double[] onNodes(int nodes) {
    double[] rates = new double[nodes];
    double width = perSecond.length / (double) nodes;
    for (int i = 0; i < nodes; i++) {
      double from = i * width;
      double to = from + width;
      double sum = 0;
      for (int j = (int) from; j < Math.min(perSecond.length, Math.ceil(to)); j++) {
        sum += perSecond[j] * (Math.min(to, j + 1) - Math.max(from, j));
      }
      rates[i] = sum / width;
    }
    return rates;
  }
}
