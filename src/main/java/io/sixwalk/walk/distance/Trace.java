package io.sixwalk.walk.distance;

import java.util.List;

/**
 * Cleaned positions on a plane. Within a piece neighbouring fixes belong together; between pieces
 * neither origin nor direction is shared. A whole recording is one piece unless the receiver
 * jumped; a blocked trace is one piece for each block.
 */
record Trace(List<Piece> pieces) {

  /**
   * One piece: rows in strictly increasing time.
   *
   * @param seconds seconds since the start of the walk
   * @param x metres
   * @param y metres
   * @param accuracy reported 68 % radius in metres, always usable
   * @param speed reported speed, {@code NaN} where missing
   * @param altitude reported altitude, {@code NaN} where missing
   */
  record Piece(
      double[] seconds,
      double[] x,
      double[] y,
      double[] accuracy,
      double[] speed,
      double[] altitude) {

    int size() {
      return seconds.length;
    }

    double first() {
      return seconds[0];
    }

    double last() {
      return seconds[seconds.length - 1];
    }
  }

  Trace {
    pieces = List.copyOf(pieces);
  }

  int size() {
    return pieces.stream().mapToInt(Piece::size).sum();
  }

  double medianAccuracy() {
    double[] all =
        pieces.stream().flatMapToDouble(p -> java.util.Arrays.stream(p.accuracy())).toArray();
    return Numbers.median(all);
  }

  /** Usual seconds between two fixes; 1 if there are fewer than two. */
  double medianInterval() {
    double[] intervals = new double[Math.max(0, size())];
    int n = 0;
    for (Piece piece : pieces) {
      for (int i = 1; i < piece.size(); i++) {
        intervals[n++] = piece.seconds()[i] - piece.seconds()[i - 1];
      }
    }
    return n == 0 ? 1 : Numbers.median(java.util.Arrays.copyOf(intervals, n));
  }

  /** Seconds of the walk that lie in no gap longer than {@code longest} between two fixes. */
  double coveredSeconds(double elapsedSeconds, double longest) {
    double covered = 0;
    double previous = Double.NaN;
    for (Piece piece : pieces) {
      for (double t : piece.seconds()) {
        if (t - previous <= longest) {
          covered += Math.max(0, Math.min(t, elapsedSeconds) - Math.max(previous, 0));
        }
        previous = t;
      }
    }
    return Math.min(covered, elapsedSeconds);
  }
}
