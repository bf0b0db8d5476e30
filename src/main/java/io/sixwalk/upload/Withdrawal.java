package io.sixwalk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a person had left the study, or had withdrawn consent to take part in it. Who consents again
 * is taken from then on; what was measured in between stays refused.
 *
 * @param away the times in which nothing that is measured is taken
 * @param refusesLate whether the study also refuses what was measured before somebody left and
 *     arrives after
 */
record Withdrawal(List<Away> away, boolean refusesLate) {
  /**
   * From a withdrawal until consent was given again.
   *
   * @param until null where it was not
   */
  record Away(Instant from, Instant until) {
    boolean covers(Instant time) {
      return time.isAfter(from) && (until == null || time.isBefore(until));
    }
  }

  /** A flag on what was measured before the withdrawal and came after it. */
  static final String LATE = "AFTER_WITHDRAWAL";

  /** Taking back an own record is no new data. */
  private static final String VOID = "VOID";

  /** Whether the person has left, and has not come back. */
  boolean hasLeft() {
    return away.stream().anyMatch(a -> a.until() == null);
  }

  /** Why a record is not taken, or empty when it is (with the flag {@link #LATE}). */
  Optional<FieldProblem> refusal(ObjectNode record, Instant receivedAt) {
    if (VOID.equals(record.path("kind").asText())) {
      return Optional.empty();
    }
    Dated newest = newest(record, receivedAt);
    if (away.stream().anyMatch(a -> a.covers(newest.at()))) {
      return Optional.of(
          new FieldProblem(
              newest.pointer(),
              "after-withdrawal",
              "This was recorded after the person left the study, and is not kept."));
    }
    return refusesLate && hasLeft()
        ? Optional.of(
            new FieldProblem(
                "",
                "after-withdrawal",
                "The study takes nothing more, now that the person has left it."))
        : Optional.empty();
  }

  private record Dated(String pointer, Instant at) {}

  /** The latest time that the record itself names; without one, the time of its arrival. */
  private static Dated newest(ObjectNode record, Instant receivedAt) {
    Dated newest = null;
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      Optional<Instant> time =
          field.getKey().endsWith("At") ? time(field.getValue()) : Optional.empty();
      if (time.isPresent() && (newest == null || time.get().isAfter(newest.at()))) {
        newest = new Dated("/" + field.getKey(), time.get());
      }
    }
    return newest == null ? new Dated("", receivedAt) : newest;
  }

  private static Optional<Instant> time(JsonNode value) {
    try {
      return value.isTextual()
          ? Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
