package io.sixwalk.walk.distance;

/**
 * Laps counted on a measured course.
 *
 * @param laps full lengths of the course walked, not there-and-back pairs
 * @param courseLengthMetres measured length of the course
 * @param remainderMetres what was walked of the last, unfinished length
 */
public record LapCount(int laps, double courseLengthMetres, double remainderMetres) {

  /**
   * @throws IllegalArgumentException if a number is negative or not finite, or the course has no
   *     length
   */
  public LapCount {
    if (laps < 0) {
      throw new IllegalArgumentException("laps must not be negative");
    }
    if (!(courseLengthMetres > 0) || Double.isInfinite(courseLengthMetres)) {
      throw new IllegalArgumentException("courseLengthMetres must be positive");
    }
    if (!(remainderMetres >= 0) || Double.isInfinite(remainderMetres)) {
      throw new IllegalArgumentException("remainderMetres must not be negative");
    }
  }

  /** Laps times course length, and the remainder, in metres. */
  public double metres() {
    return laps * courseLengthMetres + remainderMetres;
  }
}
