package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FallsRateTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

  private static FallsRate.Entry week(int number, OptionalInt falls) {
    LocalDate first = MONDAY.plusWeeks(number);
    return new FallsRate.Entry(first, first.plusDays(6), falls);
  }

  @Test
  void falls_are_divided_by_the_days_observed_only() {
    Score score =
        FallsRate.of(
            List.of(
                week(0, OptionalInt.of(1)),
                week(1, OptionalInt.empty()),
                week(2, OptionalInt.of(0)),
                week(9, OptionalInt.of(1))));
    // 2 falls in 21 days.
    assertThat(score.value()).hasValue(2 * 365.25 / 21);
    assertThat(score.items()).isEqualTo(28);
    assertThat(score.answered()).isEqualTo(21);
  }

  @Test
  void nothing_observed_is_not_a_rate_of_zero() {
    assertThat(FallsRate.of(List.of()).whyNull()).contains(Score.Reason.NOTHING_OBSERVED);
    assertThat(FallsRate.of(List.of(week(0, OptionalInt.empty()))).whyNull())
        .contains(Score.Reason.NOTHING_OBSERVED);
    assertThat(FallsRate.of(List.of(week(0, OptionalInt.of(0)))).value()).hasValue(0.0);
  }

  @Test
  void overlapping_entries_that_both_tell_of_a_fall_give_no_rate() {
    FallsRate.Entry day =
        new FallsRate.Entry(MONDAY.plusDays(6), MONDAY.plusDays(6), OptionalInt.of(1));
    assertThat(FallsRate.of(List.of(day, week(0, OptionalInt.of(1)))).whyNull())
        .contains(Score.Reason.OVERLAPPING_ENTRIES);
    assertThat(FallsRate.of(List.of(day, week(0, OptionalInt.empty()))).value()).hasValue(365.25);
  }

  @Test
  void entries_that_contradict_each_other_about_a_fall_give_no_rate() {
    assertThat(
            FallsRate.of(List.of(week(0, OptionalInt.of(0)), week(0, OptionalInt.of(1)))).whyNull())
        .contains(Score.Reason.OVERLAPPING_ENTRIES);
    FallsRate.Entry twoDaysIntoTheNext =
        new FallsRate.Entry(MONDAY, MONDAY.plusDays(8), OptionalInt.of(1));
    assertThat(FallsRate.of(List.of(twoDaysIntoTheNext, week(1, OptionalInt.of(0)))).whyNull())
        .contains(Score.Reason.OVERLAPPING_ENTRIES);
  }

  /** A week that ends on the day on which the next begins, and a week that two people answered. */
  @Test
  void a_day_in_two_entries_is_one_day() {
    FallsRate.Entry longWeek = new FallsRate.Entry(MONDAY, MONDAY.plusDays(7), OptionalInt.of(1));
    Score score =
        FallsRate.of(
            List.of(
                longWeek,
                week(1, OptionalInt.of(0)),
                week(1, OptionalInt.of(0)),
                week(2, OptionalInt.of(2))));
    // 3 falls in the 21 days of three weeks.
    assertThat(score.answered()).isEqualTo(21);
    assertThat(score.items()).isEqualTo(21);
    assertThat(score.value()).hasValue(3 * 365.25 / 21);
    assertThat(score.algorithmVersion()).isEqualTo("1.1");
  }

  @Property
  void the_order_of_the_entries_does_not_matter_and_no_day_counts_twice(
      @ForAll @Size(max = 8) List<@IntRange(max = 40) Integer> firstDays,
      @ForAll @IntRange(min = 1, max = 9) int length) {
    List<FallsRate.Entry> entries =
        firstDays.stream()
            .map(MONDAY::plusDays)
            .map(d -> new FallsRate.Entry(d, d.plusDays(length - 1L), OptionalInt.of(0)))
            .toList();
    Set<LocalDate> days = new HashSet<>();
    entries.forEach(e -> e.firstDay().datesUntil(e.lastDay().plusDays(1)).forEach(days::add));
    List<FallsRate.Entry> reversed = new ArrayList<>(entries);
    Collections.reverse(reversed);
    assertThat(FallsRate.of(entries).answered()).isEqualTo(days.size());
    assertThat(FallsRate.of(reversed)).isEqualTo(FallsRate.of(entries));
  }

  @Test
  void thousands_of_mistyped_years_are_still_a_number_of_days() {
    FallsRate.Entry ages =
        new FallsRate.Entry(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), OptionalInt.of(1));
    Score score = FallsRate.of(Collections.nCopies(600, ages));
    assertThat(score.whyNull()).contains(Score.Reason.OVERLAPPING_ENTRIES);
    assertThat(score.items()).isEqualTo(3_652_059);
  }

  @Test
  void an_entry_cannot_end_before_it_begins() {
    assertThatThrownBy(() -> new FallsRate.Entry(MONDAY, MONDAY.minusDays(1), OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
