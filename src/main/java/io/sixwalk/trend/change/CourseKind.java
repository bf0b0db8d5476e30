package io.sixwalk.trend.change;

/** The kind of course that was walked. A treadmill is not here: such a walk never counts. */
public enum CourseKind {
  /** Out and back between two marks. */
  STRAIGHT_SHUTTLE(true),
  /** A closed loop of measured length. */
  OVAL(true),
  /** Anywhere outdoors, without a measured length. */
  OUTDOOR_FREE(false);

  private final boolean measured;

  CourseKind(boolean measured) {
    this.measured = measured;
  }

  /** Whether the length of the course is measured, and so part of the comparability class. */
  public boolean isMeasured() {
    return measured;
  }
}
