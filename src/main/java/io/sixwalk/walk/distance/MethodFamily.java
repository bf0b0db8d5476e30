package io.sixwalk.walk.distance;

/** Methods whose results may be compared with each other; part of the comparability class. */
public enum MethodFamily {
  SATELLITE_AND_FUSION,
  LAPS_OR_WHEEL,
  PLATFORM_CLAIM,
  STEPS
}
