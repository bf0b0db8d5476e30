package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything about one person that the walk distance trend is made of.
 *
 * @param tests all walk tests, those that do not count included, in any order
 * @param dayZero the date that the study set, or empty
 * @param schedule baseline and visit windows
 * @param thresholds the numbers in force
 * @param today the date in the participant's study zone as of which the trend is told; walks dated
 *     later are left out
 * @param statements what was said about whole visits; for one visit the last one holds
 * @param withdrawnOn when the person left the study, or empty
 * @param diedOn when the person died, or empty
 * @param practisedBefore whether the person had practised before the record began, so that the
 *     first walk recorded is not the practice walk
 */
public record WalkDistanceRecord(
    List<WalkTest> tests,
    Optional<LocalDate> dayZero,
    VisitSchedule schedule,
    Thresholds thresholds,
    LocalDate today,
    List<VisitStatement> statements,
    Optional<LocalDate> withdrawnOn,
    Optional<LocalDate> diedOn,
    boolean practisedBefore) {
  public WalkDistanceRecord {
    Objects.requireNonNull(today, "today");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(thresholds, "thresholds");
    tests =
        tests.stream()
            .filter(t -> !t.localDate().isAfter(today))
            .sorted(WalkTest.IN_ORDER)
            .toList();
    statements = List.copyOf(statements);
    if (!dayZero.isPresent() && schedule.startsWithFirstWalk()) {
      dayZero = tests.stream().filter(WalkTest::counts).map(WalkTest::localDate).findFirst();
    }
  }

  /** A record with nothing said about visits, of a person who is in the study. */
  public static WalkDistanceRecord of(
      List<WalkTest> tests,
      Optional<LocalDate> dayZero,
      VisitSchedule schedule,
      Thresholds thresholds,
      LocalDate today) {
    return new WalkDistanceRecord(
        tests,
        dayZero,
        schedule,
        thresholds,
        today,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
