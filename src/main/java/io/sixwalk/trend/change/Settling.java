package io.sixwalk.trend.change;

/** How many more values in a visit window would settle an uncertain change. */
public sealed interface Settling {

  /** The rule has decided already. */
  record Settled() implements Settling {}

  /**
   * So many more values let the rule decide, if the mean stays as it is.
   *
   * @param count the smallest such number, at least 1
   */
  record MoreValues(int count) implements Settling {}

  /**
   * More values cannot settle this visit: not within the number that one may ask for.
   *
   * @param tried the largest number that was tried
   */
  record CannotSettle(int tried) implements Settling {}

  /** There is no mean on one of the two sides, so nothing can be said. */
  record NothingToSettle() implements Settling {}
}
