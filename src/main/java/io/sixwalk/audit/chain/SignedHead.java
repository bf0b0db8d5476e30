package io.sixwalk.audit.chain;

import io.sixwalk.audit.chain.Fault.Kind;
import java.util.Optional;

/**
 * What a signed statement says of one chain: up to this entry it was so.
 *
 * @param hash of that entry, in small hexadecimal digits
 */
public record SignedHead(String chain, long seq, String hash) {
  /**
   * Compares it with what is there now.
   *
   * @param found the hash of that entry, empty when there is no such entry
   * @param lastSeq the chain's last entry that is there, 0 when there is none
   * @param soundUpTo the last entry that an earlier statement bears out, 0 when none does
   */
  public Optional<Fault> check(Optional<String> found, long lastSeq, long soundUpTo) {
    if (found.isEmpty()) {
      long from = Math.min(lastSeq + 1, seq);
      return Optional.of(new Fault(chain, from, from, Kind.SIGNED_MISSING));
    }
    return found.get().equals(hash)
        ? Optional.empty()
        : Optional.of(new Fault(chain, Math.min(soundUpTo + 1, seq), seq, Kind.REWRITTEN));
  }
}
