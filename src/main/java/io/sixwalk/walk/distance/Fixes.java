package io.sixwalk.walk.distance;

import java.util.Objects;
import java.util.Optional;

/**
 * Location fixes as columns of equal length, one row for each fix, in the order in which the phone
 * logged them. Rows may be out of order, repeated, before the start or after the end.
 *
 * @param elapsedSeconds seconds since the start of the walk
 * @param latitudeDegrees WGS 84 latitude, -90 to 90
 * @param longitudeDegrees WGS 84 longitude, -180 to 180
 * @param accuracyMetres the phone's own radius that holds the true place in 68 % of fixes; missing,
 *     zero or negative means unknown
 * @param speedMetresPerSecond speed that the receiver reports, if it does; not used for the
 *     distance
 * @param altitudeMetres height, if the receiver reports it; not used for the distance
 */
public record Fixes(
    Column elapsedSeconds,
    Column latitudeDegrees,
    Column longitudeDegrees,
    Column accuracyMetres,
    Optional<Column> speedMetresPerSecond,
    Optional<Column> altitudeMetres) {

  /**
   * @throws IllegalArgumentException if the columns differ in length
   */
  public Fixes {
    Objects.requireNonNull(elapsedSeconds, "elapsedSeconds");
    requireSize(elapsedSeconds, latitudeDegrees, "latitudeDegrees");
    requireSize(elapsedSeconds, longitudeDegrees, "longitudeDegrees");
    requireSize(elapsedSeconds, accuracyMetres, "accuracyMetres");
    speedMetresPerSecond.ifPresent(
        column -> requireSize(elapsedSeconds, column, "speedMetresPerSecond"));
    altitudeMetres.ifPresent(column -> requireSize(elapsedSeconds, column, "altitudeMetres"));
  }

  /** Fixes without speed and altitude. */
  public static Fixes of(
      Column elapsedSeconds,
      Column latitudeDegrees,
      Column longitudeDegrees,
      Column accuracyMetres) {
    return new Fixes(
        elapsedSeconds,
        latitudeDegrees,
        longitudeDegrees,
        accuracyMetres,
        Optional.empty(),
        Optional.empty());
  }

  /** No fixes at all. */
  public static Fixes none() {
    return of(Column.empty(), Column.empty(), Column.empty(), Column.empty());
  }

  public int size() {
    return elapsedSeconds.size();
  }

  static void requireSize(Column first, Column other, String name) {
    if (other.size() != first.size()) {
      throw new IllegalArgumentException(
          "column " + name + " has " + other.size() + " rows, not " + first.size());
    }
  }
}
