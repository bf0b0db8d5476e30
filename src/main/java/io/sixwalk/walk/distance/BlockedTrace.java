package io.sixwalk.walk.distance;

import java.util.List;

/**
 * All that is kept of a walk's positions: blocks of at most a minute, each with its own origin,
 * direction and handedness, so that neither the place nor the course can be put together again.
 * Only fixes that passed the cleaning are in it: a fix at latitude 0, longitude 0 beside a real one
 * would give the address away.
 *
 * @param blocks the blocks in the order of time
 * @param flags what the cleaning of the fixes found
 */
public record BlockedTrace(List<Block> blocks, List<RaisedFlag> flags) {

  /** Length of a block in seconds. */
  public static final double BLOCK_SECONDS = 60;

  public BlockedTrace {
    blocks = List.copyOf(blocks);
    flags = List.copyOf(flags);
  }

  /** Number of fixes in all blocks. */
  public int fixCount() {
    return blocks.stream().mapToInt(Block::size).sum();
  }
}
