package io.sixwalk.schedule.plan;

import static io.sixwalk.schedule.plan.Plans.WINDOWS;
import static io.sixwalk.schedule.plan.Plans.every;
import static io.sixwalk.schedule.plan.Plans.inWindows;
import static io.sixwalk.schedule.plan.Plans.person;
import static io.sixwalk.schedule.plan.Plans.plan;
import static io.sixwalk.schedule.plan.Plans.walks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sixwalk.platform.calendar.ZoneHistory;
import io.sixwalk.schedule.plan.Answer.Answered;
import io.sixwalk.schedule.plan.Answer.CouldNotWalk;
import io.sixwalk.schedule.plan.Answer.Walked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRuleTest {
  private static final LocalDate ZERO = LocalDate.of(2026, 3, 1);

  private static Status status(PersonRecord person, String item) {
    return ScheduleRule.assess(person).items().stream()
        .filter(i -> i.occurrence().item().code().equals(item))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private static LocalDate day(int studyDay) {
    return ZERO.plusDays(studyDay);
  }

  /** The window is days 20 to 40, with five days of grace. */
  @ParameterizedTest
  @CsvSource({"19, COMING", "20, DUE", "40, DUE", "41, LATE", "45, LATE", "46, MISSED"})
  void grace_begins_after_the_last_day_and_ends_with_its_own(int today, Status expected) {
    assertThat(status(person(ZERO, day(today), plan(inWindows("phq-2", 5, "D30"))), "phq-2"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"19, MISSED", "20, DONE", "40, DONE", "45, DONE", "46, MISSED"})
  void an_answer_counts_from_the_first_day_to_the_end_of_grace(int answered, Status expected) {
    var answer = new Answered(day(answered), "phq-2");
    assertThat(status(person(ZERO, day(60), plan(inWindows("phq-2", 5, "D30")), answer), "phq-2"))
        .isEqualTo(expected);
  }

  @Test
  void another_questionnaire_is_no_answer() {
    var answer = new Answered(day(30), "frail-adapted");
    assertThat(status(person(ZERO, day(60), plan(inWindows("phq-2", 0, "D30")), answer), "phq-2"))
        .isEqualTo(Status.MISSED);
  }

  @Test
  void saying_that_one_could_not_walk_is_an_answer_and_walking_after_all_is_a_better_one() {
    Plan plan = plan(walks(2, "D30"));
    var unable = new CouldNotWalk(day(25), true);
    assertThat(status(person(ZERO, day(26), plan, unable), "walk")).isEqualTo(Status.UNABLE_HEALTH);
    assertThat(status(person(ZERO, day(60), plan, unable), "walk")).isEqualTo(Status.UNABLE_HEALTH);
    assertThat(status(person(ZERO, day(60), plan, new CouldNotWalk(day(25), false)), "walk"))
        .isEqualTo(Status.UNABLE_OTHER);
    assertThat(
            status(
                person(
                    ZERO,
                    day(60),
                    plan,
                    unable,
                    new Walked(day(30), true),
                    new Walked(day(33), true)),
                "walk"))
        .isEqualTo(Status.DONE);
  }

  @Test
  void walks_that_do_not_count_make_it_partial_and_never_missed() {
    Plan plan = plan(walks(2, "D30"));
    assertThat(status(person(ZERO, day(60), plan, new Walked(day(30), false)), "walk"))
        .isEqualTo(Status.PARTIAL);
    assertThat(status(person(ZERO, day(60), plan, new Walked(day(30), true)), "walk"))
        .isEqualTo(Status.PARTIAL);
    assertThat(status(person(ZERO, day(60), plan), "walk")).isEqualTo(Status.MISSED);
  }

  @Test
  void a_person_enrolled_later_was_never_asked_for_what_had_closed() {
    PersonRecord person =
        new PersonRecord(
            Optional.of(ZERO),
            ZoneHistory.always(ZoneId.of("Europe/Berlin")),
            day(30),
            Optional.empty(),
            List.of(plan(inWindows("phq-2", 0, "BASELINE", "D30"))),
            WINDOWS,
            List.of(),
            day(31),
            Optional.empty());
    Schedule schedule = ScheduleRule.assess(person);
    assertThat(schedule.items()).hasSize(1);
    assertThat(schedule.items().get(0).occurrence().first()).isEqualTo(day(30));
    assertThat(schedule.dueToday()).hasSize(1);
  }

  @Test
  void who_left_is_asked_nothing_more_and_has_missed_nothing_that_was_open() {
    PersonRecord left =
        new PersonRecord(
            Optional.of(ZERO),
            ZoneHistory.always(ZoneId.of("Europe/Berlin")),
            day(-28),
            Optional.of(day(30)),
            List.of(plan(inWindows("phq-2", 0, "BASELINE", "D30", "D90"))),
            WINDOWS,
            List.of(),
            day(200),
            Optional.empty());
    assertThat(ScheduleRule.assess(left).items())
        .extracting(i -> i.occurrence().window().orElseThrow())
        .containsExactly("BASELINE");
  }

  @Test
  void without_day_0_nothing_is_asked() {
    PersonRecord person =
        new PersonRecord(
            Optional.empty(),
            ZoneHistory.always(ZoneOffset.UTC),
            ZERO,
            Optional.empty(),
            List.of(plan(every("diary", 7, 0, 100, 0))),
            WINDOWS,
            List.of(),
            ZERO,
            Optional.empty());
    assertThat(ScheduleRule.assess(person))
        .isEqualTo(new Schedule(ZERO, Optional.empty(), List.of(), List.of()));
  }

  @Test
  void coming_shows_four_weeks_and_of_each_item_the_next_time() {
    Schedule schedule =
        ScheduleRule.assess(
            person(ZERO, ZERO, plan(every("diary", 7, 1, 100, 0), inWindows("phq-2", 0, "D90"))));
    assertThat(schedule.coming())
        .extracting(i -> i.occurrence().first())
        .containsExactly(day(1), day(8), day(15), day(22), day(76));
  }

  @Test
  void a_later_version_governs_what_begins_and_leaves_what_has_begun() {
    Instant changed = day(30).atTime(12, 0).toInstant(ZoneOffset.UTC);
    Plan former = plan(every("diary", 7, 0, 100, 6), inWindows("phq-2", 0, "D30"));
    Plan later =
        new Plan(
            2,
            changed,
            7,
            List.of(every("diary", 14, 0, 100, 13), inWindows("phq-2", 3, "D30", "D90")));
    PersonRecord person =
        new PersonRecord(
            Optional.of(ZERO),
            ZoneHistory.always(ZoneId.of("Europe/Berlin")),
            day(-28),
            Optional.empty(),
            List.of(former, later),
            WINDOWS,
            List.of(),
            day(200),
            Optional.empty());
    List<Occurrence> asked =
        ScheduleRule.assess(person).items().stream().map(ScheduledItem::occurrence).toList();
    assertThat(asked.stream().filter(o -> o.item().code().equals("diary")).limit(6))
        .extracting(Occurrence::planVersion, Occurrence::first, Occurrence::closes)
        .containsExactly(
            tuple(1, day(0), day(6)),
            tuple(1, day(7), day(13)),
            tuple(1, day(14), day(20)),
            tuple(1, day(21), day(27)),
            tuple(1, day(28), day(34)),
            tuple(2, day(35), day(41)));
    assertThat(asked.stream().filter(o -> o.item().code().equals("phq-2")))
        .extracting(Occurrence::planVersion, o -> o.window().orElseThrow(), Occurrence::closes)
        .containsExactly(tuple(1, "D30", day(40)), tuple(2, "D90", day(107)));
  }

  @Test
  void what_a_later_version_leaves_out_ends_and_what_it_adds_is_asked_in_the_open_window() {
    Plan former = plan(inWindows("phq-2", 0, "BASELINE", "D30"));
    Plan later =
        new Plan(
            2,
            day(30).atTime(12, 0).toInstant(ZoneOffset.UTC),
            7,
            List.of(inWindows("frail-adapted", 0, "BASELINE", "D30")));
    List<Occurrence> asked =
        Occurrences.of(
            List.of(former, later),
            WINDOWS,
            new StudyCalendar(ZERO, ZoneHistory.always(ZoneId.of("Europe/Berlin"))));
    assertThat(asked)
        .extracting(o -> o.item().code(), Occurrence::first, Occurrence::closes)
        .containsExactly(
            tuple("phq-2", day(-28), day(0)), tuple("frail-adapted", day(30), day(40)));
  }

  /** Whenever the plan changes, and to whatever rhythm, no date is asked for twice. */
  @Property(tries = 500)
  void versions_never_share_a_date_of_an_item(
      @ForAll @IntRange(min = 1, max = 20) int before,
      @ForAll @IntRange(min = 1, max = 20) int after,
      @ForAll @IntRange(min = -5, max = 120) int changedOn,
      @ForAll @IntRange(min = 0, max = 10) int offset) {
    Plan former = plan(every("diary", before, 0, 100, before - 1));
    Plan later =
        new Plan(
            2,
            day(changedOn).atTime(12, 0).toInstant(ZoneOffset.UTC),
            7,
            List.of(every("diary", after, offset, 100, after - 1)));
    List<Occurrence> asked =
        Occurrences.of(
            List.of(former, later),
            WINDOWS,
            new StudyCalendar(ZERO, ZoneHistory.always(ZoneId.of("Europe/Berlin"))));
    for (int d = 0; d <= 100; d++) {
      LocalDate date = day(d);
      assertThat(asked.stream().filter(o -> o.takes(date)).count()).isLessThanOrEqualTo(1);
    }
    assertThat(asked.stream().filter(o -> o.takes(day(100))).count()).isEqualTo(1);
  }

  @Test
  void adherence_counts_what_closed_and_leaves_open_what_is_open() {
    Plan plan = plan(every("diary", 7, 0, 100, 6), walks(1, "D30"));
    Schedule schedule =
        ScheduleRule.assess(
            person(
                ZERO,
                day(30),
                plan,
                new Answered(day(3), "diary"),
                new Answered(day(29), "diary"),
                new CouldNotWalk(day(25), true)));
    assertThat(Adherence.of(schedule.items())).isEqualTo(new Adherence(6, 3, 1, 0, 3, 0));
    assertThat(schedule.missed()).hasSize(3);
    assertThat(schedule.missed().get(0).occurrence().first()).isEqualTo(day(21));
  }
}
