package io.sixwalk.walk.distance;

import java.util.random.RandomGenerator;

/**
 * Estimates how far a person walked. Stateless and pure; the one random thing, how blocks are
 * turned, comes from outside.
 */
public final class DistanceEngine {
  /** Version of the algorithm; raise it with every change that can change a number. */
  public static final String ALGORITHM_VERSION = "sixwalk-distance-2";

  /** Shorter recordings are not estimated from sensors. */
  public static final double SHORTEST_WALK_SECONDS = 10;

  /** Distance of one recording. */
  public DistanceResult estimate(WalkRecording recording) {
    FlagCollector flags = new FlagCollector();
    Trace trace = FixCleaning.clean(recording.fixes(), recording.elapsedSeconds(), flags);
    return estimate(trace, recording, flags);
  }

  /**
   * Distance from what was kept of a recording.
   *
   * @param positions the blocks
   * @param rest everything but positions; its fixes are not looked at
   */
  public DistanceResult estimate(BlockedTrace positions, WalkRecording rest) {
    FlagCollector flags = new FlagCollector();
    flags.raiseAll(positions.flags());
    return estimate(TraceBlocks.toTrace(positions), rest, flags);
  }

  /**
   * Takes place and course out of a recording's fixes.
   *
   * @param recording the recording as it arrived
   * @param random turns and mirrors each block; must not be guessable
   */
  public BlockedTrace block(WalkRecording recording, RandomGenerator random) {
    FlagCollector flags = new FlagCollector();
    Trace trace = FixCleaning.clean(recording.fixes(), recording.elapsedSeconds(), flags);
    return new BlockedTrace(TraceBlocks.cut(trace, random), flags.toList());
  }

  private DistanceResult estimate(Trace trace, WalkRecording recording, FlagCollector flags) {
    return new SourceFusion(trace, recording, flags).result();
  }
}
