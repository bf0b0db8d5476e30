package io.sixwalk.walk;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.Sender;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a schema cannot say about a walk: fields that must fit each other, and the time. */
final class WalkChecks {
  /** A phone's clock may be this far off and still date a walk. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

  private static final Duration JITTER = Duration.ofMinutes(5);

  /** Times in a column are seconds since the start; a value beyond a day is some other clock. */
  private static final double LATEST_SECOND = 86_400;

  private final List<FieldProblem> problems = new ArrayList<>();

  private WalkChecks() {}

  static List<FieldProblem> problems(WalkUpload walk, Sender sender) {
    WalkChecks checks = new WalkChecks();
    checks.time("/measuredAt", walk.measuredAt(), walk.zone(), sender);
    checks.columns(walk);
    if (walk.laps() != null && walk.course().lengthMetres() == null) {
      checks.add(
          "/course/lengthMetres", "required", "Laps need the measured length of the course.");
    }
    if (walk.laps() == null && walk.remainderMetres() != null) {
      checks.add("/laps", "required", "A remainder needs the number of laps.");
    }
    if (walk.corrects() != null) {
      checks.uuid("/corrects", walk.corrects());
    }
    return checks.problems;
  }

  /** Problems of a time with its zone, for other records of a phone too. */
  static List<FieldProblem> timeProblems(String pointer, String time, String zone, Sender sender) {
    WalkChecks checks = new WalkChecks();
    checks.time(pointer, time, zone, sender);
    return checks.problems;
  }

  /** Problems of a reference to another record. */
  static List<FieldProblem> idProblems(String pointer, String id) {
    WalkChecks checks = new WalkChecks();
    checks.uuid(pointer, id);
    return checks.problems;
  }

  private void time(String pointer, String time, String zone, Sender sender) {
    if (zone != null) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        add(
            "/zone",
            "unknown-zone",
            "There is no such time zone. Send an IANA name such as Europe/Berlin.");
      }
    }
    OffsetDateTime at;
    try {
      at = OffsetDateTime.parse(time);
    } catch (DateTimeParseException e) {
      add(pointer, "format", "A time has a date and an offset, such as 2026-03-01T09:30:00+01:00.");
      return;
    }
    Instant measured = at.toInstant();
    if (measured.isAfter(latest(sender))) {
      add(pointer, "future", "This lies in the future. Check the date and the clock of the phone.");
    } else if (at.atZoneSameInstant(sender.studyZone())
        .toLocalDate()
        .isBefore(sender.enrolledOn())) {
      add(
          pointer,
          "before-enrolment",
          "This lies before the day on which the person joined the study.");
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

  private void columns(WalkUpload walk) {
    WalkUpload.Fixes fixes = walk.fixes();
    if (fixes != null) {
      int rows = fixes.t().length;
      sameLength("/fixes/lat", rows, fixes.lat().length);
      sameLength("/fixes/lon", rows, fixes.lon().length);
      sameLength("/fixes/accuracy", rows, fixes.accuracy().length);
      sameLength("/fixes/speed", rows, fixes.speed() == null ? rows : fixes.speed().length);
      sameLength(
          "/fixes/altitude", rows, fixes.altitude() == null ? rows : fixes.altitude().length);
      oneClock("/fixes/t", fixes.t());
    }
    if (walk.steps() != null) {
      sameLength("/steps/count", walk.steps().t().length, walk.steps().count().length);
      oneClock("/steps/t", walk.steps().t());
    }
  }

  private void sameLength(String pointer, int rows, int actual) {
    if (rows != actual) {
      add(
          pointer,
          "columns-differ",
          "This column has " + actual + " entries and t has " + rows + ".");
    }
  }

  private void oneClock(String pointer, double[] t) {
    for (int i = 0; i < t.length; i++) {
      if (Math.abs(t[i]) > LATEST_SECOND) {
        add(
            pointer + "/" + i,
            "other-clock",
            "Times are seconds since measuredAt; this one is on another clock, such as seconds"
                + " since 1970 or since boot.");
        return;
      }
    }
  }

  private void uuid(String pointer, String id) {
    try {
      UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      add(pointer, "format", "This is the id of one of the person's own records, a UUID.");
    }
  }

  private void add(String pointer, String code, String detail) {
    problems.add(new FieldProblem(pointer, code, detail));
  }
}
