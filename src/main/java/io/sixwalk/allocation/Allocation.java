package io.sixwalk.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What allocators send and get. */
public final class Allocation {
  private static final int MOST_AT_ONCE = 1_000;

  private Allocation() {}

  /**
   * One person's arm as it is wanted.
   *
   * @param reason needed where it takes the place of another arm
   */
  public record Wanted(String arm, String reason) {
    void check() {
      new FieldChecks().text("/arm", arm, 40).optionalText("/reason", reason, 500).orRefuse();
    }
  }

  /** A list as it comes out of a randomisation, all of it or nothing of it. */
  public record Batch(List<Line> allocations, String reason) {
    public Batch {
      allocations = allocations == null ? List.of() : List.copyOf(allocations);
    }

    void check() {
      FieldChecks checks =
          new FieldChecks()
              .optionalText("/reason", reason, 500)
              .that(
                  !allocations.isEmpty() && allocations.size() <= MOST_AT_ONCE,
                  "/allocations",
                  "items",
                  "Send 1 to 1000 lines.");
      for (int i = 0; i < Math.min(allocations.size(), MOST_AT_ONCE); i++) {
        checks
            .text("/allocations/" + i + "/pseudonym", allocations.get(i).pseudonym(), 100)
            .text("/allocations/" + i + "/arm", allocations.get(i).arm(), 40);
      }
      checks.orRefuse();
    }
  }

  /** One line of it. */
  public record Line(String pseudonym, String arm) {}

  /** How many were new, changed to another arm, and there already. */
  public record Done(int allocated, int changed, int same) {}

  /**
   * One person of the study.
   *
   * @param arm left out where there is none yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Allocated(
      UUID participantId, String pseudonym, String arm, Instant allocatedAt, UUID allocatedBy) {}

  /** A page by pseudonym; send {@code next} as {@code after} for the next one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<Allocated> allocations, String next) {}
}
