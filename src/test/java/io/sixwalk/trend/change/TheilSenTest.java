package io.sixwalk.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TheilSenTest {
  private static final long[] EIGHT_DAYS = {0, 14, 30, 60, 90, 120, 150, 180};
  private static final double[] RISING = {318, 322, 331, 338, 352, 349, 361, 372};
  private static final long[] SEVEN_DAYS = {0, 30, 60, 90, 120, 150, 180};
  private static final double[] WITH_A_WILD_VALUE = {350, 352, 349, 120, 351, 353, 355};
  private static final Offset<Double> LAST_DIGIT = within(5e-10);

  @Test
  void worked_example_of_a_rise_is_reproduced_to_the_last_digit() {
    TheilSen.Fit fit = TheilSen.fit(EIGHT_DAYS, RISING);
    assertThat(fit.slopePerDay()).isCloseTo(0.286715686, LAST_DIGIT);
    assertThat(fit.lowPerDay()).isCloseTo(0.25, LAST_DIGIT);
    assertThat(fit.highPerDay()).isCloseTo(0.377777778, LAST_DIGIT);
    assertThat(fit.kendallS()).isEqualTo(26);
    assertThat(fit.varianceOfS()).isCloseTo(65.333333333, LAST_DIGIT);
    assertThat(fit.pValue()).isCloseTo(0.000396825, LAST_DIGIT);
    assertThat(fit.exact()).isTrue();
    SlopeResult.Fitted slope = (SlopeResult.Fitted) SlopeRule.assess(EIGHT_DAYS, RISING, 180, 30);
    assertThat(slope.metresPer30Days()).isCloseTo(8.601470588, LAST_DIGIT);
    assertThat(slope.projectedMetres()).isCloseTo(51.608823529, LAST_DIGIT);
    assertThat(slope.projectedLowMetres()).isCloseTo(45, LAST_DIGIT);
    assertThat(slope.projectedHighMetres()).isCloseTo(68, within(1e-6));
    assertThat(slope.call()).isEqualTo(ChangeCall.of(ChangeStatus.IMPROVED, Certainty.HIGH));
  }

  @Test
  void worked_example_with_a_wild_value_is_reproduced_to_the_last_digit() {
    TheilSen.Fit fit = TheilSen.fit(SEVEN_DAYS, WITH_A_WILD_VALUE);
    assertThat(fit.slopePerDay()).isCloseTo(0.027777778, LAST_DIGIT);
    assertThat(fit.lowPerDay()).isCloseTo(-0.016666667, LAST_DIGIT);
    assertThat(fit.highPerDay()).isCloseTo(0.066666667, LAST_DIGIT);
    assertThat(fit.kendallS()).isEqualTo(9);
    assertThat(fit.pValue()).isCloseTo(0.238888889, LAST_DIGIT);
    SlopeResult.Fitted slope =
        (SlopeResult.Fitted) SlopeRule.assess(SEVEN_DAYS, WITH_A_WILD_VALUE, 180, 30);
    assertThat(slope.projectedMetres()).isCloseTo(5.0, LAST_DIGIT);
    assertThat(slope.projectedLowMetres()).isCloseTo(-3, LAST_DIGIT);
    assertThat(slope.projectedHighMetres()).isCloseTo(12, LAST_DIGIT);
    // The slope's own interval is narrow and lies within the threshold on both sides.
    assertThat(slope.status()).isEqualTo(ChangeStatus.STABLE);
  }

  @Test
  void bounds_equal_those_of_scipy_with_and_without_ties() {
    // Figures from scipy.stats.theilslopes(y, x, alpha=0.90), version 1.17.1.
    TheilSen.Fit tied =
        TheilSen.fit(
            new long[] {0, 0, 14, 30, 30, 60, 90, 120, 150, 180, 200},
            new double[] {330, 318, 322, 331, 322, 338, 352, 349, 349, 361, 372});
    assertThat(tied.slopePerDay()).isCloseTo(0.23493975903614459, within(1e-12));
    assertThat(tied.lowPerDay()).isCloseTo(0.18181818181818182, within(1e-12));
    assertThat(tied.highPerDay()).isCloseTo(0.2875, within(1e-12));
    assertThat(tied.exact()).isFalse();
    TheilSen.Fit twelve =
        TheilSen.fit(
            new long[] {0, 10, 25, 40, 60, 95, 110, 130, 150, 170, 190, 220},
            new double[] {400, 395, 402, 390, 385, 391, 380, 377, 383, 370, 372, 360});
    assertThat(twelve.slopePerDay()).isCloseTo(-0.16190476190476188, within(1e-12));
    assertThat(twelve.lowPerDay()).isCloseTo(-0.2, within(1e-12));
    assertThat(twelve.highPerDay()).isCloseTo(-0.13636363636363635, within(1e-12));
    TheilSen.Fit five =
        TheilSen.fit(new long[] {3, 9, 40, 77, 101}, new double[] {310, 300, 315, 290, 299});
    assertThat(five.slopePerDay()).isCloseTo(-0.12965186074429771, within(1e-12));
    assertThat(five.lowPerDay()).isCloseTo(-0.6756756756756757, within(1e-12));
    assertThat(five.highPerDay()).isCloseTo(0.375, within(1e-12));
    assertThat(five.pValue()).isCloseTo(0.48333333333333334, within(1e-12));
  }

  @Test
  void equal_values_have_no_slope_and_no_evidence_of_one() {
    TheilSen.Fit flat = TheilSen.fit(SEVEN_DAYS, new double[] {300, 300, 300, 300, 300, 300, 300});
    assertThat(flat.slopePerDay()).isZero();
    assertThat(flat.kendallS()).isZero();
    assertThat(flat.pValue()).isEqualTo(1);
  }

  @Test
  void four_days_or_89_days_carry_no_slope() {
    assertThat(SlopeRule.assess(new long[] {0, 30, 60, 60, 90}, new double[5], 180, 30))
        .isEqualTo(new SlopeResult.NotFitted(MissingReason.TOO_FEW_DAYS, 4, 90));
    assertThat(SlopeRule.assess(new long[] {0, 30, 60, 70, 89}, new double[5], 180, 30))
        .isEqualTo(new SlopeResult.NotFitted(MissingReason.TOO_FEW_DAYS, 5, 89));
    assertThat(SlopeRule.assess(new long[] {0, 30, 60, 70, 90}, new double[5], 180, 30))
        .isInstanceOf(SlopeResult.Fitted.class);
    assertThat(SlopeRule.assess(new long[0], new double[0], 180, 30))
        .isEqualTo(new SlopeResult.NotFitted(MissingReason.TOO_FEW_DAYS, 0, 0));
  }

  @Test
  void values_of_one_day_only_are_refused() {
    assertThatThrownBy(() -> TheilSen.fit(new long[] {4, 4}, new double[] {1, 2}))
        .hasMessageContaining("two different days");
  }

  @Property
  void a_shift_keeps_the_slope_and_a_swapped_sign_turns_it(
      @ForAll @Size(min = 5, max = 14) List<@IntRange(min = 100, max = 600) Integer> metres,
      @ForAll @IntRange(min = 1, max = 300) int shift) {
    long[] days = new long[metres.size()];
    Arrays.setAll(days, i -> i * 13L + i * i);
    double[] values = metres.stream().mapToDouble(m -> m).toArray();
    double[] shifted = Arrays.stream(values).map(v -> v + shift).toArray();
    double[] turned = Arrays.stream(values).map(v -> -v).toArray();
    TheilSen.Fit fit = TheilSen.fit(days, values);
    assertThat(TheilSen.fit(days, shifted)).isEqualTo(fit);
    TheilSen.Fit mirrored = TheilSen.fit(days, turned);
    assertThat(mirrored.slopePerDay()).isCloseTo(-fit.slopePerDay(), within(1e-12));
    assertThat(mirrored.kendallS()).isEqualTo(-fit.kendallS());
    assertThat(mirrored.pValue()).isEqualTo(fit.pValue());
    assertThat(fit.slopePerDay()).isBetween(fit.lowPerDay(), fit.highPerDay());
  }
}
