package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.EvidenceFact.Scope;
import io.sixwalk.trial.rules.EvidenceKind.Effect;
import io.sixwalk.trial.rules.EvidenceList.NamedFact;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which outside facts speak about this question.
 *
 * <p>A fact about an organisation reaches every trial whose sponsor carries exactly that name or an
 * exact alias, the places that carry it, and an offer whose clinic or text names it. A fact about a
 * trial reaches that number only. Facts never follow the name of a product, because the same
 * product is given in proper trials and in paid ones.
 */
final class EvidenceChecks {
  private static final int SHORTEST_NAME_IN_TEXT = 4;

  private final Inquiry inquiry;
  private final Optional<RegistryRecord> record;
  private final List<NamedFact> facts;
  private final Set<String> sponsors;
  private final Set<String> facilities;
  private final Set<String> collaborators;
  private final List<String> told;

  EvidenceChecks(Inquiry inquiry, Optional<RegistryRecord> record, EvidenceList evidence) {
    this.inquiry = inquiry;
    this.record = record;
    this.facts = evidence.named();
    this.sponsors =
        names(
            record.stream()
                .map(RegistryRecord::sponsors)
                .flatMap(
                    s ->
                        Stream.of(
                                s.lead().map(Agency::name).stream(),
                                s.organisation().stream(),
                                s.affiliations().stream())
                            .flatMap(names -> names)));
    this.facilities =
        names(
            record.stream()
                .flatMap(r -> r.locations().stream())
                .flatMap(l -> l.facility().stream()));
    this.collaborators =
        names(
            record.stream().flatMap(r -> r.sponsors().collaborators().stream()).map(Agency::name));
    Offer offer = inquiry.offer();
    this.told =
        Stream.of(offer.clinic(), offer.place(), offer.claimsText())
            .flatMap(Optional::stream)
            .map(Names::words)
            .toList();
  }

  private static Set<String> names(Stream<String> names) {
    return names.map(Names::organisation).collect(Collectors.toUnmodifiableSet());
  }

  List<RuleOutcome> outcomes() {
    List<NamedFact> direct = facts.stream().filter(this::reaches).toList();
    return List.of(
        outcome(Rule.REGULATOR_ACTION, actions(direct)),
        outcome(Rule.PAYMENT_REPORTED, withEffect(direct, Effect.PAYMENT)),
        outcome(Rule.OVERSIGHT_SHOWN, oversight()),
        outcome(Rule.CONTEXT_FACT, context()),
        outcome(Rule.COLLABORATOR_FACT, aboutCollaborators(direct)));
  }

  /** The date of the newest letter or ruling that reaches the question. */
  Optional<PartialDate> newestAction() {
    return facts.stream()
        .filter(f -> f.fact().kind().effect() == Effect.REGULATOR_ACTION && reaches(f))
        .flatMap(f -> f.fact().date().stream())
        .max(Comparator.naturalOrder());
  }

  /** Whether a letter, a ruling or a price reaches the question, with a date or without. */
  boolean hasOpenWarning() {
    return facts.stream()
        .filter(
            f ->
                f.fact().kind().effect() == Effect.REGULATOR_ACTION
                    || f.fact().kind().effect() == Effect.PAYMENT)
        .anyMatch(this::reaches);
  }

  private RuleOutcome outcome(Rule rule, List<NamedFact> found) {
    List<RuleInput> inputs = new ArrayList<>();
    inputs.add(RuleInput.known("facts in force", facts.size()));
    record
        .flatMap(r -> r.sponsors().lead())
        .ifPresent(s -> inputs.add(RuleInput.known(RecordField.LEAD_SPONSOR.v2Name(), s.name())));
    inputs.add(RuleInput.told("clinic", inquiry.offer().clinic()));
    found.forEach(
        f -> inputs.add(RuleInput.known("evidence " + f.fact().id(), f.fact().statement())));
    return new RuleOutcome(
        rule,
        found.isEmpty() ? Verdict.DOES_NOT_APPLY : Verdict.APPLIES,
        0,
        inputs,
        found.stream().map(f -> Reason.fromFact(rule, f.fact())).toList());
  }

  /**
   * Only a dated letter or ruling decides; one without a date is shown, and keeps the best class
   * away.
   */
  private static List<NamedFact> actions(List<NamedFact> facts) {
    return withEffect(facts, Effect.REGULATOR_ACTION).stream()
        .filter(f -> f.fact().date().isPresent())
        .toList();
  }

  private static List<NamedFact> withEffect(List<NamedFact> facts, Effect effect) {
    return facts.stream().filter(f -> f.fact().kind().effect() == effect).toList();
  }

  /** Oversight is shown trial by trial, by number, and with a date; never by sponsor. */
  private List<NamedFact> oversight() {
    return facts.stream()
        .filter(f -> f.fact().kind().effect() == Effect.OVERSIGHT)
        .filter(f -> f.fact().scope() == Scope.TRIAL && f.fact().date().isPresent())
        .filter(f -> namesTheNumber(f.fact()))
        .toList();
  }

  private List<NamedFact> context() {
    List<String> productWords = productWords();
    return facts.stream()
        .filter(
            f ->
                f.fact().kind().effect() == Effect.CONTEXT
                    || f.fact().scope() == Scope.PRODUCT_CLASS
                    || isUndatedAction(f.fact()))
        .filter(
            f ->
                f.fact().scope() == Scope.PRODUCT_CLASS
                    ? f.words().stream()
                        .anyMatch(w -> productWords.stream().anyMatch(t -> t.contains(w)))
                    : namesTheNumber(f.fact())
                        || isOneOf(f, sponsors)
                        || isUndatedAction(f.fact()) && reaches(f))
        .toList();
  }

  private static boolean isUndatedAction(EvidenceFact fact) {
    return fact.kind().effect() == Effect.REGULATOR_ACTION && fact.date().isEmpty();
  }

  private List<NamedFact> aboutCollaborators(List<NamedFact> direct) {
    return facts.stream()
        .filter(f -> f.fact().scope() == Scope.ORGANISATION && !direct.contains(f))
        .filter(f -> isOneOf(f, collaborators))
        .toList();
  }

  private boolean reaches(NamedFact named) {
    EvidenceFact fact = named.fact();
    return switch (fact.scope()) {
      case TRIAL -> namesTheNumber(fact);
      case ORGANISATION ->
          namesTheNumber(fact)
              || (isOneOf(named, sponsors) || isAPlace(named)) && inItsPlaces(fact)
              || isTold(named);
      case PROGRAMME, PRODUCT_CLASS -> false;
    };
  }

  private boolean namesTheNumber(EvidenceFact fact) {
    boolean asked =
        inquiry.number() instanceof NumberReading.Recognised recognised
            && fact.numbers().contains(recognised.number());
    return asked || record.map(r -> fact.numbers().contains(r.number())).orElse(false);
  }

  private static boolean isOneOf(NamedFact fact, Set<String> names) {
    return fact.organisations().stream().anyMatch(names::contains);
  }

  /** A site that carries the name of a letter's addressee; a price does not follow a site. */
  private boolean isAPlace(NamedFact fact) {
    return fact.fact().kind().effect() == Effect.REGULATOR_ACTION && isOneOf(fact, facilities);
  }

  private boolean inItsPlaces(EvidenceFact fact) {
    return fact.places().isEmpty()
        || record.stream()
            .flatMap(r -> r.locations().stream())
            .anyMatch(l -> fact.places().stream().anyMatch(p -> isAt(l, p)));
  }

  private static boolean isAt(Location location, String place) {
    return location.city().filter(c -> Names.words(c).equals(Names.words(place))).isPresent()
        || location.country().filter(c -> Countries.same(c, place)).isPresent();
  }

  private boolean isTold(NamedFact fact) {
    return fact.organisations().stream()
        .filter(name -> name.length() >= SHORTEST_NAME_IN_TEXT)
        .anyMatch(name -> told.stream().anyMatch(text -> text.contains(" " + name + " ")));
  }

  /** Class notices are shown when the product or the text carries one of the class's own words. */
  private List<String> productWords() {
    Stream<String> fromRecord =
        record.stream()
            .flatMap(
                r ->
                    Stream.concat(
                        r.titles().brief().stream(),
                        r.topic().interventions().stream().map(RegistryRecord.Intervention::name)));
    Offer offer = inquiry.offer();
    return Stream.concat(
            fromRecord, Stream.of(offer.product(), offer.claimsText()).flatMap(Optional::stream))
        .map(Names::words)
        .toList();
  }
}
