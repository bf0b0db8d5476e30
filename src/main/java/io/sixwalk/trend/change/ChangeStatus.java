package io.sixwalk.trend.change;

/** The five words of every statement about change. */
public enum ChangeStatus {
  IMPROVED,
  WORSE,
  STABLE,
  /** Too early to tell: the usual honest answer where there are few values. */
  UNCERTAIN,
  NOT_ENOUGH_DATA
}
