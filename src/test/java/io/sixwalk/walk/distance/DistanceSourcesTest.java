package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sixwalk.walk.distance.simulator.Course;
import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Which source is chosen, what it says, and what happens when sources contradict each other. */
class DistanceSourcesTest {
  private final DistanceEngine engine = new DistanceEngine();
  private final SimulatedWalk walk =
      new WalkSimulator(NoiseLevel.OPEN_SKY).walk(SpeedClass.FROM_0_70, new SplittableRandom(11));

  private DistanceEstimate estimate(WalkRecording recording) {
    return (DistanceEstimate) engine.estimate(recording);
  }

  private static WalkRecording indoors() {
    return WalkRecording.of(360, Fixes.none(), Steps.none());
  }

  @Test
  void twelve_laps_of_30_m_and_7_m_are_367_m() {
    DistanceEstimate estimate = estimate(indoors().withLaps(new LapCount(12, 30, 7)));

    assertThat(estimate.metres()).isEqualTo(367);
    assertThat(estimate.family()).isEqualTo(MethodFamily.LAPS_OR_WHEEL);
    assertThat(estimate.standardErrorMetres()).isBetween(5.0, 10.0);
  }

  @Test
  void a_wheel_is_preferred_to_laps_and_both_are_shown() {
    DistanceEstimate estimate =
        estimate(indoors().withLaps(new LapCount(12, 30, 7)).withWheelMetres(365));

    assertThat(estimate.method()).isEqualTo(DistanceMethod.WHEEL);
    assertThat(estimate.metres()).isEqualTo(365);
    assertThat(estimate.sources())
        .extracting(SourceEstimate::method)
        .containsExactly(DistanceMethod.WHEEL, DistanceMethod.LAPS);
  }

  @Test
  void a_platform_claim_alone_is_taken_with_a_wide_standard_error() {
    DistanceEstimate estimate =
        estimate(
            indoors().withPlatformClaim(new PlatformClaim(400, PlatformClaim.Platform.HEALTHKIT)));

    assertThat(estimate.method()).isEqualTo(DistanceMethod.PLATFORM_CLAIM);
    assertThat(estimate.standardErrorMetres()).isBetween(30.0, 60.0);
  }

  @Test
  void positions_are_preferred_to_a_claim_and_to_steps_alone() {
    DistanceEstimate estimate =
        estimate(
            walk.recording()
                .withPlatformClaim(
                    new PlatformClaim(walk.trueMetres(), PlatformClaim.Platform.HEALTH_CONNECT)));

    assertThat(estimate.method()).isEqualTo(DistanceMethod.FUSION);
    assertThat(estimate.sources())
        .extracting(SourceEstimate::method)
        .containsExactlyInAnyOrder(
            DistanceMethod.PLATFORM_CLAIM,
            DistanceMethod.FUSION,
            DistanceMethod.STEPS,
            DistanceMethod.SATELLITE);
    assertThat(estimate.hasFlag(DistanceFlag.SOURCES_DISAGREE)).isFalse();
  }

  @Test
  void a_lap_too_few_is_told_by_the_positions() {
    SplittableRandom random = new SplittableRandom(3);
    SimulatedWalk straight =
        new WalkSimulator(NoiseLevel.OPEN_SKY)
            .walk(0.9, Course.random(Course.Kind.STREETS, 324, random), random);
    double course = 60;
    int laps = (int) (straight.trueMetres() / course);
    double remainder = straight.trueMetres() - laps * course;

    DistanceEstimate right =
        estimate(straight.recording().withLaps(new LapCount(laps, course, remainder)));
    DistanceEstimate wrong =
        estimate(straight.recording().withLaps(new LapCount(laps - 1, course, remainder)));

    assertThat(right.hasFlag(DistanceFlag.SOURCES_DISAGREE)).isFalse();
    assertThat(wrong.hasFlag(DistanceFlag.SOURCES_DISAGREE)).isTrue();
    assertThat(wrong.flags().toString()).contains("1 too few");
    assertThat(wrong.standardErrorMetres()).isGreaterThan(25);
    assertThat(wrong.metres()).isEqualTo((laps - 1) * course + remainder);
  }

  @Test
  void a_false_claim_beside_positions_widens_the_standard_error() {
    DistanceEstimate honest = estimate(walk.recording());
    DistanceEstimate contradicted =
        estimate(
            walk.recording()
                .withPlatformClaim(new PlatformClaim(1100, PlatformClaim.Platform.HEALTHKIT)));

    assertThat(contradicted.hasFlag(DistanceFlag.SOURCES_DISAGREE)).isTrue();
    assertThat(contradicted.metres()).isEqualTo(honest.metres());
    assertThat(contradicted.standardErrorMetres()).isGreaterThan(honest.standardErrorMetres());
  }

  @Test
  void an_earlier_step_length_pulls_gently_and_never_widens() {
    DistanceEstimate without = estimate(walk.recording());
    double metresPerStep = without.metresPerStep().orElseThrow();

    DistanceEstimate with =
        estimate(walk.recording().withStepLengthPrior(StepLengthPrior.of(1.15 * metresPerStep)));

    assertThat(with.standardErrorMetres())
        .isLessThanOrEqualTo(without.standardErrorMetres() * 1.02);
    assertThat(with.metres()).isBetween(without.metres() - 2, 1.05 * without.metres());
  }

  @Test
  void cadence_and_metres_per_step_are_reported() {
    DistanceEstimate estimate = estimate(walk.recording());

    assertThat(estimate.cadencePerMinute().orElseThrow()).isBetween(50.0, 130.0);
    assertThat(estimate.metresPerStep().orElseThrow()).isBetween(0.3, 1.2);
    assertThat(estimate.algorithmVersion()).isEqualTo(DistanceEngine.ALGORITHM_VERSION);
  }

  @Test
  void columns_of_different_length_are_refused() {
    assertThatThrownBy(() -> new Steps(Column.of(1, 2), Column.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cumulativeCount");
    assertThatThrownBy(
            () -> Fixes.of(Column.of(1, 2), Column.of(1, 2), Column.of(1), Column.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longitudeDegrees");
  }

  @Test
  void a_course_without_length_is_refused() {
    assertThatThrownBy(() -> new LapCount(3, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LapCount(-1, 30, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LapCount(3, 30, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_column_is_a_copy() {
    double[] values = {1, 2};
    Column column = Column.of(values);
    values[0] = 9;
    column.toArray()[1] = 9;

    assertThat(column).isEqualTo(Column.of(1, 2)).hasSameHashCodeAs(Column.of(1, 2));
    assertThat(column.get(0)).isCloseTo(1, Offset.offset(0.0));
  }
}
