package io.sixwalk.walk.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.verdict.CountingLimits.Walk;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CountingLimitsTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Optional<LocalDate> NOT_SET = Optional.empty();

  private static Walk walk(int day, int hour) {
    return walk(day, hour, false);
  }

  private static Walk walk(int day, int hour, boolean given) {
    LocalDate date = START.plusDays(day);
    return new Walk(
        UUID.randomUUID(),
        date,
        date.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC),
        given);
  }

  @Test
  void of_two_walks_on_one_day_the_earlier_counts() {
    Walk first = walk(0, 9);
    Walk noon = walk(5, 12);
    Walk morning = walk(5, 9);
    assertThat(CountingLimits.of(List.of(first, noon, morning), NOT_SET).leftOut())
        .containsExactly(Map.entry(noon.id(), Reason.ANOTHER_THAT_DAY));
  }

  @Test
  void two_count_on_the_first_day_and_on_day_zero_and_no_third() {
    Walk third = walk(0, 15);
    Walk thirdOfDayZero = walk(20, 15);
    List<Walk> walks =
        List.of(
            walk(0, 9), walk(0, 12), third, walk(20, 9), walk(20, 12), thirdOfDayZero, walk(40, 9));
    assertThat(CountingLimits.of(walks, Optional.of(START.plusDays(20))).leftOut())
        .containsOnlyKeys(third.id(), thirdOfDayZero.id());
  }

  @Test
  void the_fifth_walk_in_seven_days_is_left_out_and_the_eighth_day_is_free_again() {
    Walk fifth = walk(4, 9);
    Walk seventhDay = walk(6, 9);
    List<Walk> walks =
        List.of(walk(0, 9), walk(1, 9), walk(2, 9), walk(3, 9), fifth, seventhDay, walk(7, 9));
    assertThat(CountingLimits.of(walks, NOT_SET).leftOut())
        .containsOnly(
            Map.entry(fifth.id(), Reason.FOUR_IN_SEVEN_DAYS),
            Map.entry(seventhDay.id(), Reason.FOUR_IN_SEVEN_DAYS));
  }

  @Test
  void a_walk_that_a_clinician_decided_counts_and_takes_the_place_of_another() {
    Walk home = walk(5, 9);
    Walk clinic = walk(5, 12, true);
    Walk clinicAgain = walk(5, 13, true);
    assertThat(CountingLimits.of(List.of(walk(0, 9), home, clinic, clinicAgain), NOT_SET).leftOut())
        .containsOnlyKeys(home.id());
  }

  @Test
  void a_given_walk_later_in_the_week_takes_its_place_in_the_week() {
    Walk fourthAtHome = walk(3, 9);
    List<Walk> walks = List.of(walk(0, 9), walk(1, 9), walk(2, 9), fourthAtHome, walk(6, 9, true));
    assertThat(CountingLimits.of(walks, NOT_SET).leftOut())
        .containsExactly(Map.entry(fourthAtHome.id(), Reason.FOUR_IN_SEVEN_DAYS));
  }

  @Test
  void the_next_walk_counts_tomorrow_or_when_the_week_has_room_again() {
    List<Walk> daily = List.of(walk(0, 9), walk(1, 9), walk(2, 9));
    assertThat(CountingLimits.of(daily, NOT_SET).nextDate(START.plusDays(2)))
        .isEqualTo(START.plusDays(3));
    List<Walk> four = List.of(walk(0, 9), walk(1, 9), walk(2, 9), walk(3, 9));
    assertThat(CountingLimits.of(four, NOT_SET).nextDate(START.plusDays(3)))
        .isEqualTo(START.plusDays(7));
    assertThat(CountingLimits.of(four, NOT_SET).nextDate(START.plusDays(9)))
        .isEqualTo(START.plusDays(9));
    assertThat(CountingLimits.of(List.of(), NOT_SET).nextDate(START)).isEqualTo(START);
  }

  @Property(tries = 300)
  void what_is_left_keeps_the_limits_and_nothing_is_left_out_without_need(
      @ForAll @Size(max = 60) List<@IntRange(max = 30) Integer> days,
      @ForAll @IntRange(max = 30) int dayZero,
      @ForAll int seed) {
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      walks.add(walk(days.get(i), i % 24));
    }
    Optional<LocalDate> zero = Optional.of(START.plusDays(dayZero));
    Map<UUID, Reason> leftOut = CountingLimits.of(walks, zero).leftOut();

    List<Walk> counted =
        walks.stream().filter(Predicate.not(w -> leftOut.containsKey(w.id()))).toList();
    Optional<LocalDate> first = walks.stream().map(Walk::date).min(LocalDate::compareTo);
    for (int from = -6; from <= 30; from++) {
      assertThat(between(counted, from, from + 6)).isLessThanOrEqualTo(4);
    }
    counted.stream()
        .collect(Collectors.groupingBy(Walk::date, Collectors.counting()))
        .forEach(
            (date, n) ->
                assertThat(n)
                    .isLessThanOrEqualTo(
                        date.equals(zero.get()) || date.equals(first.get()) ? 2 : 1));
    for (Walk walk : walks) {
      if (leftOut.get(walk.id()) == Reason.FOUR_IN_SEVEN_DAYS) {
        int day = (int) (walk.date().toEpochDay() - START.toEpochDay());
        assertThat(between(counted, day - 6, day)).isEqualTo(4);
      }
    }

    List<Walk> shuffled = new ArrayList<>(walks);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(CountingLimits.of(shuffled, zero).leftOut()).isEqualTo(leftOut);
  }

  private static long between(List<Walk> walks, int first, int last) {
    return walks.stream()
        .filter(
            w ->
                !w.date().isBefore(START.plusDays(first))
                    && !w.date().isAfter(START.plusDays(last)))
        .count();
  }
}
