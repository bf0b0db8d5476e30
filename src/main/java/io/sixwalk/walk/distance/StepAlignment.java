package io.sixwalk.walk.distance;

import java.util.Arrays;

/**
 * Finds how late steps are reported: the lag at which steps and displacements tell the same story
 * of starts, rests and changes of pace.
 */
final class StepAlignment {
  /** Batching on phones: reports usually come 2 to 8 s late. */
  private static final double USUAL_LAG_SECONDS = 4;

  private static final double LAG_SPREAD_SECONDS = 3;
  private static final double LONGEST_LAG_SECONDS = 14;
  private static final double SHORTEST_LAG_SECONDS = -2;
  private static final int HALF_SPAN_SECONDS = 6;

  private StepAlignment() {}

  static double lag(Trace trace, StepCurve curve, double elapsedSeconds) {
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    double[] chords = new double[(int) Math.ceil(elapsedSeconds)];
    Arrays.fill(chords, Double.NaN);
    for (Trace.Piece piece : trace.pieces()) {
      fillChords(piece, chords);
    }
    double noise = Math.max(2, trace.size() == 0 ? 5 : trace.medianAccuracy() / 1.5);
    for (double lag = SHORTEST_LAG_SECONDS; lag <= LONGEST_LAG_SECONDS; lag += 0.5) {
      double z = (lag - USUAL_LAG_SECONDS) / LAG_SPREAD_SECONDS;
      double cost = misfit(chords, curve, lag, noise) + z * z / 2;
      if (cost < least) {
        least = cost;
        best = lag;
      }
    }
    return best;
  }

  /** Displacement over 12 s around each second, where fixes stand close to both ends. */
  private static void fillChords(Trace.Piece piece, double[] chords) {
    for (int j = 0; j < chords.length; j++) {
      double[] a = mean(piece, j - HALF_SPAN_SECONDS);
      double[] b = mean(piece, j + HALF_SPAN_SECONDS);
      if (a != null && b != null) {
        chords[j] = Math.hypot(b[0] - a[0], b[1] - a[1]);
      }
    }
  }

  private static double[] mean(Trace.Piece piece, double t) {
    int at = Arrays.binarySearch(piece.seconds(), t - 1.5);
    int from = at >= 0 ? at : -at - 1;
    int n = 0;
    double x = 0;
    double y = 0;
    for (int i = from; i < piece.size() && piece.seconds()[i] <= t + 1.5; i++) {
      x += piece.x()[i];
      y += piece.y()[i];
      n++;
    }
    return n == 0 ? null : new double[] {x / n, y / n};
  }

  private static double misfit(double[] chords, StepCurve curve, double lag, double noise) {
    double numerator = 0;
    double denominator = 0;
    double[] counts = new double[chords.length];
    for (int j = 0; j < chords.length; j++) {
      counts[j] = curve.at(j + HALF_SPAN_SECONDS + lag) - curve.at(j - HALF_SPAN_SECONDS + lag);
      if (!Double.isNaN(chords[j])) {
        numerator += counts[j] * chords[j];
        denominator += counts[j] * counts[j];
      }
    }
    if (!(denominator > 0)) {
      return 0;
    }
    double metresPerStep = numerator / denominator;
    double sum = 0;
    for (int j = 0; j < chords.length; j++) {
      if (!Double.isNaN(chords[j])) {
        double r = (chords[j] - metresPerStep * counts[j]) / noise;
        sum += Math.log1p(r * r / 4);
      }
    }
    // Neighbouring chords share most of their time: count each stretch once.
    return sum * 2 / (2 * HALF_SPAN_SECONDS);
  }
}
