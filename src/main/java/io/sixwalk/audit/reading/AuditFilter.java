package io.sixwalk.audit.reading;

import io.sixwalk.platform.problem.FieldChecks;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries are asked for; null leaves out nothing.
 *
 * @param from the earliest moment
 * @param to the first moment that is not wanted any more
 * @param after where the page before this one ended
 */
record AuditFilter(
    String chain,
    String participant,
    UUID actor,
    String operation,
    OffsetDateTime from,
    OffsetDateTime to,
    Optional<Cursor> after,
    int limit) {
  static final int MOST = 200;

  /** The last entry of a page; pages go from the newest entry to the oldest. */
  record Cursor(OffsetDateTime at, String chain, long seq) {
    String write() {
      String text = at.toInstant() + "|" + chain + "|" + seq;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Cursor> read(String written) {
      try {
        String[] parts =
            new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split("\\|");
        return parts.length == 3
            ? Optional.of(
                new Cursor(
                    Instant.parse(parts[0]).atOffset(ZoneOffset.UTC),
                    parts[1],
                    Long.parseLong(parts[2])))
            : Optional.empty();
      } catch (IllegalArgumentException | DateTimeException notOurs) {
        return Optional.empty();
      }
    }
  }

  /** Reads what was sent; refuses it with everything that is wrong named. */
  static AuditFilter of(
      String chain,
      String participant,
      String actor,
      String operation,
      String from,
      String to,
      String after,
      int limit) {
    Optional<UUID> actorId = uuid(actor);
    Optional<OffsetDateTime> begin = moment(from);
    Optional<OffsetDateTime> end = moment(to);
    Optional<Cursor> cursor = after == null ? Optional.empty() : Cursor.read(after);
    String time = "A moment is written as 2026-11-22T09:00:00Z.";
    new FieldChecks()
        .optionalText("chain", chain, 100)
        .optionalText("participant", participant, 100)
        .optionalText("operation", operation, 60)
        .that(actor == null || actorId.isPresent(), "actor", "uuid", "An actor is a UUID.")
        .that(from == null || begin.isPresent(), "from", "moment", time)
        .that(to == null || end.isPresent(), "to", "moment", time)
        .that(
            after == null || cursor.isPresent(),
            "after",
            "cursor",
            "Send what the page before gave as next.")
        .that(limit >= 1 && limit <= MOST, "limit", "range", "A page holds 1 to 200.")
        .orRefuse();
    return new AuditFilter(
        chain,
        participant,
        actorId.orElse(null),
        operation,
        begin.orElse(null),
        end.orElse(null),
        cursor,
        limit);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<OffsetDateTime> moment(String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse);
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
