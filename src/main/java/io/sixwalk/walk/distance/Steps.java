package io.sixwalk.walk.distance;

import java.util.Objects;

/**
 * The phone's step counter as columns of equal length. A counter may start at any number (Android
 * counts since boot), report in batches some seconds late, and start again from zero.
 *
 * @param elapsedSeconds seconds since the start of the walk
 * @param cumulativeCount the counter's reading at that time, in steps
 */
public record Steps(Column elapsedSeconds, Column cumulativeCount) {

  /**
   * @throws IllegalArgumentException if the columns differ in length
   */
  public Steps {
    Objects.requireNonNull(elapsedSeconds, "elapsedSeconds");
    Fixes.requireSize(elapsedSeconds, cumulativeCount, "cumulativeCount");
  }

  /** No step counter. */
  public static Steps none() {
    return new Steps(Column.empty(), Column.empty());
  }

  public int size() {
    return elapsedSeconds.size();
  }
}
