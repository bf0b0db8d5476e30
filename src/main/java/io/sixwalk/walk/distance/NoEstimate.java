package io.sixwalk.walk.distance;

import java.util.List;
import java.util.Objects;

/**
 * No distance can be told from this recording.
 *
 * @param reason why not
 * @param algorithmVersion version of the algorithm
 * @param flags what was odd
 */
public record NoEstimate(Reason reason, String algorithmVersion, List<RaisedFlag> flags)
    implements DistanceResult {

  /** Why there is no estimate. */
  public enum Reason {
    /** Neither positions nor steps nor laps nor a wheel nor a claim. */
    NO_SOURCE,
    /** The walk lasted less than ten seconds. */
    TOO_SHORT,
    /** There are rows, but too few usable ones. */
    TOO_FEW_USABLE_ROWS
  }

  public NoEstimate {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(algorithmVersion, "algorithmVersion");
    flags = List.copyOf(flags);
  }
}
