package io.sixwalk.walk.distance;

import java.util.Objects;

/**
 * A flag and the numbers behind it.
 *
 * @param flag what was odd
 * @param reason one sentence with the numbers, for a clinician; never a place
 */
public record RaisedFlag(DistanceFlag flag, String reason) {
  public RaisedFlag {
    Objects.requireNonNull(flag, "flag");
    Objects.requireNonNull(reason, "reason");
  }
}
