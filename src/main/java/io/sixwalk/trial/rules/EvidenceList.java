package io.sixwalk.trial.rules;

import java.util.List;

/**
 * The facts in force, as reviewers left them on the day of the question.
 *
 * @param facts the facts, in the order in which they should be shown
 * @param productNames sets of exact names of one product, so that a record under an old name and an
 *     offer under a new one can be compared; used for the comparison of an offer with its own
 *     record, and never to carry a fact from one sponsor to another
 */
public record EvidenceList(List<EvidenceFact> facts, List<List<String>> productNames) {
  public EvidenceList {
    facts = List.copyOf(facts);
    productNames = productNames.stream().map(List::copyOf).toList();
  }

  /** No facts at all: what the record alone says. */
  public static EvidenceList none() {
    return new EvidenceList(List.of(), List.of());
  }
}
