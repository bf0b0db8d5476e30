package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One dated fact from outside the registry, kept by reviewers.
 *
 * @param id the reviewers' own number of the fact
 * @param subject the name as the source writes it
 * @param aliases other exact names of the same subject; nothing is matched by likeness
 * @param kind what sort of fact it is
 * @param scope how far it reaches
 * @param numbers the trials that the source names
 * @param places when not empty, an organisation's fact reaches only trials in one of these cities
 *     or countries
 * @param date the date of the document, as far as the source tells
 * @param authority who acted, such as "FDA"; empty when nobody did
 * @param about the product or practice that the document is about
 * @param statement one sentence that says what the source says
 * @param source where to read it
 */
public record EvidenceFact(
    String id,
    String subject,
    List<String> aliases,
    EvidenceKind kind,
    Scope scope,
    Set<RegistryNumber> numbers,
    List<String> places,
    Optional<PartialDate> date,
    Optional<String> authority,
    Optional<String> about,
    String statement,
    String source) {

  public EvidenceFact {
    aliases = List.copyOf(aliases);
    numbers = Set.copyOf(numbers);
    places = List.copyOf(places);
  }

  /** How far a fact reaches. */
  public enum Scope {
    /** Every trial of the organisation, and the places that carry its name. */
    ORGANISATION,
    /** Only the trials that the fact names by number. */
    TRIAL,
    /** Another programme of the sponsor; shown, never decisive. */
    PROGRAMME,
    /** A whole class of products; shown, never decisive. */
    PRODUCT_CLASS
  }
}
