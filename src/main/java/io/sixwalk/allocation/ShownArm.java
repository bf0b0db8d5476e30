package io.sixwalk.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What may be shown of one person's arm now.
 *
 * @param state withheld while the study is blinded, whether or not there is an arm
 * @param until the moment until which the study hides results, where it has set one; the arm is
 *     shown when the study is unblinded
 * @param arm the arm's code
 * @param label its name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownArm(State state, Instant until, String arm, String label, Instant allocatedAt) {
  /** Whether an arm is shown. */
  public enum State {
    /** The study is blinded. */
    WITHHELD,
    /** The study is unblinded, and this person was never allocated. */
    NOT_ALLOCATED,
    /** Here it is. */
    SHOWN
  }

  static ShownArm withheld(Instant until) {
    return new ShownArm(State.WITHHELD, until, null, null, null);
  }

  static ShownArm notAllocated() {
    return new ShownArm(State.NOT_ALLOCATED, null, null, null, null);
  }

  static ShownArm of(Object[] row) {
    return new ShownArm(
        State.SHOWN,
        null,
        (String) row[0],
        (String) row[1],
        ((java.time.OffsetDateTime) row[2]).toInstant());
  }
}
