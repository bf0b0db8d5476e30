package io.sixwalk.trend.change;

/** How the distance came about, as coarsely as comparability needs it. */
public enum MethodFamily {
  /** Satellite positions, alone or fused with steps, computed by the server. */
  SATELLITE_FUSION,
  /** Laps times the measured course length, or a measuring wheel. */
  MEASURED_COURSE,
  /** A distance that a phone platform claims, without the positions behind it. */
  PLATFORM_CLAIM
}
