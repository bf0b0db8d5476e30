package io.sixwalk.audit.verification;

import io.sixwalk.audit.chain.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param chains how many chains were walked
 * @param entries how many entries
 * @param statements how many signed statements were good
 * @param lastStatement the number of the last good one, 0 when there is none
 * @param lastStatedAt when that was signed
 * @param unstated entries that no statement covers yet
 * @param faults the first of each chain, by chain; at most {@link #MOST_FAULTS}
 * @param faultsInAll how many there were
 */
public record Verification(
    Instant beganAt,
    Instant endedAt,
    long chains,
    long entries,
    long statements,
    long lastStatement,
    Optional<Instant> lastStatedAt,
    long unstated,
    List<Fault> faults,
    long faultsInAll) {
  /** So many faults are named; more are counted. */
  static final int MOST_FAULTS = 1_000;

  public Verification {
    faults = List.copyOf(faults);
  }

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return faultsInAll == 0;
  }
}
