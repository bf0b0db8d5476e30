package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Faults of the step counter, each with its flag. */
class StepFaultsTest {
  private final DistanceEngine engine = new DistanceEngine();
  private final SimulatedWalk walk =
      new WalkSimulator(NoiseLevel.OPEN_SKY).walk(SpeedClass.FROM_0_70, new SplittableRandom(5));
  private final WalkRecording recording = walk.recording();

  private DistanceEstimate estimate(WalkRecording changed) {
    return (DistanceEstimate) engine.estimate(changed);
  }

  private void staysClose(DistanceEstimate estimate) {
    double allowed = Math.max(20, 3 * estimate.standardErrorMetres());
    assertThat(estimate.metres())
        .isBetween(walk.trueMetres() - allowed, walk.trueMetres() + allowed);
  }

  @Test
  void steps_on_the_clock_since_boot_are_brought_back() {
    Steps steps = recording.steps();
    double[] boot = Arrays.stream(steps.elapsedSeconds().toArray()).map(t -> t + 86_400).toArray();

    DistanceEstimate estimate =
        estimate(recording.withSteps(new Steps(Column.of(boot), steps.cumulativeCount())));

    assertThat(estimate.hasFlag(DistanceFlag.CLOCK_OFFSET)).isTrue();
    assertThat(estimate.method()).isEqualTo(DistanceMethod.FUSION);
    staysClose(estimate);
  }

  @Test
  void a_step_counter_that_starts_again_is_continued() {
    Steps steps = recording.steps();
    double[] counts = steps.cumulativeCount().toArray();
    double middle = counts[counts.length / 2];
    for (int i = counts.length / 2; i < counts.length; i++) {
      counts[i] -= middle;
    }

    DistanceEstimate estimate =
        estimate(recording.withSteps(new Steps(steps.elapsedSeconds(), Column.of(counts))));

    assertThat(estimate.hasFlag(DistanceFlag.STEP_COUNTER_RESET)).isTrue();
    assertThat(estimate.metres()).isCloseTo(estimate(recording).metres(), Offset.offset(5.0));
  }

  @Test
  void a_counter_that_counts_since_boot_gives_the_same_distance() {
    Steps steps = recording.steps();
    double[] counts =
        Arrays.stream(steps.cumulativeCount().toArray()).map(n -> n + 54_321).toArray();

    DistanceEstimate estimate =
        estimate(recording.withSteps(new Steps(steps.elapsedSeconds(), Column.of(counts))));

    assertThat(estimate.metres()).isCloseTo(estimate(recording).metres(), Offset.offset(5.0));
  }

  @Test
  void a_counter_that_doubles_every_step_is_flagged_and_harmless_to_the_fusion() {
    Steps steps = recording.steps();
    double[] counts = Arrays.stream(steps.cumulativeCount().toArray()).map(n -> 2.2 * n).toArray();

    DistanceEstimate estimate =
        estimate(recording.withSteps(new Steps(steps.elapsedSeconds(), Column.of(counts))));

    assertThat(estimate.hasFlag(DistanceFlag.STEP_COUNT_IMPLAUSIBLE)).isTrue();
    staysClose(estimate);
  }

  @Test
  void a_leap_of_the_counter_is_left_out() {
    Steps steps = recording.steps();
    double[] counts = steps.cumulativeCount().toArray();
    for (int i = counts.length / 2; i < counts.length; i++) {
      counts[i] += 7000;
    }

    DistanceEstimate estimate =
        estimate(recording.withSteps(new Steps(steps.elapsedSeconds(), Column.of(counts))));

    assertThat(estimate.hasFlag(DistanceFlag.STEP_COUNT_IMPLAUSIBLE)).isTrue();
    staysClose(estimate);
  }

  @Test
  void steps_alone_have_a_wide_standard_error_and_a_family_of_their_own() {
    DistanceEstimate estimate = estimate(recording.withoutFixes());
    DistanceEstimate known =
        estimate(
            recording
                .withoutFixes()
                .withStepLengthPrior(
                    StepLengthPrior.of(estimate(recording).metresPerStep().orElseThrow())));

    assertThat(estimate.family()).isEqualTo(MethodFamily.STEPS);
    assertThat(estimate.hasFlag(DistanceFlag.NO_POSITIONS)).isTrue();
    assertThat(estimate.standardErrorMetres()).isGreaterThan(30);
    assertThat(known.standardErrorMetres()).isBetween(15.0, 40.0);
    staysClose(known);
  }

  @Test
  void silence_of_the_counter_is_a_rest_and_its_steps_come_after_it() {
    double[] t = new double[100];
    double[] n = new double[100];
    for (int i = 0; i < 100; i++) {
      t[i] = i < 50 ? i : i + 40;
      n[i] = 2 * i;
    }

    StepCurve curve =
        StepCleaning.clean(new Steps(Column.of(t), Column.of(n)), 140, new FlagCollector());
    StepRates rates = StepRates.of(curve, 0, 140, 140);

    assertThat(rates.restSeconds()).isBetween(34.0, 42.0);
    assertThat(rates.perSecond()[20]).isCloseTo(2, Offset.offset(0.1));
    assertThat(rates.perSecond()[70]).isLessThan(0.1);
    assertThat(rates.total()).isCloseTo(200, Offset.offset(4.0));
  }

  @Test
  void late_steps_are_moved_back_to_where_the_walk_began_and_rested() {
    double sum = 0;
    int walks = 12;
    for (int i = 0; i < walks; i++) {
      SimulatedWalk late =
          new WalkSimulator(NoiseLevel.OPEN_SKY)
              .walk(SpeedClass.BELOW_0_70, new SplittableRandom(60 + i));
      FlagCollector flags = new FlagCollector();
      Trace trace = FixCleaning.clean(late.recording().fixes(), 360, flags);
      StepCurve curve = StepCleaning.clean(late.recording().steps(), 360, flags);
      sum += Math.abs(StepAlignment.lag(trace, curve, 360) - late.stepLagSeconds());
    }

    // Guessing the usual 4 s would be 1.6 s off on average for lags of 2 to 8 s.
    assertThat(sum / walks).isLessThan(2.5);
  }
}
