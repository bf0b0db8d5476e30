package io.sixwalk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * That a person has left the study, or withdrawn consent to take part in it.
 *
 * @param at from when on nothing new is taken
 * @param refusesLate whether the study also refuses what was measured before and arrives after
 */
record Withdrawal(Instant at, boolean refusesLate) {
  /** A flag on what was measured before the withdrawal and came after it. */
  static final String LATE = "AFTER_WITHDRAWAL";

  /** Taking back an own record is no new data. */
  private static final String VOID = "VOID";

  /** Why a record is not taken, or empty when it is (with the flag {@link #LATE}). */
  Optional<FieldProblem> refusal(ObjectNode record, Instant receivedAt) {
    if (VOID.equals(record.path("kind").asText())) {
      return Optional.empty();
    }
    Dated newest = newest(record, receivedAt);
    if (newest.at().isAfter(at)) {
      return Optional.of(
          new FieldProblem(
              newest.pointer(),
              "after-withdrawal",
              "This was recorded after the person left the study, and is not kept."));
    }
    return refusesLate
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
