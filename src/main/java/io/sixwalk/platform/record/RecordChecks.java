package io.sixwalk.platform.record;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a schema cannot say about the fields that records of every kind share. */
public final class RecordChecks {
  /** A phone's clock may be this far off and still date a record. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

  private static final Duration JITTER = Duration.ofMinutes(5);

  private RecordChecks() {}

  /**
   * Problems of a time with its zone: neither readable, nor known, nor between enrolment and now.
   *
   * @param zone beside the time in the field {@code zone}, or null where the record has none
   */
  public static List<FieldProblem> timeProblems(
      String pointer, String time, String zone, Sender sender) {
    List<FieldProblem> problems = new ArrayList<>();
    if (zone != null && !isZone(zone)) {
      problems.add(
          new FieldProblem(
              "/zone",
              "unknown-zone",
              "There is no such time zone. Send an IANA name such as Europe/Berlin."));
    }
    OffsetDateTime at;
    try {
      at = OffsetDateTime.parse(time);
    } catch (DateTimeParseException e) {
      problems.add(
          new FieldProblem(
              pointer,
              "format",
              "A time has a date and an offset, such as 2026-03-01T09:30:00+01:00."));
      return problems;
    }
    if (at.toInstant().isAfter(latest(sender))) {
      problems.add(
          new FieldProblem(
              pointer,
              "future",
              "This lies in the future. Check the date and the clock of the phone."));
    } else if (sender.zones().dateOf(at.toInstant()).isBefore(sender.enrolledOn())) {
      problems.add(
          new FieldProblem(
              pointer,
              "before-enrolment",
              "This lies before the day on which the person joined the study."));
    }
    return problems;
  }

  /** Problems of a reference to another record. */
  public static List<FieldProblem> idProblems(String pointer, String id) {
    try {
      UUID.fromString(id);
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(
          new FieldProblem(
              pointer, "format", "This is the id of one of the person's own records, a UUID."));
    }
  }

  private static boolean isZone(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The server's now, or the phone's where its clock is ahead by less than a day. */
  private static Instant latest(Sender sender) {
    Instant latest = sender.receivedAt();
    if (sender.sentAt() != null
        && sender.sentAt().isAfter(latest)
        && Duration.between(latest, sender.sentAt()).compareTo(CLOCK_TOLERANCE) <= 0) {
      latest = sender.sentAt();
    }
    return latest.plus(JITTER);
  }
}
