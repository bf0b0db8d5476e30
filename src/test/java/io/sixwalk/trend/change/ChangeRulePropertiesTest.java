package io.sixwalk.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChangeRulePropertiesTest {

  private static final Map<ChangeStatus, ChangeStatus> MIRROR =
      Map.of(
          ChangeStatus.IMPROVED, ChangeStatus.WORSE,
          ChangeStatus.WORSE, ChangeStatus.IMPROVED,
          ChangeStatus.STABLE, ChangeStatus.STABLE,
          ChangeStatus.UNCERTAIN, ChangeStatus.UNCERTAIN);

  private static MeanValue mean(List<Integer> values, int shift) {
    return MeanValue.of(values.stream().mapToDouble(v -> v + shift).toArray()).orElseThrow();
  }

  @Property
  void without_allowance_swapping_the_sign_swaps_improved_and_worse(
      @ForAll @DoubleRange(min = -200, max = 200) double difference,
      @ForAll @DoubleRange(min = 0.1, max = 60) double standardError,
      @ForAll @DoubleRange(min = 1, max = 80) double threshold) {
    Change one = ChangeRule.judge(difference, standardError, threshold, 0);
    Change other = ChangeRule.judge(-difference, standardError, threshold, 0);
    assertThat(other.status()).isEqualTo(MIRROR.get(one.status()));
    assertThat(other.call().certainty()).isEqualTo(one.call().certainty());
    assertThat(other.probabilityImproved()).isEqualTo(one.probabilityWorse());
    assertThat(other.low()).isEqualTo(-one.high());
  }

  @Property
  void more_walks_never_widen_the_interval(
      @ForAll @IntRange(min = 1, max = 30) int before,
      @ForAll @IntRange(min = 1, max = 30) int after,
      @ForAll @IntRange(min = 0, max = 10) int moreBefore,
      @ForAll @IntRange(min = 0, max = 10) int moreAfter,
      @ForAll @DoubleRange(min = -200, max = 200) double difference,
      @ForAll @DoubleRange(min = 1, max = 60) double sigma) {
    Change few =
        ChangeRule.compare(
            new MeanValue(300, before), new MeanValue(300 + difference, after), sigma, 30, 0);
    Change many =
        ChangeRule.compare(
            new MeanValue(300, before + moreBefore),
            new MeanValue(300 + difference, after + moreAfter),
            sigma,
            30,
            0);
    assertThat(many.low()).isGreaterThanOrEqualTo(few.low());
    assertThat(many.high()).isLessThanOrEqualTo(few.high());
  }

  @Property
  void a_shift_of_all_walks_changes_nothing(
      @ForAll @Size(min = 1, max = 7) List<@IntRange(min = 50, max = 600) Integer> before,
      @ForAll @Size(min = 1, max = 7) List<@IntRange(min = 50, max = 600) Integer> after,
      @ForAll @IntRange(min = -50, max = 300) int shift,
      @ForAll @IntRange(min = 0, max = 26) int allowance) {
    Change here = ChangeRule.compare(mean(before, 0), mean(after, 0), 25, 30, allowance);
    Change there = ChangeRule.compare(mean(before, shift), mean(after, shift), 25, 30, allowance);
    assertThat(there).isEqualTo(here);
  }

  @Property
  void probabilities_sum_to_one_and_never_contradict_the_status(
      @ForAll @DoubleRange(min = -200, max = 200) double difference,
      @ForAll @DoubleRange(min = 0.1, max = 60) double standardError,
      @ForAll @DoubleRange(min = 1, max = 80) double threshold,
      @ForAll @DoubleRange(min = 0, max = 40) double allowance) {
    Change change = ChangeRule.judge(difference, standardError, threshold, allowance);
    double improved = change.probabilityImproved();
    double worse = change.probabilityWorse();
    double between = change.probabilityBetween();
    double tiny = 1e-9;
    assertThat(improved + worse + between).isCloseTo(1, within(1e-12));
    assertThat(improved).isBetween(0.0, 1.0);
    assertThat(worse).isBetween(0.0, 1.0);
    assertThat(between).isBetween(0.0, 1.0);
    boolean high = change.call().certainty().filter(Certainty.HIGH::equals).isPresent();
    switch (change.status()) {
      case IMPROVED -> assertThat(improved).isGreaterThanOrEqualTo((high ? 0.95 : 0.5) - tiny);
      case WORSE -> assertThat(worse).isGreaterThanOrEqualTo((high ? 0.95 : 0.5) - tiny);
      case STABLE -> assertThat(between).isGreaterThanOrEqualTo(0.9 - tiny);
      default -> {
        assertThat(improved).isLessThan(0.95 + tiny);
        assertThat(worse).isLessThan(0.95 + tiny);
      }
    }
  }

  @Property
  void the_settling_number_decides_and_the_one_before_it_does_not(
      @ForAll @IntRange(min = 1, max = 8) int before,
      @ForAll @IntRange(min = 1, max = 8) int after,
      @ForAll @IntRange(min = -900, max = 900) int tenths,
      @ForAll @IntRange(min = 5, max = 40) int sigma,
      @ForAll @IntRange(min = 1, max = 3) int least) {
    MeanValue baseline = new MeanValue(320, before);
    MeanValue visit = new MeanValue(320 + tenths / 10.0, after);
    Settling settling = SettlingRule.settle(baseline, visit, sigma, 30, 0, least);
    int first = SettlingRule.MOST_MORE_VALUES + 1;
    if (settling instanceof Settling.Settled) {
      first = 0;
    } else if (settling instanceof Settling.MoreValues more) {
      first = more.count();
      assertThat(first).isPositive();
    }
    for (int more = 0; more <= SettlingRule.MOST_MORE_VALUES; more++) {
      boolean decided =
          after + more >= least
              && ChangeRule.compare(
                      baseline, new MeanValue(visit.mean(), after + more), sigma, 30, 0)
                  .call()
                  .isDecided();
      assertThat(decided).as("with %d more", more).isEqualTo(more >= first);
    }
  }
}
