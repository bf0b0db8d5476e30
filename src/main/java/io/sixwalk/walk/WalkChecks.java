package io.sixwalk.walk;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.RecordChecks;
import io.sixwalk.platform.record.Sender;
import java.util.ArrayList;
import java.util.List;

/** What a schema cannot say about a walk: fields that must fit each other, and the time. */
final class WalkChecks {
  /** Times in a column are seconds since the start; a value beyond a day is some other clock. */
  private static final double LATEST_SECOND = 86_400;

  private final List<FieldProblem> problems = new ArrayList<>();

  private WalkChecks() {}

  static List<FieldProblem> problems(WalkUpload walk, Sender sender) {
    WalkChecks checks = new WalkChecks();
    checks.problems.addAll(
        RecordChecks.timeProblems("/measuredAt", walk.measuredAt(), walk.zone(), sender));
    checks.columns(walk);
    if (walk.laps() != null && walk.course().lengthMetres() == null) {
      checks.add(
          "/course/lengthMetres", "required", "Laps need the measured length of the course.");
    }
    if (walk.laps() == null && walk.remainderMetres() != null) {
      checks.add("/laps", "required", "A remainder needs the number of laps.");
    }
    if (walk.corrects() != null) {
      checks.problems.addAll(RecordChecks.idProblems("/corrects", walk.corrects()));
    }
    return checks.problems;
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

  private void add(String pointer, String code, String detail) {
    problems.add(new FieldProblem(pointer, code, detail));
  }
}
