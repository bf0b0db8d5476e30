package io.sixwalk.walk.distance;

/** Flags about coverage of the positions. */
final class PositionFlags {
  private static final double LONG_GAP_SECONDS = 10;
  private static final double SHORT_TRACE_SECONDS = 15;

  private PositionFlags() {}

  static void raise(Trace trace, double elapsed, FlagCollector flags) {
    if (trace.size() == 0) {
      flags.raise(DistanceFlag.NO_POSITIONS, "no usable fix");
      return;
    }
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    double longest = 0;
    for (Trace.Piece piece : trace.pieces()) {
      for (double t : piece.seconds()) {
        if (Double.isFinite(last)) {
          longest = Math.max(longest, t - last);
        }
        first = Math.min(first, t);
        last = Math.max(last, t);
      }
    }
    if (longest > LONG_GAP_SECONDS) {
      flags.raise(DistanceFlag.POSITION_GAP, "longest gap between fixes %.0f s", longest);
    }
    if (first > SHORT_TRACE_SECONDS || last < elapsed - SHORT_TRACE_SECONDS) {
      flags.raise(
          DistanceFlag.SHORTER_THAN_WALK,
          "fixes from %.0f to %.0f s of %.0f",
          first,
          last,
          elapsed);
    }
  }
}
