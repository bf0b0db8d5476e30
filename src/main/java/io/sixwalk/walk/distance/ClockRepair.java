package io.sixwalk.walk.distance;

/**
 * Brings a column of times back onto the clock of the walk. Phones log fixes against wall time and
 * steps against time since boot; a naive app mixes them, and a clock correction in mid-walk moves
 * the rest of a column.
 */
final class ClockRepair {
  /** Rows this far outside the walk cannot have been recorded during it. */
  static final double SLACK_SECONDS = 120;

  private ClockRepair() {}

  /**
   * Times moved onto the walk's clock, in the logged order. Times that are within the walk stay as
   * they are. A column that lies outside the walk altogether is moved so that it starts with the
   * walk; a run of rows thrown out by a clock jump is moved to follow the row before it.
   */
  static double[] repair(
      double[] logged, double elapsedSeconds, String column, FlagCollector flags) {
    double[] times = logged.clone();
    if (times.length < 2) {
      return times;
    }
    double usualStep = usualStep(times);
    double first = times[0];
    boolean firstOutside = outside(first, elapsedSeconds);
    double shift = 0;
    if (firstOutside && insideShare(times, elapsedSeconds) < 0.5) {
      shift = -first;
    }
    double largest = Math.abs(shift);
    for (int i = 0; i < times.length; i++) {
      double moved = logged[i] + shift;
      if (i > 0 && outside(moved, elapsedSeconds)) {
        double jump = logged[i] - logged[i - 1];
        if (Math.abs(jump) > SLACK_SECONDS) {
          // Judged against the row before it: back onto the walk's own clock, or on from there.
          shift = outside(logged[i], elapsedSeconds) ? times[i - 1] + usualStep - logged[i] : 0;
          moved = logged[i] + shift;
          largest = Math.max(largest, Math.abs(shift));
        }
      } else if (i > 0 && shift != 0 && Math.abs(logged[i] - logged[i - 1]) > SLACK_SECONDS) {
        if (!outside(logged[i], elapsedSeconds)) {
          shift = 0;
          moved = logged[i];
        }
      }
      times[i] = moved;
    }
    if (largest > 0) {
      flags.raise(
          DistanceFlag.CLOCK_OFFSET, "%s run on another clock, moved by %.0f s", column, largest);
    }
    return times;
  }

  private static boolean outside(double t, double elapsedSeconds) {
    return t < -SLACK_SECONDS || t > elapsedSeconds + SLACK_SECONDS;
  }

  private static double insideShare(double[] times, double elapsedSeconds) {
    int inside = 0;
    for (double t : times) {
      if (!outside(t, elapsedSeconds)) {
        inside++;
      }
    }
    return inside / (double) times.length;
  }

  private static double usualStep(double[] times) {
    double[] steps = new double[times.length - 1];
    for (int i = 1; i < times.length; i++) {
      steps[i - 1] = Math.abs(times[i] - times[i - 1]);
    }
    return Math.min(10, Numbers.median(steps));
  }
}
