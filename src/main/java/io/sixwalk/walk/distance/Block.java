package io.sixwalk.walk.distance;

import java.util.Objects;

/**
 * Up to a minute of positions without a place: moved to its own origin, turned and mirrored at
 * random. Columns have equal length.
 *
 * @param startSeconds seconds from the start of the walk to the zero of {@code seconds}
 * @param seconds seconds since {@code startSeconds}
 * @param xMetres first axis, origin at the block's first fix
 * @param yMetres second axis
 * @param accuracyMetres reported accuracy after cleaning
 * @param speedMetresPerSecond reported speed, missing where not logged
 * @param altitudeMetres height above the block's first logged height, missing where not logged
 */
public record Block(
    double startSeconds,
    Column seconds,
    Column xMetres,
    Column yMetres,
    Column accuracyMetres,
    Column speedMetresPerSecond,
    Column altitudeMetres) {

  /**
   * @throws IllegalArgumentException if the columns differ in length
   */
  public Block {
    Objects.requireNonNull(seconds, "seconds");
    Fixes.requireSize(seconds, xMetres, "xMetres");
    Fixes.requireSize(seconds, yMetres, "yMetres");
    Fixes.requireSize(seconds, accuracyMetres, "accuracyMetres");
    Fixes.requireSize(seconds, speedMetresPerSecond, "speedMetresPerSecond");
    Fixes.requireSize(seconds, altitudeMetres, "altitudeMetres");
  }

  public int size() {
    return seconds.size();
  }
}
