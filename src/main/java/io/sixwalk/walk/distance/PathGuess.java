package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the fit of a path starts: smoothed places, and headings of straight legs. */
final class PathGuess {
  /** Legs that meet at less than a street corner may be parts of a curve. */
  private static final double CORNER = Math.toRadians(75);

  private PathGuess() {}

  /** Fills the state with legs found by {@link HeadingGuess}. */
  static void legs(PathState state, PathGrid grid, PathNoise noise) {
    double speed = Math.max(grid.roughSpeed, 0.2);
    double window = Numbers.clamp(grid.trace.medianAccuracy() / speed, 3, 20);
    for (int piece = 0; piece < grid.trace.pieces().size(); piece++) {
      places(state, grid, piece, window);
    }
    double[] units = new double[state.nodes];
    for (int j = 0; j < state.nodes - 1; j++) {
      units[j + 1] = units[j] + state.rate[j] * state.h;
    }
    double total = Math.max(units[state.nodes - 1], 1e-9);
    List<HeadingGuess> guesses = new ArrayList<>();
    for (Trace.Piece piece : grid.trace.pieces()) {
      guesses.add(
          HeadingGuess.of(
              piece,
              noise,
              t -> {
                int j = state.nodeAt(t);
                return units[j] + state.shareAt(t) * (units[j + 1] - units[j]);
              },
              grid.elapsedSeconds,
              grid.longGapSeconds));
    }
    double rough = grid.roughSpeed * grid.elapsedSeconds / total;
    double slowest = 0.05 * grid.elapsedSeconds / total;
    state.scale = Math.max(HeadingGuess.agree(guesses, rough), slowest);
    state.usualScale = state.scale;
    double heading = 0;
    for (int j = 0; j < state.nodes; j++) {
      HeadingGuess guess = guesses.get(grid.piece[j]);
      double raw = guess.points() > 1 ? guess.headingAt(j * state.h) : heading;
      heading = j == 0 ? raw : heading + Math.IEEEremainder(raw - heading, 2 * Math.PI);
      state.put(j, PathState.HEADING, heading);
    }
  }

  /**
   * Turns headings evenly from the middle of one leg to the middle of the next wherever legs meet
   * at less than a corner. Returns whether there was such a place.
   */
  static boolean bend(PathState state) {
    double[] heading = new double[state.nodes];
    for (int j = 0; j < state.nodes; j++) {
      heading[j] = state.get(j, PathState.HEADING);
    }
    boolean bent = false;
    int from = 0;
    int before = -1;
    for (int j = 1; j < state.nodes; j++) {
      if (j < state.nodes - 1 && heading[j] == heading[j - 1]) {
        continue;
      }
      int middle = (from + j) / 2;
      if (before >= 0 && middle > before && Math.abs(heading[middle] - heading[before]) < CORNER) {
        bent = true;
        double turn = heading[middle] - heading[before];
        for (int i = before; i <= middle; i++) {
          double share = (i - before) / (double) (middle - before);
          state.put(i, PathState.HEADING, heading[before] + share * turn);
          state.put(i, PathState.CURVE, turn / ((middle - before) * state.h));
        }
      }
      before = middle;
      from = j;
    }
    return bent;
  }

  /** Places of the nodes of one piece: a moving mean, or a line across a gap. */
  private static void places(PathState state, PathGrid grid, int piece, double window) {
    Trace.Piece p = grid.trace.pieces().get(piece);
    int from = 0;
    for (int j = 0; j < state.nodes; j++) {
      if (grid.piece[j] != piece) {
        continue;
      }
      double t = j * state.h;
      double x = 0;
      double y = 0;
      double weights = 0;
      while (from < p.size() - 1 && p.seconds()[from] < t - 2 * window) {
        from++;
      }
      for (int i = from; i < p.size() && p.seconds()[i] <= t + 2 * window; i++) {
        double u = (p.seconds()[i] - t) / (window / 2);
        double weight = Math.exp(-u * u / 2);
        x += weight * p.x()[i];
        y += weight * p.y()[i];
        weights += weight;
      }
      boolean gap = weights < 1e-3;
      state.put(j, PathState.PLACE, gap ? interpolate(p.seconds(), p.x(), t) : x / weights);
      state.put(j, PathState.PLACE + 1, gap ? interpolate(p.seconds(), p.y(), t) : y / weights);
    }
  }

  private static double interpolate(double[] seconds, double[] values, double t) {
    int found = Arrays.binarySearch(seconds, t);
    int next = found >= 0 ? found : -found - 1;
    if (next == 0) {
      return values[0];
    }
    if (next >= values.length) {
      return values[values.length - 1];
    }
    double share = (t - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
    return values[next - 1] + share * (values[next] - values[next - 1]);
  }
}
