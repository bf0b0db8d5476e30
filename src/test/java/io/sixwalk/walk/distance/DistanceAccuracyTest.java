package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Accuracy on a sample small enough for every build; the benchmark has the large one. Bounds are
 * the targets, with room for the sampling error of 40 walks where the target is close.
 */
class DistanceAccuracyTest {
  private static final int WALKS = 40;

  static Stream<Arguments> classes() {
    return Stream.of(NoiseLevel.OPEN_SKY, NoiseLevel.STREET)
        .flatMap(level -> Stream.of(SpeedClass.values()).map(c -> Arguments.of(level, c)));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void fused_walks_meet_the_targets_in_each_speed_class(NoiseLevel level, SpeedClass speeds) {
    Accuracy accuracy =
        Accuracy.of(new WalkSimulator(level), speeds, WALKS, UnaryOperator.identity());
    double samplingError = accuracy.rootMeanSquare() / Math.sqrt(WALKS);

    assertThat(accuracy.bias()).isBetween(-5 - samplingError, 5 + samplingError);
    assertThat(accuracy.rootMeanSquare()).isLessThan(12 + samplingError);
    assertThat(accuracy.rootMeanSquare()).isLessThan(accuracy.ruleRootMeanSquare());
  }

  @ParameterizedTest
  @MethodSource("classes")
  void standard_errors_hold_what_they_promise(NoiseLevel level, SpeedClass speeds) {
    Accuracy accuracy =
        Accuracy.of(new WalkSimulator(level), speeds, WALKS, UnaryOperator.identity());

    // Two binomial standard deviations of 40 walks on either side of 62 to 79 % and of 90 %.
    assertThat(accuracy.withinOne()).isBetween(0.48, 0.88);
    assertThat(accuracy.withinTwo()).isGreaterThan(0.80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with steps", "without steps"})
  void poor_signal_shows_in_the_standard_error(String steps) {
    UnaryOperator<WalkRecording> change =
        steps.equals("with steps")
            ? UnaryOperator.identity()
            : recording -> recording.withSteps(Steps.none());

    Accuracy accuracy =
        Accuracy.of(new WalkSimulator(NoiseLevel.POOR), SpeedClass.FROM_0_70, WALKS, change);

    assertThat(accuracy.meanStandardError()).isGreaterThan(15);
    assertThat(accuracy.withinTwo()).isGreaterThan(0.78);
  }

  @Test
  void walks_without_steps_stay_unbiased_under_open_sky() {
    Accuracy accuracy =
        Accuracy.of(
            new WalkSimulator(NoiseLevel.OPEN_SKY),
            SpeedClass.BELOW_0_70,
            WALKS,
            recording -> recording.withSteps(Steps.none()));

    assertThat(accuracy.bias()).isBetween(-6.0, 6.0);
    assertThat(accuracy.withinTwo()).isGreaterThan(0.80);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 5})
  void sparse_and_dense_fixes_work_as_well(double hertz) {
    Accuracy accuracy =
        Accuracy.of(
            new WalkSimulator(NoiseLevel.OPEN_SKY, hertz, 360),
            SpeedClass.FROM_0_70,
            20,
            UnaryOperator.identity());

    assertThat(accuracy.rootMeanSquare()).isLessThan(12);
  }

  @Test
  void a_walk_of_two_minutes_and_one_of_twenty_are_measured_too() {
    Accuracy two =
        Accuracy.of(
            new WalkSimulator(NoiseLevel.OPEN_SKY, 1, 120),
            SpeedClass.FROM_0_70,
            20,
            UnaryOperator.identity());
    Accuracy twenty =
        Accuracy.of(
            new WalkSimulator(NoiseLevel.OPEN_SKY, 1, 1200),
            SpeedClass.FROM_0_70,
            8,
            UnaryOperator.identity());

    assertThat(two.rootMeanSquare()).isLessThan(12);
    assertThat(twenty.rootMeanSquare()).isLessThan(0.04 * 1000);
  }
}
