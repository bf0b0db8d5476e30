package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is kept of positions, and that it is enough to estimate again. */
class BlockedTraceTest {
  private final DistanceEngine engine = new DistanceEngine();
  private final SimulatedWalk walk =
      new WalkSimulator(NoiseLevel.OPEN_SKY).walk(SpeedClass.FROM_1_05, new SplittableRandom(21));

  @Test
  void blocks_hold_every_clean_fix_and_last_a_minute_at_most() {
    BlockedTrace trace = engine.block(walk.recording(), new SplittableRandom(1));

    assertThat(trace.fixCount()).isEqualTo(walk.recording().fixes().size());
    // The last fix may fall on the end of the sixth minute.
    assertThat(trace.blocks()).hasSizeBetween(6, 7);
    for (Block block : trace.blocks()) {
      assertThat(block.xMetres().get(0)).isZero();
      assertThat(block.yMetres().get(0)).isZero();
      assertThat(block.seconds().get(block.size() - 1)).isLessThan(60);
    }
  }

  @Test
  void blocks_keep_distances_within_but_neither_direction_nor_hand() {
    BlockedTrace one = engine.block(walk.recording(), new SplittableRandom(1));
    BlockedTrace other = engine.block(walk.recording(), new SplittableRandom(2));

    boolean turned = false;
    for (int b = 0; b < one.blocks().size(); b++) {
      Block a = one.blocks().get(b);
      Block c = other.blocks().get(b);
      int last = a.size() - 1;
      assertThat(Math.hypot(a.xMetres().get(last), a.yMetres().get(last)))
          .isCloseTo(Math.hypot(c.xMetres().get(last), c.yMetres().get(last)), Offset.offset(1e-6));
      turned |= Math.abs(a.xMetres().get(last) - c.xMetres().get(last)) > 1;
    }
    assertThat(turned).isTrue();
  }

  @Test
  void a_fix_at_null_island_does_not_give_the_place_away() {
    Fixes fixes = walk.recording().fixes();
    double[] lat = fixes.latitudeDegrees().toArray();
    double[] lon = fixes.longitudeDegrees().toArray();
    lat[100] = 0;
    lon[100] = 0;
    WalkRecording planted =
        walk.recording()
            .withFixes(
                Fixes.of(
                    fixes.elapsedSeconds(),
                    Column.of(lat),
                    Column.of(lon),
                    fixes.accuracyMetres()));

    BlockedTrace trace = engine.block(planted, new SplittableRandom(1));

    for (Block block : trace.blocks()) {
      for (int i = 0; i < block.size(); i++) {
        assertThat(Math.abs(block.xMetres().get(i))).isLessThan(200);
        assertThat(Math.abs(block.yMetres().get(i))).isLessThan(200);
      }
    }
    assertThat(trace.flags()).extracting(RaisedFlag::flag).contains(DistanceFlag.NULL_ISLAND);
  }

  @Test
  void a_replay_does_not_depend_on_how_blocks_were_turned() {
    DistanceEstimate one = replay(walk, 1);
    DistanceEstimate other = replay(walk, 2);

    assertThat(one.metres()).isCloseTo(other.metres(), Offset.offset(1.0));
    assertThat(one.standardErrorMetres())
        .isCloseTo(other.standardErrorMetres(), Offset.offset(0.5));
  }

  @Test
  void what_the_seams_lose_is_bounded() {
    double square = 0;
    double sum = 0;
    int walks = 24;
    for (int i = 0; i < walks; i++) {
      SimulatedWalk simulated =
          new WalkSimulator(NoiseLevel.OPEN_SKY)
              .walk(SpeedClass.values()[i % 4], new SplittableRandom(100 + i));
      DistanceEstimate whole = (DistanceEstimate) engine.estimate(simulated.recording());
      double difference = replay(simulated, i).metres() - whole.metres();
      sum += difference;
      square += difference * difference;
    }

    assertThat(Math.abs(sum / walks)).isLessThan(3);
    assertThat(Math.sqrt(square / walks)).isLessThan(6);
  }

  @Test
  void altitude_is_relative_and_missing_values_stay_missing() {
    Fixes fixes = walk.recording().fixes();
    double[] altitude = new double[fixes.size()];
    for (int i = 0; i < altitude.length; i++) {
      altitude[i] = i % 5 == 0 ? Double.NaN : 431 + i * 0.01;
    }
    Fixes high =
        new Fixes(
            fixes.elapsedSeconds(),
            fixes.latitudeDegrees(),
            fixes.longitudeDegrees(),
            fixes.accuracyMetres(),
            java.util.Optional.empty(),
            java.util.Optional.of(Column.of(altitude)));

    BlockedTrace trace = engine.block(walk.recording().withFixes(high), new Random(4));

    for (Block block : trace.blocks()) {
      for (double metres : block.altitudeMetres().toArray()) {
        assertThat(Double.isNaN(metres) || Math.abs(metres) < 2).isTrue();
      }
    }
  }

  @Test
  void an_empty_trace_can_be_replayed() {
    BlockedTrace none = new BlockedTrace(List.of(), List.of());

    DistanceResult result =
        engine.estimate(none, WalkRecording.of(360, Fixes.none(), Steps.none()));

    assertThat(result).isInstanceOf(NoEstimate.class);
  }

  private DistanceEstimate replay(SimulatedWalk simulated, long seed) {
    BlockedTrace trace = engine.block(simulated.recording(), new SplittableRandom(seed));
    return (DistanceEstimate) engine.estimate(trace, simulated.recording().withoutFixes());
  }
}
