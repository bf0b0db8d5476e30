package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns logged fixes into a {@link Trace}: rows sorted, repaired or left out, and flags raised. */
final class FixCleaning {
  /** Fixes before the start tell where the receiver was settling; older ones are another story. */
  static final double BEFORE_SECONDS = 30;

  static final double AFTER_SECONDS = 15;

  /** A phone cannot know its place better than this; smaller claims are read as this. */
  private static final double BEST_ACCURACY_METRES = 1;

  /** Assumed when a phone reports no usable accuracy at all. */
  private static final double ASSUMED_ACCURACY_METRES = 10;

  /** Wi-Fi and cell fixes among satellite fixes report several times their radius. */
  private static final double WORST_ACCURACY_METRES = 30;

  private static final double NULL_ISLAND_DEGREES = 1e-4;

  private record Row(
      double t, double lat, double lon, double accuracy, double speed, double altitude) {}

  private FixCleaning() {}

  static Trace clean(Fixes fixes, double elapsedSeconds, FlagCollector flags) {
    List<Row> rows = usableRows(fixes, elapsedSeconds, flags);
    rows = inTime(rows, elapsedSeconds, flags);
    rows = withAccuracy(rows, flags);
    rows = withoutRepeats(rows);
    if (rows.isEmpty()) {
      return new Trace(List.of());
    }
    double[] lats = rows.stream().mapToDouble(Row::lat).toArray();
    double[] lons = rows.stream().mapToDouble(Row::lon).toArray();
    LocalPlane plane = LocalPlane.around(Numbers.median(lats), medianLongitude(lons));
    List<Trace.Piece> pieces = JumpCutting.cut(toPiece(rows, plane), flags);
    return new Trace(pieces);
  }

  private static List<Row> usableRows(Fixes fixes, double elapsedSeconds, FlagCollector flags) {
    List<Row> rows = new ArrayList<>();
    int unusable = 0;
    int nullIsland = 0;
    for (int i = 0; i < fixes.size(); i++) {
      double t = fixes.elapsedSeconds().get(i);
      double lat = fixes.latitudeDegrees().get(i);
      double lon = fixes.longitudeDegrees().get(i);
      if (!Double.isFinite(t) || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
        unusable++;
      } else if (Math.abs(lat) < NULL_ISLAND_DEGREES && Math.abs(lon) < NULL_ISLAND_DEGREES) {
        nullIsland++;
      } else {
        rows.add(
            new Row(
                t,
                lat,
                lon,
                fixes.accuracyMetres().get(i),
                valueOrNaN(fixes.speedMetresPerSecond().orElse(null), i),
                valueOrNaN(fixes.altitudeMetres().orElse(null), i)));
      }
    }
    if (unusable > 0) {
      flags.raise(DistanceFlag.VALUE_UNUSABLE, "%d fixes without a usable number", unusable);
    }
    if (nullIsland > 0) {
      flags.raise(DistanceFlag.NULL_ISLAND, "%d fixes at latitude 0, longitude 0", nullIsland);
    }
    double[] logged = rows.stream().mapToDouble(Row::t).toArray();
    double[] repaired = ClockRepair.repair(logged, elapsedSeconds, "fixes", flags);
    for (int i = 0; i < repaired.length; i++) {
      Row row = rows.get(i);
      rows.set(i, new Row(repaired[i], row.lat, row.lon, row.accuracy, row.speed, row.altitude));
    }
    return rows;
  }

  private static double valueOrNaN(Column column, int row) {
    return column == null ? Double.NaN : column.get(row);
  }

  private static List<Row> inTime(List<Row> rows, double elapsedSeconds, FlagCollector flags) {
    List<Row> kept = new ArrayList<>();
    int outside = 0;
    int backwards = 0;
    double previous = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      if (row.t < previous) {
        backwards++;
      }
      previous = row.t;
      if (row.t < -BEFORE_SECONDS || row.t > elapsedSeconds + AFTER_SECONDS) {
        outside++;
      } else {
        kept.add(row);
      }
    }
    if (backwards > 0) {
      flags.raise(DistanceFlag.TIME_OUT_OF_ORDER, "fix times go back %d times", backwards);
    }
    if (outside > 0) {
      flags.raise(DistanceFlag.OUTSIDE_WALK, "%d fixes long before or after the walk", outside);
    }
    // The full order makes the result independent of the order of rows with equal times.
    kept.sort(
        Comparator.comparingDouble(Row::t)
            .thenComparingDouble(row -> usable(row.accuracy) ? row.accuracy : Double.MAX_VALUE)
            .thenComparingDouble(Row::lat)
            .thenComparingDouble(Row::lon));
    List<Row> single = new ArrayList<>();
    for (Row row : kept) {
      if (single.isEmpty() || row.t - single.get(single.size() - 1).t > 1e-6) {
        single.add(row);
      }
    }
    if (single.size() < kept.size()) {
      flags.raise(
          DistanceFlag.REPEATED_TIME,
          "%d fixes repeat a time; the most accurate one counts",
          kept.size() - single.size());
    }
    return single;
  }

  private static boolean usable(double accuracy) {
    return accuracy > 0 && accuracy <= 10_000;
  }

  private static List<Row> withAccuracy(List<Row> rows, FlagCollector flags) {
    double[] usable = rows.stream().mapToDouble(Row::accuracy).filter(a -> usable(a)).toArray();
    double median = usable.length == 0 ? ASSUMED_ACCURACY_METRES : Numbers.median(usable);
    if (usable.length < rows.size()) {
      flags.raise(
          DistanceFlag.ACCURACY_UNUSABLE,
          "%d fixes without a usable accuracy, read as %.0f m",
          rows.size() - usable.length,
          median);
    }
    if (median > 15) {
      flags.raise(DistanceFlag.POOR_ACCURACY, "median reported accuracy %.0f m", median);
    }
    double limit = Math.max(WORST_ACCURACY_METRES, 3 * median);
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      double accuracy = usable(row.accuracy) ? row.accuracy : median;
      if (accuracy <= limit) {
        kept.add(
            new Row(
                row.t,
                row.lat,
                row.lon,
                Math.max(BEST_ACCURACY_METRES, accuracy),
                row.speed,
                row.altitude));
      }
    }
    if (kept.size() < rows.size()) {
      flags.raise(
          DistanceFlag.POOR_ACCURACY,
          "%d fixes less accurate than %.0f m left out",
          rows.size() - kept.size(),
          limit);
    }
    return kept;
  }

  /**
   * A phone without a new fix may log the old one again with a new time. An exact repeat of both
   * coordinates carries nothing new, whether the person stood still or the receiver slept.
   */
  private static List<Row> withoutRepeats(List<Row> rows) {
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      Row last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null || last.lat != row.lat || last.lon != row.lon) {
        kept.add(row);
      }
    }
    return kept;
  }

  private static double medianLongitude(double[] longitudes) {
    double[] shifted = longitudes.clone();
    for (int i = 0; i < shifted.length; i++) {
      double difference = shifted[i] - longitudes[0];
      shifted[i] -= difference > 180 ? 360 : difference < -180 ? -360 : 0;
    }
    return Numbers.median(shifted);
  }

  private static Trace.Piece toPiece(List<Row> rows, LocalPlane plane) {
    return new Trace.Piece(
        rows.stream().mapToDouble(Row::t).toArray(),
        rows.stream().mapToDouble(row -> plane.x(row.lon)).toArray(),
        rows.stream().mapToDouble(row -> plane.y(row.lat)).toArray(),
        rows.stream().mapToDouble(Row::accuracy).toArray(),
        rows.stream().mapToDouble(Row::speed).toArray(),
        rows.stream().mapToDouble(Row::altitude).toArray());
  }
}
