package io.sixwalk.walk.distance;

/** Which nodes of a path belong to which piece of a trace, and where the path can be followed. */
final class PathGrid {
  /** Within this distance a person may turn round unseen; longer gaps are not bridged by a line. */
  private static final double LONG_GAP_METRES = 12;

  /** Nor is any longer gap, however slow the walk or sparse the fixes. */
  private static final double LONG_GAP_SECONDS = 20;

  final Trace trace;
  final double elapsedSeconds;

  /** For each node the index of the piece in whose frame its place stands. */
  final int[] piece;

  /** For each node whether the path is followed to the next one. */
  final boolean[] linked;

  /** Speed over ground at a coarse look, in m/s; too high by what noise adds. */
  final double roughSpeed;

  /** Longer gaps are not bridged, in seconds. */
  final double longGapSeconds;

  PathGrid(Trace trace, double elapsedSeconds, PathState state) {
    this.trace = trace;
    this.elapsedSeconds = elapsedSeconds;
    this.roughSpeed = roughSpeed(trace);
    double gap =
        Math.max(LONG_GAP_METRES / Math.max(roughSpeed, 0.2), 2.5 * trace.medianInterval());
    this.longGapSeconds = Math.min(LONG_GAP_SECONDS, gap);
    this.piece = pieces(state);
    this.linked = links(state);
  }

  /** Whether the path is followed all the way between two times. */
  boolean unbroken(double fromSeconds, double toSeconds, PathState state) {
    int to = state.nodeAt(toSeconds);
    for (int j = state.nodeAt(fromSeconds); j <= to; j++) {
      if (!linked[j]) {
        return false;
      }
    }
    return true;
  }

  /** Seconds since the receiver's first fix. */
  double age(double seconds) {
    return Math.max(0, seconds - trace.pieces().get(0).first());
  }

  private int[] pieces(PathState state) {
    int[] pieces = new int[state.nodes];
    int at = 0;
    for (int j = 0; j < state.nodes; j++) {
      double t = j * state.h;
      while (at + 1 < trace.pieces().size()
          && t > (trace.pieces().get(at).last() + trace.pieces().get(at + 1).first()) / 2) {
        at++;
      }
      pieces[j] = at;
    }
    return pieces;
  }

  private boolean[] links(PathState state) {
    boolean[] link = new boolean[state.nodes - 1];
    for (int p = 0; p < trace.pieces().size(); p++) {
      double[] t = trace.pieces().get(p).seconds();
      for (int i = 1; i < t.length; i++) {
        if (t[i] - t[i - 1] <= longGapSeconds) {
          int from = (int) Math.floor(Math.max(0, t[i - 1] / state.h));
          int to = Math.min((int) Math.ceil(t[i] / state.h), state.nodes - 1);
          for (int j = from; j < to; j++) {
            link[j] = piece[j] == p && piece[j + 1] == p;
          }
        }
      }
    }
    return link;
  }

  private static double roughSpeed(Trace trace) {
    double length = 0;
    double time = 0;
    for (Trace.Piece p : trace.pieces()) {
      int from = 0;
      for (int i = 1; i < p.size(); i++) {
        if (p.seconds()[i] - p.seconds()[from] >= 15) {
          length += Math.hypot(p.x()[i] - p.x()[from], p.y()[i] - p.y()[from]);
          time += p.seconds()[i] - p.seconds()[from];
          from = i;
        }
      }
    }
    return time > 0 ? length / time : 1;
  }
}
