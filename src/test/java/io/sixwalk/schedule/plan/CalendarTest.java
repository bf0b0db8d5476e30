package io.sixwalk.schedule.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.platform.calendar.ZoneHistory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Study days through every kind of calendar: changes of summer time at two and at midnight, offsets
 * of half and three quarters of an hour, half an hour of summer time, a country that pauses summer
 * time for Ramadan, and countries that crossed the date line.
 */
class CalendarTest {
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "Europe/London",
          "Europe/Lisbon",
          "Europe/Dublin",
          "Europe/Moscow",
          "Europe/Istanbul",
          "Atlantic/Azores",
          "Atlantic/Reykjavik",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Phoenix",
          "America/Los_Angeles",
          "America/Anchorage",
          "America/Halifax",
          "America/St_Johns",
          "America/Havana",
          "America/Sao_Paulo",
          "America/Santiago",
          "America/Asuncion",
          "America/Caracas",
          "America/Godthab",
          "Pacific/Honolulu",
          "Pacific/Apia",
          "Pacific/Kiritimati",
          "Pacific/Kwajalein",
          "Pacific/Chatham",
          "Pacific/Auckland",
          "Pacific/Marquesas",
          "Pacific/Norfolk",
          "Australia/Lord_Howe",
          "Australia/Adelaide",
          "Australia/Sydney",
          "Australia/Eucla",
          "Asia/Kathmandu",
          "Asia/Kolkata",
          "Asia/Tehran",
          "Asia/Kabul",
          "Asia/Beirut",
          "Asia/Gaza",
          "Asia/Tokyo",
          "Asia/Pyongyang",
          "Africa/Casablanca",
          "Africa/Cairo",
          "Africa/Johannesburg",
          "Antarctica/Troll");

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalDate> dayZeros() {
    return Arbitraries.integers()
        .between(0, 50 * 365)
        .map(days -> LocalDate.of(1985, 1, 1).plusDays(days));
  }

  private static StudyCalendar calendar(LocalDate dayZero, ZoneId zone) {
    return new StudyCalendar(dayZero, ZoneHistory.always(zone));
  }

  /**
   * Every quarter of an hour of 400 days belongs to one study day, and study days come in order but
   * where the wall clock itself goes back over midnight.
   */
  @Property(tries = 150)
  void study_days_come_one_after_the_other_and_none_twice(
      @ForAll("zones") ZoneId zone, @ForAll("dayZeros") LocalDate dayZero) {
    StudyCalendar calendar = calendar(dayZero, zone);
    Instant moment = dayZero.atStartOfDay(zone).toInstant();
    Set<Integer> finished = new HashSet<>();
    int current = calendar.dayOf(calendar.zones().dateOf(moment));
    for (int quarters = 0; quarters < 400 * 24 * 4; quarters++) {
      moment = moment.plus(Duration.ofMinutes(15));
      int day = calendar.dayOf(calendar.zones().dateOf(moment));
      if (day < current) {
        // Newfoundland put its clocks back at one minute past midnight: for an hour it was
        // yesterday.
        assertThat(day).isEqualTo(current - 1);
        assertThat(zone.getRules().previousTransition(moment).isOverlap()).isTrue();
        assertThat(finished.remove(day)).isTrue();
        current = day;
      } else if (day > current) {
        for (int left = current + 1; left < day; left++) {
          assertThat(calendar.zones().has(calendar.date(left))).isFalse();
        }
        assertThat(finished.add(current)).isTrue();
        current = day;
      }
    }
    assertThat(finished).doesNotContain(current);
  }

  @Property
  void a_date_exists_exactly_when_some_moment_of_the_zone_falls_on_it(
      @ForAll("zones") ZoneId zone, @ForAll("dayZeros") LocalDate date) {
    boolean lived = false;
    Instant noonUtc = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    for (int hours = -30; hours <= 30 && !lived; hours++) {
      lived = noonUtc.plus(Duration.ofHours(hours)).atZone(zone).toLocalDate().equals(date);
    }
    assertThat(ZoneHistory.always(zone).has(date)).isEqualTo(lived);
  }

  /** Whatever the rhythm: open on some day that exists, in order, and no day in two of them. */
  @Property(tries = 300)
  void no_occurrence_is_lost_or_doubled(
      @ForAll("zones") ZoneId zone,
      @ForAll("dayZeros") LocalDate dayZero,
      @ForAll @IntRange(min = 1, max = 14) int days,
      @ForAll @IntRange(min = 0, max = 20) int grace) {
    StudyCalendar calendar = calendar(dayZero, zone);
    List<Occurrence> asked =
        Occurrences.of(1, Plans.every("diary", days, 0, 700, grace), List.of(), calendar);
    assertApartAndAlive(asked, calendar);
    for (int day = 0; day <= 700; day += days) {
      LocalDate date = calendar.opening(day);
      assertThat(asked.stream().filter(o -> o.first().equals(date))).hasSize(1);
    }
  }

  @Property(tries = 300)
  void each_of_the_chosen_days_of_the_week_is_asked_on_once(
      @ForAll("zones") ZoneId zone,
      @ForAll("dayZeros") LocalDate dayZero,
      @ForAll Set<DayOfWeek> weekdays) {
    StudyCalendar calendar = calendar(dayZero, zone);
    PlanItem item =
        new PlanItem(
            "x", Plans.questionnaire("x"), 1, new Rhythm.OnWeekdays(weekdays), -10, 700, 0);
    List<Occurrence> asked = Occurrences.of(1, item, List.of(), calendar);
    assertApartAndAlive(asked, calendar);
    for (int day = -10; day <= 700; day++) {
      LocalDate date = calendar.date(day);
      if (calendar.zones().has(date) && weekdays.contains(date.getDayOfWeek())) {
        assertThat(asked.stream().filter(o -> o.first().equals(date))).hasSize(1);
      }
    }
  }

  @Property(tries = 300)
  void windows_keep_their_days_and_grace_ends_where_the_next_one_begins(
      @ForAll("zones") ZoneId zone,
      @ForAll("dayZeros") LocalDate dayZero,
      @ForAll @IntRange(min = 0, max = 60) int grace) {
    StudyCalendar calendar = calendar(dayZero, zone);
    List<Occurrence> asked =
        Occurrences.of(
            1, Plans.inWindows("x", grace, "BASELINE", "D30", "D90"), Plans.WINDOWS, calendar);
    assertThat(asked).hasSize(3);
    assertApartAndAlive(asked, calendar);
    for (int i = 0; i < 3; i++) {
      assertThat(asked.get(i).first()).isEqualTo(calendar.opening(Plans.WINDOWS.get(i).firstDay()));
      assertThat(asked.get(i).last()).isEqualTo(calendar.closing(Plans.WINDOWS.get(i).lastDay()));
    }
  }

  private static void assertApartAndAlive(List<Occurrence> asked, StudyCalendar calendar) {
    LocalDate before = LocalDate.MIN;
    for (Occurrence o : asked) {
      assertThat(o.first()).isAfter(before).matches(calendar.zones()::has);
      assertThat(o.last()).isBetween(o.first(), o.closes());
      before = o.closes();
    }
  }

  @Example
  void samoa_leaves_a_day_out_and_its_item_falls_on_the_next() {
    StudyCalendar calendar = calendar(LocalDate.of(2011, 12, 1), ZoneId.of("Pacific/Apia"));
    assertThat(calendar.zones().has(LocalDate.of(2011, 12, 30))).isFalse();
    List<Occurrence> weekly =
        Occurrences.of(1, Plans.every("diary", 29, 0, 60, 0), List.of(), calendar);
    assertThat(weekly).extracting(Occurrence::first).contains(LocalDate.of(2011, 12, 31));
    List<Occurrence> daily =
        Occurrences.of(1, Plans.every("diary", 1, 28, 30, 0), List.of(), calendar);
    assertThat(daily)
        .extracting(Occurrence::first)
        .containsExactly(LocalDate.of(2011, 12, 29), LocalDate.of(2011, 12, 31));
  }

  @Example
  void a_study_day_of_23_or_25_hours_is_one_day() {
    StudyCalendar calendar = calendar(LocalDate.of(2026, 3, 28), ZoneId.of("Europe/Berlin"));
    assertThat(day(calendar, "2026-03-28T22:59:59Z")).isZero();
    assertThat(day(calendar, "2026-03-28T23:00:00Z")).isEqualTo(1);
    assertThat(day(calendar, "2026-03-29T21:59:59Z")).isEqualTo(1);
    assertThat(day(calendar, "2026-03-29T22:00:00Z")).isEqualTo(2);
    assertThat(day(calendar, "2026-10-24T22:00:00Z")).isEqualTo(211);
    assertThat(day(calendar, "2026-10-25T22:59:59Z")).isEqualTo(211);
    assertThat(day(calendar, "2026-10-25T23:00:00Z")).isEqualTo(212);
  }

  @Example
  void lord_howe_moves_its_clocks_by_half_an_hour() {
    StudyCalendar calendar = calendar(LocalDate.of(2026, 4, 4), ZoneId.of("Australia/Lord_Howe"));
    assertThat(day(calendar, "2026-04-04T12:59:59Z")).isZero();
    assertThat(day(calendar, "2026-04-04T13:00:00Z")).isEqualTo(1);
    assertThat(day(calendar, "2026-04-05T13:29:59Z")).isEqualTo(1);
    assertThat(day(calendar, "2026-04-05T13:30:00Z")).isEqualTo(2);
  }

  @Example
  void the_date_of_the_study_zone_counts_wherever_the_phone_is() {
    ZoneHistory berlin = ZoneHistory.always(ZoneId.of("Europe/Berlin"));
    Instant eveningInNewYork = Instant.parse("2026-11-22T23:30:00Z");
    assertThat(berlin.dateOf(eveningInNewYork)).isEqualTo(LocalDate.of(2026, 11, 23));
  }

  @Property(tries = 200)
  void what_was_done_before_a_change_of_zone_keeps_its_date(
      @ForAll("zones") ZoneId former,
      @ForAll("zones") ZoneId later,
      @ForAll @IntRange(min = -200, max = 200) int hours) {
    Instant moved = Instant.parse("2026-06-15T09:00:00Z");
    ZoneHistory history = new ZoneHistory(former, List.of(new ZoneHistory.Change(moved, later)));
    Instant done = moved.plus(hours, ChronoUnit.HOURS);
    assertThat(history.dateOf(done))
        .isEqualTo(done.atZone(hours < 0 ? former : later).toLocalDate());
  }

  /**
   * Nothing is left to chance: every zone of the list at each of its own changes of three years.
   */
  @Example
  void at_each_change_of_each_zone_every_day_is_asked_once_and_quiet_hours_end_on_time() {
    Instant until = Instant.parse("2027-01-01T00:00:00Z");
    Set<String> forwards = new HashSet<>();
    Set<String> backwards = new HashSet<>();
    for (String name : ZONES) {
      ZoneId zone = ZoneId.of(name);
      ZoneOffsetTransition change =
          zone.getRules().nextTransition(Instant.parse("2024-01-01T00:00:00Z"));
      while (change != null && change.getInstant().isBefore(until)) {
        (change.isGap() ? forwards : backwards).add(name);
        aroundTheChange(change.getInstant().atZone(zone).toLocalDate(), zone);
        change = zone.getRules().nextTransition(change.getInstant());
      }
    }
    // The others keep their clocks; they are there because their offsets are odd.
    assertThat(forwards).hasSizeGreaterThan(20).isEqualTo(backwards);
  }

  private static void aroundTheChange(LocalDate changed, ZoneId zone) {
    StudyCalendar calendar = calendar(changed.minusDays(3), zone);
    assertThat(Occurrences.of(1, Plans.every("diary", 1, 0, 6, 0), List.of(), calendar))
        .as("%s around %s", zone, changed)
        .extracting(Occurrence::first)
        .containsExactlyElementsOf(changed.minusDays(3).datesUntil(changed.plusDays(4)).toList());
    for (int days = -2; days <= 2; days++) {
      LocalDate date = changed.plusDays(days);
      // Greenland skips the last hour of a day, so a day is known by its first moment.
      Instant begins = date.atStartOfDay(zone).toInstant();
      assertThat(calendar.dayOf(calendar.zones().dateOf(begins))).isEqualTo(days + 3);
      assertThat(calendar.dayOf(calendar.zones().dateOf(begins.minusSeconds(1))))
          .isEqualTo(days + 2);
      Instant early = date.atTime(6, 0).atZone(zone).toInstant();
      assertThat(QuietHours.DEFAULT.soonest(early, zone).atZone(zone).toLocalDateTime())
          .as("%s on %s", zone, date)
          .isEqualTo(date.atTime(8, 0));
    }
  }

  @Example
  void forty_zones_and_more_are_tried() {
    assertThat(new ArrayList<>(new HashSet<>(ZONES))).hasSizeGreaterThan(40);
  }

  private static int day(StudyCalendar calendar, String moment) {
    return calendar.dayOf(calendar.zones().dateOf(Instant.parse(moment)));
  }
}
