package io.sixwalk.trend.change;

/** How sure a call of improved or worse is. */
public enum Certainty {
  /** A change beyond doubt, and probably at least the threshold. */
  MODERATE,
  /** The whole interval lies beyond the threshold. */
  HIGH
}
