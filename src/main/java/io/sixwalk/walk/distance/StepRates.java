package io.sixwalk.walk.distance;

/**
 * Steps per second on the seconds of the walk, moved to the time at which they were made.
 *
 * @param perSecond smoothed rate in each second
 * @param lagSeconds how late the phone reported
 * @param observed whether a reading covers that second; elsewhere the rate is carried over
 */
record StepRates(double[] perSecond, double lagSeconds, boolean[] observed) {
  /** Batches blur the times of steps by a few seconds; the rate is averaged over this much. */
  private static final int HALF_WINDOW_SECONDS = 15;

  /** Below this share of the usual rate, for a while, a person rests. */
  private static final double REST_SHARE = 0.2;

  /** A second's worth of silence is no rest: a batch may simply be due. */
  private static final int SHORTEST_REST_SECONDS = 7;

  static StepRates of(StepCurve curve, double lagSeconds, int seconds) {
    double usual = curve.usualRate();
    double[] raw = new double[seconds];
    boolean[] observed = new boolean[seconds];
    double first = curve.first() - lagSeconds;
    double last = curve.last() - lagSeconds;
    boolean silentAtEnd = restsAtEnd(curve, usual);
    for (int j = 0; j < seconds; j++) {
      raw[j] = curve.at(j + 1 + lagSeconds) - curve.at(j + lagSeconds);
      observed[j] = j + 1 > first && j < last;
      if (!observed[j] && (j + 1 <= first || j + 0.5 > last && !silentAtEnd)) {
        raw[j] = usual;
      }
    }
    return new StepRates(smooth(raw, usual), lagSeconds, observed);
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

  double total() {
    double sum = 0;
    for (double rate : perSecond) {
      sum += rate;
    }
    return sum;
  }

  int observedSeconds() {
    int n = 0;
    for (boolean seen : observed) {
      n += seen ? 1 : 0;
    }
    return n;
  }

  /** Seconds in which the person hardly stepped, against the walk's own usual rate. */
  int restSeconds() {
    double usual = Numbers.median(perSecond);
    int n = 0;
    for (double rate : perSecond) {
      n += rate < REST_SHARE * usual ? 1 : 0;
    }
    return n;
  }
}
