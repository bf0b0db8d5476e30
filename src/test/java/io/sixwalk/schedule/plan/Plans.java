package io.sixwalk.schedule.plan;

import io.sixwalk.platform.calendar.ZoneHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans and persons that tests of the rules share. */
final class Plans {
  static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
  static final List<StudyWindow> WINDOWS =
      List.of(
          new StudyWindow("BASELINE", -28, 0),
          new StudyWindow("D30", 20, 40),
          new StudyWindow("D90", 76, 104));

  private Plans() {}

  static Plan plan(PlanItem... items) {
    return new Plan(1, LONG_AGO, 7, List.of(items));
  }

  static Task.Questionnaire questionnaire(String instrument) {
    return new Task.Questionnaire(instrument, "1.0.0", List.of("en"));
  }

  static PlanItem inWindows(String code, int graceDays, String... windows) {
    return new PlanItem(
        code,
        questionnaire(code),
        1,
        new Rhythm.InWindows(Set.of(windows)),
        -36_525,
        36_525,
        graceDays);
  }

  static PlanItem every(String code, int days, int fromDay, int toDay, int graceDays) {
    return new PlanItem(
        code, questionnaire(code), 1, new Rhythm.EveryDays(days), fromDay, toDay, graceDays);
  }

  static PlanItem walks(int times, String... windows) {
    return new PlanItem(
        "walk", new Task.Walk(), times, new Rhythm.InWindows(Set.of(windows)), -36_525, 36_525, 0);
  }

  /** Enrolled 28 days before day 0. */
  static PersonRecord person(LocalDate dayZero, LocalDate today, Plan plan, Answer... answers) {
    return new PersonRecord(
        Optional.of(dayZero),
        ZoneHistory.always(ZoneId.of("Europe/Berlin")),
        dayZero.minusDays(28),
        Optional.empty(),
        List.of(plan),
        WINDOWS,
        List.of(answers),
        today,
        Optional.empty());
  }
}
