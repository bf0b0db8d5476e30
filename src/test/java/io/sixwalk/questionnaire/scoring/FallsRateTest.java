package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
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
  void overlapping_entries_give_no_rate() {
    FallsRate.Entry day =
        new FallsRate.Entry(MONDAY.plusDays(6), MONDAY.plusDays(6), OptionalInt.of(1));
    assertThat(FallsRate.of(List.of(day, week(0, OptionalInt.of(1)))).whyNull())
        .contains(Score.Reason.OVERLAPPING_ENTRIES);
    assertThat(FallsRate.of(List.of(day, week(0, OptionalInt.empty()))).value()).hasValue(365.25);
  }

  @Test
  void thousands_of_mistyped_years_are_still_a_number_of_days() {
    FallsRate.Entry ages =
        new FallsRate.Entry(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), OptionalInt.of(0));
    Score score = FallsRate.of(Collections.nCopies(600, ages));
    assertThat(score.whyNull()).contains(Score.Reason.OVERLAPPING_ENTRIES);
    assertThat(score.items()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void an_entry_cannot_end_before_it_begins() {
    assertThatThrownBy(() -> new FallsRate.Entry(MONDAY, MONDAY.minusDays(1), OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
