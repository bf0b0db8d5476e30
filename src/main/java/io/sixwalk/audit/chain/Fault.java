package io.sixwalk.audit.chain;

import java.util.Comparator;

/**
 * Where the trail is broken.
 *
 * @param chain the chain, or null where a signed statement itself is at fault
 * @param from the first sequence number that may be wrong (of a statement: its number)
 * @param to the last one; the same as {@code from} where the entry is known exactly
 */
public record Fault(String chain, long from, long to, Kind kind) {
  /** What is wrong. */
  public enum Kind {
    /** An entry's contents or its hash were changed, or it stood elsewhere before. */
    CHANGED("was changed, or stood elsewhere before"),
    /** An entry is not there. */
    MISSING("is not there"),
    /** An entry is linked to another one than the one before it. */
    UNLINKED("is not linked to the entry before it"),
    /** There are entries after the one that the chain's head names. */
    BEYOND_HEAD("stands beyond the head of its chain"),
    /** The chain's head names another hash than its last entry has. */
    HEAD_CHANGED("is not what the head of its chain says"),
    /** The chain is sound in itself, but not what was signed. */
    REWRITTEN("was rewritten after it was signed"),
    /** A signed entry is not there any more. */
    SIGNED_MISSING("was signed and is not there any more"),
    /** The chain claims to be named by a statement that does not name it. */
    NOT_STATED("claims a signature that it does not have"),
    /** A statement's file is not there. */
    STATEMENT_MISSING("is not there"),
    /** A statement's file is no statement, or its signature is wrong. */
    STATEMENT_CHANGED("was changed, or was not signed by a known key"),
    /** A statement does not follow the one before it. */
    STATEMENT_UNLINKED("is not linked to the statement before it");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean isOfStatement() {
      return name().startsWith("STATEMENT_");
    }
  }

  static Fault at(String chain, long seq, Kind kind) {
    return new Fault(chain, seq, seq, kind);
  }

  /** Faults of one chain in the order in which they are told: the earliest entry first. */
  public static final Comparator<Fault> ORDER =
      Comparator.comparing((Fault f) -> f.chain() == null ? "" : f.chain())
          .thenComparingLong(Fault::from)
          .thenComparingLong(Fault::to);

  /** A fault of the statement with this number. */
  public static Fault ofStatement(long number, Kind kind) {
    return new Fault(null, number, number, kind);
  }

  /** A whole sentence. */
  public String words() {
    if (kind.isOfStatement()) {
      return (from == to ? "Statement " + from : "Each statement from " + from + " to " + to)
          + " "
          + kind.words
          + ".";
    }
    String entry = from == to ? "Entry " + from : "An entry from " + from + " to " + to;
    return entry + " of chain " + chain + " " + kind.words + ".";
  }
}
