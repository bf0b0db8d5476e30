package io.sixwalk.walk.distance;

/** How a distance was obtained. */
public enum DistanceMethod {
  /** Satellite positions alone. */
  SATELLITE(MethodFamily.SATELLITE_AND_FUSION),
  /** Satellite positions and steps, one model. */
  FUSION(MethodFamily.SATELLITE_AND_FUSION),
  /** Steps times a step length that this walk's positions did not measure. */
  STEPS(MethodFamily.STEPS),
  /** Laps times the measured length of the course. */
  LAPS(MethodFamily.LAPS_OR_WHEEL),
  /** A measuring wheel. */
  WHEEL(MethodFamily.LAPS_OR_WHEEL),
  /** The number of a health platform, method unpublished. */
  PLATFORM_CLAIM(MethodFamily.PLATFORM_CLAIM);

  private final MethodFamily family;

  DistanceMethod(MethodFamily family) {
    this.family = family;
  }

  /** Walks are compared only within one family. */
  public MethodFamily family() {
    return family;
  }
}
