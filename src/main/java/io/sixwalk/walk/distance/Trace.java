package io.sixwalk.walk.distance;

import java.util.Arrays;
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

  /**
   * The trace with at most one fix in each cell of time, the mean of those in it. Fixes closer than
   * half a second are not independent looks, and a receiver that logs ten a second must not cost
   * ten times the work.
   */
  Trace thinned(double cellSeconds) {
    return new Trace(pieces.stream().map(piece -> thin(piece, cellSeconds)).toList());
  }

  private static Piece thin(Piece piece, double cellSeconds) {
    double[][] sums = new double[4][piece.size()];
    int[] counts = new int[piece.size()];
    int cells = 0;
    double last = Double.NaN;
    for (int i = 0; i < piece.size(); i++) {
      double cell = Math.floor(piece.seconds()[i] / cellSeconds);
      if (cell != last) {
        cells++;
        last = cell;
      }
      sums[0][cells - 1] += piece.seconds()[i];
      sums[1][cells - 1] += piece.x()[i];
      sums[2][cells - 1] += piece.y()[i];
      sums[3][cells - 1] += piece.accuracy()[i];
      counts[cells - 1]++;
    }
    for (double[] sum : sums) {
      for (int c = 0; c < cells; c++) {
        sum[c] /= counts[c];
      }
    }
    double[] missing = Column.missing(cells).toArray();
    return new Piece(
        Arrays.copyOf(sums[0], cells),
        Arrays.copyOf(sums[1], cells),
        Arrays.copyOf(sums[2], cells),
        Arrays.copyOf(sums[3], cells),
        missing,
        missing);
  }

  int size() {
    return pieces.stream().mapToInt(Piece::size).sum();
  }

  double medianAccuracy() {
    double[] all = pieces.stream().flatMapToDouble(p -> Arrays.stream(p.accuracy())).toArray();
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
    return n == 0 ? 1 : Numbers.median(Arrays.copyOf(intervals, n));
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
