package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a trace where it jumps farther than anyone walks. A short run of fixes elsewhere (a bad
 * first fix, a reflection) is left out and the trace goes on across it; after a lasting jump the
 * trace goes on as a new piece.
 */
final class JumpCutting {
  /** Faster than a person of any age walks; running speed. */
  private static final double FASTEST_METRES_PER_SECOND = 3;

  /** Two independent fixes differ by less than this many accuracies each in 99.9 % of cases. */
  private static final double ACCURACIES = 1.7;

  private static final double REJOIN_SECONDS = 90;
  private static final int RECENT_PIECES = 6;
  private static final double SHORTEST_PIECE_SECONDS = 8;

  private JumpCutting() {}

  static List<Trace.Piece> cut(Trace.Piece whole, FlagCollector flags) {
    List<List<Integer>> runs = runs(whole);
    List<List<Integer>> kept = new ArrayList<>();
    for (List<Integer> run : runs) {
      if (runs.size() == 1 || lasts(whole, run) && !insideLarger(run, runs)) {
        kept.add(run);
      }
    }
    if (kept.isEmpty()) {
      kept.add(runs.stream().max((a, b) -> Integer.compare(a.size(), b.size())).orElseThrow());
    }
    int left = kept.stream().mapToInt(List::size).sum();
    if (runs.size() > 1) {
      flags.raise(
          DistanceFlag.POSITION_JUMP,
          "%d jumps; %d of %d fixes left out, trace in %d pieces",
          runs.size() - 1,
          whole.size() - left,
          whole.size(),
          kept.size());
    }
    return kept.stream().map(run -> select(whole, run)).toList();
  }

  private static List<List<Integer>> runs(Trace.Piece whole) {
    List<List<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      List<Integer> home = null;
      for (int r = runs.size() - 1; r >= Math.max(0, runs.size() - RECENT_PIECES); r--) {
        int last = runs.get(r).get(runs.get(r).size() - 1);
        boolean recent =
            r == runs.size() - 1 || whole.seconds()[i] - whole.seconds()[last] <= REJOIN_SECONDS;
        if (recent && reachable(whole, last, i)) {
          home = runs.get(r);
          break;
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        runs.add(home);
      }
      home.add(i);
    }
    return runs;
  }

  private static boolean reachable(Trace.Piece whole, int from, int to) {
    double distance = Math.hypot(whole.x()[to] - whole.x()[from], whole.y()[to] - whole.y()[from]);
    double walked = FASTEST_METRES_PER_SECOND * (whole.seconds()[to] - whole.seconds()[from]);
    double noise = ACCURACIES * (whole.accuracy()[from] + whole.accuracy()[to]);
    return distance <= walked + Math.max(10, noise);
  }

  private static boolean lasts(Trace.Piece whole, List<Integer> run) {
    double span = whole.seconds()[run.get(run.size() - 1)] - whole.seconds()[run.get(0)];
    return run.size() >= 3 && span >= SHORTEST_PIECE_SECONDS;
  }

  /** Whether a larger run started before this one and went on after it, or shares its time. */
  private static boolean insideLarger(List<Integer> run, List<List<Integer>> runs) {
    for (List<Integer> other : runs) {
      boolean larger = other.size() > run.size();
      boolean overlaps =
          other.get(0) < run.get(run.size() - 1) && run.get(0) < other.get(other.size() - 1);
      if (other != run && larger && overlaps) {
        return true;
      }
      if (other != run && other.size() == run.size() && overlaps && other.get(0) < run.get(0)) {
        return true;
      }
    }
    return false;
  }

  private static Trace.Piece select(Trace.Piece whole, List<Integer> rows) {
    return new Trace.Piece(
        pick(whole.seconds(), rows),
        pick(whole.x(), rows),
        pick(whole.y(), rows),
        pick(whole.accuracy(), rows),
        pick(whole.speed(), rows),
        pick(whole.altitude(), rows));
  }

  private static double[] pick(double[] values, List<Integer> rows) {
    return rows.stream().mapToDouble(row -> values[row]).toArray();
  }
}
