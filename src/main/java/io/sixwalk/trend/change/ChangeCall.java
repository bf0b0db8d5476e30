package io.sixwalk.trend.change;

import java.util.Objects;
import java.util.Optional;

/**
 * One of the five words, with its certainty where it has one.
 *
 * @param status the word
 * @param certainty present exactly for {@code IMPROVED} and {@code WORSE}
 */
public record ChangeCall(ChangeStatus status, Optional<Certainty> certainty) {
  public ChangeCall {
    Objects.requireNonNull(status, "status");
    boolean directed = status == ChangeStatus.IMPROVED || status == ChangeStatus.WORSE;
    if (directed != certainty.isPresent()) {
      throw new IllegalArgumentException(status + " with certainty " + certainty);
    }
  }

  static ChangeCall of(ChangeStatus status) {
    return new ChangeCall(status, Optional.empty());
  }

  static ChangeCall of(ChangeStatus status, Certainty certainty) {
    return new ChangeCall(status, Optional.of(certainty));
  }

  /** Whether the call is a decision: improved, worse or stable. */
  public boolean isDecided() {
    return status != ChangeStatus.UNCERTAIN && status != ChangeStatus.NOT_ENOUGH_DATA;
  }
}
