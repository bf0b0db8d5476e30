package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts in force, as reviewers left them on the day of the question. Build it once and keep it:
 * the names are brought into comparable form here, so that a question stays cheap.
 */
public final class EvidenceList {
  private static final EvidenceList NONE = new EvidenceList(List.of(), List.of());

  private final List<NamedFact> named;
  private final List<List<String>> productNames;

  /**
   * Takes the facts.
   *
   * @param facts the facts, in the order in which they should be shown
   * @param productNames sets of exact names of one product, so that a record under an old name and
   *     an offer under a new one can be compared; used for the comparison of an offer with its own
   *     record, and never to carry a fact from one sponsor to another
   */
  public EvidenceList(List<EvidenceFact> facts, List<List<String>> productNames) {
    this.named = facts.stream().map(NamedFact::of).toList();
    this.productNames = productNames.stream().map(List::copyOf).toList();
  }

  /** No facts at all: what the record alone says. */
  public static EvidenceList none() {
    return NONE;
  }

  /** The facts, in the order in which they should be shown. */
  public List<EvidenceFact> facts() {
    return named.stream().map(NamedFact::fact).toList();
  }

  /** Sets of exact names of one product. */
  public List<List<String>> productNames() {
    return productNames;
  }

  List<NamedFact> named() {
    return named;
  }

  /**
   * A fact with its names in comparable form.
   *
   * @param organisations the subject and its aliases as organisations
   * @param words the aliases as words in a text
   */
  record NamedFact(EvidenceFact fact, Set<String> organisations, List<String> words) {
    static NamedFact of(EvidenceFact fact) {
      return new NamedFact(
          fact,
          Stream.concat(Stream.of(fact.subject()), fact.aliases().stream())
              .map(Names::organisation)
              .filter(n -> !n.isEmpty())
              .collect(Collectors.toUnmodifiableSet()),
          fact.aliases().stream().map(Names::words).toList());
    }
  }
}
