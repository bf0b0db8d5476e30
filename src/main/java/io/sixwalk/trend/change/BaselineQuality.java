package io.sixwalk.trend.change;

/** How much a baseline can carry. */
public enum BaselineQuality {
  /** Two or more walks, the practice walk not among them. */
  MULTI,
  /** One walk after a practice walk. */
  SINGLE_AFTER_PRACTICE,
  /** One walk by a person who had practised before the record began. */
  SINGLE,
  /** The practice walk is all there is; an improvement is judged less the practice allowance. */
  SINGLE_PRACTICE,
  /** No walk. */
  NONE
}
