package io.sixwalk.schedule.plan;

import static io.sixwalk.schedule.plan.Plans.every;
import static io.sixwalk.schedule.plan.Plans.inWindows;
import static io.sixwalk.schedule.plan.Plans.person;
import static io.sixwalk.schedule.plan.Plans.plan;
import static io.sixwalk.schedule.plan.Plans.walks;
import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.schedule.plan.ReminderRule.Wishes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Quiet hours, and on which days something rings. */
class RemindersTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate ZERO = LocalDate.of(2026, 3, 1);
  private static final Wishes USUAL =
      new Wishes(false, ReminderRule.DEFAULT_TIME, QuietHours.DEFAULT, BERLIN);

  private static Instant at(String local) {
    return ZonedDateTime.parse(local + "[Europe/Berlin]").toInstant();
  }

  @Test
  void quiet_hours_cross_midnight() {
    QuietHours quiet = QuietHours.DEFAULT;
    assertThat(quiet.include(LocalTime.of(20, 59))).isFalse();
    assertThat(quiet.include(LocalTime.of(21, 0))).isTrue();
    assertThat(quiet.include(LocalTime.MIDNIGHT)).isTrue();
    assertThat(quiet.include(LocalTime.of(7, 59))).isTrue();
    assertThat(quiet.include(LocalTime.of(8, 0))).isFalse();
    assertThat(quiet.soonest(at("2026-06-01T23:30:00+02:00"), BERLIN))
        .isEqualTo(at("2026-06-02T08:00:00+02:00"));
    assertThat(quiet.soonest(at("2026-06-02T03:00:00+02:00"), BERLIN))
        .isEqualTo(at("2026-06-02T08:00:00+02:00"));
    assertThat(quiet.soonest(at("2026-06-02T12:00:00+02:00"), BERLIN))
        .isEqualTo(at("2026-06-02T12:00:00+02:00"));
  }

  @Test
  void quiet_hours_may_lie_within_a_day_or_be_none() {
    QuietHours rest = new QuietHours(LocalTime.of(13, 0), LocalTime.of(15, 0));
    assertThat(rest.soonest(at("2026-06-01T14:00:00+02:00"), BERLIN))
        .isEqualTo(at("2026-06-01T15:00:00+02:00"));
    assertThat(rest.include(LocalTime.of(23, 0))).isFalse();
    QuietHours none = new QuietHours(LocalTime.NOON, LocalTime.NOON);
    assertThat(none.include(LocalTime.NOON)).isFalse();
  }

  /**
   * On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00; on 25 October back from 03:00.
   */
  @Test
  void an_end_that_the_clocks_skip_or_show_twice_is_still_an_end() {
    QuietHours quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
    assertThat(quiet.soonest(at("2026-03-29T01:00:00+01:00"), BERLIN))
        .isEqualTo(at("2026-03-29T03:30:00+02:00"));
    assertThat(quiet.soonest(at("2026-10-25T02:10:00+02:00"), BERLIN))
        .isEqualTo(at("2026-10-25T02:30:00+02:00"));
    assertThat(quiet.soonest(at("2026-10-25T02:10:00+01:00"), BERLIN))
        .isEqualTo(at("2026-10-25T02:30:00+01:00"));
    assertThat(QuietHours.DEFAULT.soonest(at("2026-03-28T23:00:00+01:00"), BERLIN))
        .isEqualTo(at("2026-03-29T08:00:00+02:00"));
    assertThat(QuietHours.DEFAULT.soonest(at("2026-10-24T23:00:00+02:00"), BERLIN))
        .isEqualTo(at("2026-10-25T08:00:00+01:00"));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "America/Sao_Paulo",
            "Asia/Beirut",
            "Pacific/Chatham",
            "Asia/Kathmandu")
        .map(ZoneId::of);
  }

  @Property(tries = 3000)
  void the_soonest_moment_is_never_quiet_never_earlier_and_within_a_day_or_so(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 1439) int from,
      @ForAll @IntRange(max = 1439) int to,
      @ForAll @IntRange(max = 400 * 1440) int minutes) {
    QuietHours quiet =
        new QuietHours(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L));
    Instant moment = Instant.parse("2017-01-01T00:00:00Z").plusSeconds(minutes * 60L);
    Instant soonest = quiet.soonest(moment, zone);
    assertThat(soonest).isBetween(moment, moment.plusSeconds(26 * 3600));
    LocalTime shown = soonest.atZone(zone).toLocalTime();
    // Where the clocks skip from the quiet end into the next quiet hours, that gap is all there is.
    boolean skipped = !soonest.equals(moment) && !shown.equals(quiet.to());
    assertThat(quiet.include(shown) && !skipped).isFalse();
  }

  private static List<Integer> ringingDays(Schedule schedule, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .filter(d -> ReminderRule.moment(schedule, ZERO.plusDays(d), USUAL).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void it_rings_on_the_first_day_each_week_and_on_the_last_days() {
    Schedule schedule = ScheduleRule.assess(person(ZERO, ZERO, plan(inWindows("phq-2", 5, "D30"))));
    assertThat(ringingDays(schedule, 0, 60)).containsExactly(20, 27, 34, 40, 41, 45);
    assertThat(ReminderRule.moment(schedule, ZERO.plusDays(27), USUAL))
        .contains(at("2026-03-28T10:00:00+01:00"));
    assertThat(ReminderRule.moment(schedule, ZERO.plusDays(34), USUAL))
        .contains(at("2026-04-04T10:00:00+02:00"));
  }

  @Test
  void what_is_answered_does_not_ring_and_neither_does_what_was_done_today() {
    Plan plan = plan(walks(2, "D30"));
    LocalDate today = ZERO.plusDays(20);
    Schedule untouched = ScheduleRule.assess(person(ZERO, today, plan));
    assertThat(ReminderRule.moment(untouched, today, USUAL)).isPresent();
    Schedule walkedToday =
        ScheduleRule.assess(person(ZERO, today, plan, new Answer.Walked(today, true)));
    assertThat(ReminderRule.moment(walkedToday, today, USUAL)).isEmpty();
    assertThat(ReminderRule.moment(walkedToday, today.plusDays(7), USUAL)).isPresent();
    Schedule unable =
        ScheduleRule.assess(person(ZERO, today, plan, new Answer.CouldNotWalk(today, true)));
    assertThat(ringingDays(unable, 0, 60)).isEmpty();
  }

  @Test
  void who_opted_out_is_left_alone() {
    Schedule schedule = ScheduleRule.assess(person(ZERO, ZERO, plan(every("diary", 1, 0, 100, 0))));
    Wishes silent = new Wishes(true, LocalTime.NOON, QuietHours.DEFAULT, BERLIN);
    assertThat(ReminderRule.moment(schedule, ZERO, silent)).isEmpty();
  }

  @Test
  void a_wished_time_in_quiet_hours_moves_within_its_own_day() {
    Schedule schedule = ScheduleRule.assess(person(ZERO, ZERO, plan(every("diary", 1, 0, 100, 0))));
    Optional<Instant> early =
        ReminderRule.moment(
            schedule, ZERO, new Wishes(false, LocalTime.of(6, 0), QuietHours.DEFAULT, BERLIN));
    assertThat(early).contains(at("2026-03-01T08:00:00+01:00"));
    Optional<Instant> late =
        ReminderRule.moment(
            schedule, ZERO, new Wishes(false, LocalTime.of(22, 0), QuietHours.DEFAULT, BERLIN));
    assertThat(late).contains(at("2026-03-01T08:00:00+01:00"));
  }

  @Test
  void the_moment_is_of_the_zone_in_which_the_person_is() {
    Schedule schedule = ScheduleRule.assess(person(ZERO, ZERO, plan(every("diary", 1, 0, 100, 0))));
    Wishes travelling =
        new Wishes(false, LocalTime.of(10, 0), QuietHours.DEFAULT, ZoneId.of("America/New_York"));
    assertThat(ReminderRule.moment(schedule, ZERO, travelling))
        .contains(Instant.parse("2026-03-01T15:00:00Z"));
  }
}
