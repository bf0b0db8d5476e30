package io.sixwalk.audit.verification;

import io.sixwalk.audit.chain.Fault;
import java.util.List;
import java.util.TreeMap;

/** Keeps the earliest fault of each chain, and of those only so many. */
final class Faults {
  private final TreeMap<String, Fault> first = new TreeMap<>();
  private long left;

  void add(Fault fault) {
    // A statement's own fault stands for itself; of a chain only the earliest is told.
    String key = fault.chain() == null ? String.format(" %020d", fault.from()) : fault.chain();
    if (!first.containsKey(key) && first.size() >= Verification.MOST_FAULTS) {
      left++;
      return;
    }
    first.merge(key, fault, (a, b) -> Fault.ORDER.compare(a, b) <= 0 ? a : b);
  }

  /** Whether the chain is known to be broken there or earlier. */
  boolean knows(String chain, long seq) {
    Fault known = first.get(chain);
    return known != null && known.from() <= seq;
  }

  List<Fault> told() {
    return first.values().stream().sorted(Fault.ORDER).toList();
  }

  long inAll() {
    return first.size() + left;
  }
}
