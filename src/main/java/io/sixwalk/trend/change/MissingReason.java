package io.sixwalk.trend.change;

/** Why nothing can be said about change. */
public enum MissingReason {
  /** No walk counts yet. */
  NO_WALKS,
  /** The study has not set day 0. */
  DAY_ZERO_NOT_SET,
  /** No walk counts in the baseline window. */
  NO_BASELINE,
  /** No visit with walks yet. */
  NO_VISIT_YET,
  /** A visit with fewer walks than the least. */
  TOO_FEW_WALKS,
  /** All visits with walks are of another comparability class than the baseline. */
  OTHER_CLASS,
  /** It was said that the person could not walk at this visit; it has no result. */
  COULD_NOT_WALK,
  /** Too few different days, or too short a time, for a slope. */
  TOO_FEW_DAYS
}
