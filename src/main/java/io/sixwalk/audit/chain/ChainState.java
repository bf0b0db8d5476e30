package io.sixwalk.audit.chain;

import io.sixwalk.audit.chain.Fault.Kind;
import java.util.Optional;

/**
 * How far a chain has been checked. Only the last entry is remembered, so that a chain of any
 * length is checked in constant memory. After the first fault nothing further is looked for: what
 * follows a broken link proves nothing.
 *
 * @param seq of the last entry, 0 before the first
 * @param hash of the last entry, or what the first must be linked to
 */
public record ChainState(String chain, long seq, String hash, Optional<Fault> fault) {
  /** Nothing was read yet. */
  public static ChainState begin(String chain) {
    return new ChainState(chain, 0, ChainLink.genesis(chain), Optional.empty());
  }

  /** The next entry as it was read, in the order of sequence numbers. */
  public ChainState next(ChainEntry entry) {
    if (fault.isPresent()) {
      return this;
    }
    if (entry.seq() != seq + 1) {
      // Sequence numbers are unique and read in order: a jump is a hole, a step back an insertion.
      return entry.seq() > seq + 1
          ? broken(seq + 1, Kind.MISSING)
          : broken(entry.seq(), Kind.CHANGED);
    }
    if (!entry.previous().equals(hash)) {
      return broken(entry.seq(), Kind.UNLINKED);
    }
    if (!entry.hash().equals(ChainLink.hash(hash, entry))) {
      return broken(entry.seq(), Kind.CHANGED);
    }
    return new ChainState(chain, entry.seq(), entry.hash(), fault);
  }

  /**
   * The chain's last entry was read; compares it with the head that the database keeps.
   *
   * @param headSeq as it was when the last entry was read
   */
  public ChainState end(long headSeq, String headHash) {
    if (fault.isPresent()) {
      return this;
    }
    if (headSeq > seq) {
      return broken(seq + 1, Kind.MISSING);
    }
    if (headSeq < seq) {
      return broken(headSeq + 1, Kind.BEYOND_HEAD);
    }
    return headHash.equals(hash) ? this : broken(seq, Kind.HEAD_CHANGED);
  }

  private ChainState broken(long at, Kind kind) {
    return new ChainState(chain, seq, hash, Optional.of(Fault.at(chain, at, kind)));
  }
}
