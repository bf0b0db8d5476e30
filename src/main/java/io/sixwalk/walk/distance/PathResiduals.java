package io.sixwalk.walk.distance;

/** What a fitted path leaves of the positions, against what the assumed noise predicts. */
final class PathResiduals {
  private static final int FEWEST = 20;

  private PathResiduals() {}

  /**
   * Mean square of the residuals' change over a lag, as a share of its expectation; 1 if there are
   * too few. Changes, not residuals: they are what bends a distance, and the path cannot absorb
   * them. The first seconds, while the receiver settles, are left out.
   */
  static double ratio(PathGrid grid, PathState state, PathNoise noise, double lagSeconds) {
    double observed = 0;
    double predicted = 0;
    int looks = 0;
    for (Trace.Piece p : grid.trace.pieces()) {
      double[] rx = new double[p.size()];
      double[] ry = new double[p.size()];
      int from = 0;
      for (int i = 0; i < p.size(); i++) {
        double t = p.seconds()[i];
        if (t < 0 || t > grid.elapsedSeconds) {
          from = i + 1;
          continue;
        }
        rx[i] = p.x()[i] - place(grid, state, t, 0);
        ry[i] = p.y()[i] - place(grid, state, t, 1);
        while (t - p.seconds()[from] > lagSeconds) {
          from++;
        }
        double start = p.seconds()[from];
        if (t - start > 0.7 * lagSeconds
            && grid.age(start) > PathNoise.SETTLING_SECONDS
            && grid.unbroken(start, t, state)) {
          double dx = rx[i] - rx[from];
          double dy = ry[i] - ry[from];
          observed += dx * dx + dy * dy;
          predicted += 2 * noise.changeVariance(t - start);
          looks++;
        }
      }
    }
    return looks < FEWEST ? 1 : observed / predicted;
  }

  private static double place(PathGrid grid, PathState state, double t, int axis) {
    int j = state.nodeAt(t);
    double here = state.get(j, PathState.PLACE + axis);
    if (!grid.linked[j]) {
      return here;
    }
    double share = state.shareAt(t);
    return (1 - share) * here + share * state.get(j + 1, PathState.PLACE + axis);
  }
}
