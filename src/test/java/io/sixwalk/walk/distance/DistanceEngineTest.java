package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistanceEngineTest {
  private final DistanceEngine engine = new DistanceEngine();

  @Test
  void a_walk_under_open_sky_is_fused_within_four_standard_errors() {
    SimulatedWalk walk =
        new WalkSimulator(NoiseLevel.OPEN_SKY).walk(SpeedClass.FROM_0_70, new SplittableRandom(1));

    DistanceEstimate estimate = (DistanceEstimate) engine.estimate(walk.recording());

    assertThat(estimate.method()).isEqualTo(DistanceMethod.FUSION);
    assertThat(estimate.metres() - walk.trueMetres())
        .isBetween(-4 * estimate.standardErrorMetres(), 4 * estimate.standardErrorMetres());
  }

  @Test
  void an_empty_recording_has_no_source() {
    DistanceResult result = engine.estimate(WalkRecording.of(360, Fixes.none(), Steps.none()));

    assertThat(result).isInstanceOf(NoEstimate.class);
    assertThat(((NoEstimate) result).reason()).isEqualTo(NoEstimate.Reason.NO_SOURCE);
  }
}
