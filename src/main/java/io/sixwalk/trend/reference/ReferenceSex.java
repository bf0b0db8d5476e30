package io.sixwalk.trend.reference;

/** The sexes that reference equations know. */
public enum ReferenceSex {
  MALE,
  FEMALE,
  /** Unknown, or neither: the published equations do not cover it. */
  NOT_COVERED
}
