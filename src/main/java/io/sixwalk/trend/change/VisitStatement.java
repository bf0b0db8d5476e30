package io.sixwalk.trend.change;

import java.util.Objects;

/**
 * What the participant or a clinician said about a whole visit. One day on which the safety
 * questions held a person back is no such statement.
 *
 * @param windowId the visit
 * @param reason why it did not take place
 */
public record VisitStatement(String windowId, Reason reason) {
  /** Why a visit did not take place. */
  public enum Reason {
    UNABLE_HEALTH,
    UNABLE_OTHER
  }

  public VisitStatement {
    Objects.requireNonNull(windowId, "windowId");
    Objects.requireNonNull(reason, "reason");
  }
}
