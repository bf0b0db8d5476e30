package io.sixwalk.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRuleTest {

  private static MeanValue mean(double... values) {
    return MeanValue.of(values).orElseThrow();
  }

  @Test
  void worked_example_of_an_improvement_is_reproduced_to_the_last_digit() {
    Change change = ChangeRule.compare(mean(320, 328, 318), mean(361, 355, 366), 21, 30, 0);
    assertThat(two(change.difference())).isEqualTo("38.67");
    assertThat(two(change.standardError())).isEqualTo("17.15");
    assertThat(two(change.low())).isEqualTo("10.46");
    assertThat(two(change.high())).isEqualTo("66.87");
    assertThat(change.call()).isEqualTo(ChangeCall.of(ChangeStatus.IMPROVED, Certainty.MODERATE));
    assertThat(change.probabilityImproved()).isCloseTo(0.6934, within(0.0001));
    assertThat(change.probabilityWorse()).isCloseTo(3.1045e-5, within(1e-9));
  }

  @Test
  void worked_example_of_a_stable_visit_is_reproduced_to_the_last_digit() {
    Change change = ChangeRule.compare(mean(320, 328, 318), mean(325, 322, 331), 15, 30, 0);
    assertThat(String.format(Locale.ROOT, "%.1f..%.1f", change.low(), change.high()))
        .isEqualTo("-16.1..24.1");
    assertThat(change.status()).isEqualTo(ChangeStatus.STABLE);
  }

  @ParameterizedTest
  @CsvSource({
    // Standard error 10, threshold 30: the interval is the difference -/+ 16.449.
    "46.45, 0, IMPROVED, HIGH",
    "46.44, 0, IMPROVED, MODERATE",
    "30.00, 0, IMPROVED, MODERATE",
    "29.99, 0, UNCERTAIN, ",
    "13.56, 0, UNCERTAIN, ",
    "13.55, 0, STABLE, ",
    "0, 0, STABLE, ",
    "-13.55, 0, STABLE, ",
    "-13.56, 0, UNCERTAIN, ",
    "-29.99, 0, UNCERTAIN, ",
    "-30.00, 0, WORSE, MODERATE",
    "-46.44, 0, WORSE, MODERATE",
    "-46.45, 0, WORSE, HIGH",
    // The allowance is taken off an improvement, and off nothing else.
    "55.99, 26, UNCERTAIN, ",
    "56.00, 26, IMPROVED, MODERATE",
    "72.45, 26, IMPROVED, HIGH",
    "-30.00, 26, WORSE, MODERATE",
    "0, 26, STABLE, ",
  })
  void each_step_of_the_rule_begins_where_it_says(
      double difference, double allowance, ChangeStatus status, Certainty certainty) {
    Change change = ChangeRule.judge(difference, 10, 30, allowance);
    assertThat(change.status()).isEqualTo(status);
    assertThat(change.call().certainty().orElse(null)).isEqualTo(certainty);
  }

  @Test
  void at_exactly_the_threshold_the_chance_of_that_much_is_one_half() {
    assertThat(ChangeRule.judge(30, 10, 30, 0).probabilityImproved()).isEqualTo(0.5);
    assertThat(ChangeRule.judge(-30, 10, 30, 0).probabilityWorse()).isEqualTo(0.5);
  }

  @Test
  void a_few_walks_cannot_show_that_nothing_changed() {
    // Stability needs more than 2 (1.645 sigma / M) squared walks on each side.
    assertThat(fewestStableWalks(21, 20)).isEqualTo(6);
    assertThat(fewestStableWalks(21, 30)).isEqualTo(3);
    assertThat(fewestStableWalks(21, 50)).isEqualTo(1);
    assertThat(fewestStableWalks(25, 20)).isEqualTo(9);
    assertThat(fewestStableWalks(25, 30)).isEqualTo(4);
    assertThat(fewestStableWalks(25, 50)).isEqualTo(2);
  }

  private static int fewestStableWalks(double sigma, double threshold) {
    int n = 1;
    while (ChangeRule.compare(new MeanValue(300, n), new MeanValue(300, n), sigma, threshold, 0)
            .status()
        != ChangeStatus.STABLE) {
      n++;
    }
    return n;
  }

  @ParameterizedTest
  @CsvSource({
    // error of one walk, walks on each side, true change, % improved / worse / stable / uncertain
    "21, 1, 0, 5.0, 5.0, 0, 90",
    "21, 1, 30, 26, 0.4, 0, 73",
    "21, 1, 50, 52, 0, 0, 48",
    "21, 1, 63, 68, 0, 0, 32",
    "21, 2, 0, 5.0, 5.0, 0, 90",
    "21, 2, 30, 41, 0, 0, 59",
    "21, 2, 50, 77, 0, 0, 23",
    "21, 2, 63, 91, 0, 0, 9",
    "21, 3, 0, 4.0, 4.0, 8, 84",
    "21, 3, 30, 50, 0, 2, 48",
    "21, 3, 50, 88, 0, 0, 12",
    "21, 3, 63, 97, 0, 0, 3",
    "21, 5, 0, 1.2, 1.2, 46, 52",
    "21, 5, 30, 50, 0, 5, 45",
    "21, 5, 50, 93, 0, 0, 7",
    "21, 5, 63, 99, 0, 0, 1",
    "25, 3, 0, 5.0, 4.9, 0, 90",
    "25, 3, 30, 43, 0, 0, 57",
    "25, 3, 50, 79, 0, 0, 21",
    "25, 3, 63, 92, 0, 0, 8",
    "25, 5, 0, 2.9, 2.9, 20, 74",
    "25, 5, 30, 50, 0, 3, 47",
    "25, 5, 50, 90, 0, 0, 10",
    "25, 5, 63, 98, 0, 0, 2",
  })
  void operating_characteristics_are_those_of_the_table(
      double sigma,
      int n,
      double trueChange,
      double improved,
      double worse,
      double stable,
      double uncertain) {
    int[] calls = simulate(sigma, n, trueChange, 0, 20_000);
    assertShare(calls, ChangeStatus.IMPROVED, improved);
    assertShare(calls, ChangeStatus.WORSE, worse);
    assertShare(calls, ChangeStatus.STABLE, stable);
    assertShare(calls, ChangeStatus.UNCERTAIN, uncertain);
  }

  @Test
  void practice_allowance_brings_the_false_improvements_of_a_first_walk_from_22_to_5_percent() {
    assertShare(simulate(21, 1, 26, 0, 20_000), ChangeStatus.IMPROVED, 22);
    assertShare(simulate(21, 1, 26, 26, 20_000), ChangeStatus.IMPROVED, 5);
  }

  private static int[] simulate(
      double sigma, int n, double trueChange, double allowance, int people) {
    Random random = new Random(20_240_611L);
    int[] calls = new int[ChangeStatus.values().length];
    for (int person = 0; person < people; person++) {
      double[] before = random.doubles(n).map(u -> 320 + sigma * random.nextGaussian()).toArray();
      double[] after =
          random.doubles(n).map(u -> 320 + trueChange + sigma * random.nextGaussian()).toArray();
      calls[
          ChangeRule.compare(mean(before), mean(after), sigma, 30, allowance).status().ordinal()]++;
    }
    return calls;
  }

  /** Within four Monte Carlo standard errors and the rounding of the printed figure. */
  private static void assertShare(int[] calls, ChangeStatus status, double printedPercent) {
    double people = 0;
    for (int count : calls) {
      people += count;
    }
    double p = Math.min(0.99, Math.max(0.01, printedPercent / 100));
    double tolerance = 0.5 + 400 * Math.sqrt(p * (1 - p) / people);
    assertThat(100 * calls[status.ordinal()] / people)
        .as("%s", status)
        .isCloseTo(printedPercent, within(tolerance));
  }

  @Test
  void arguments_that_mean_nothing_are_refused() {
    assertThatThrownBy(() -> ChangeRule.judge(Double.NaN, 10, 30, 0))
        .hasMessageContaining("difference");
    assertThatThrownBy(() -> ChangeRule.judge(1, 0, 30, 0)).hasMessageContaining("standard error");
    assertThatThrownBy(() -> ChangeRule.judge(1, 10, 0, 0)).hasMessageContaining("threshold");
    assertThatThrownBy(() -> ChangeRule.judge(1, 10, 30, -1)).hasMessageContaining("allowance");
    assertThat(MeanValue.of()).isEmpty();
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
