package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.EvidenceFact.Scope;
import io.sixwalk.trial.rules.EvidenceKind.Effect;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which outside facts speak about this question.
 *
 * <p>A fact about an organisation reaches every trial whose sponsor carries exactly that name or an
 * exact alias, the places that carry it, and an offer whose clinic or text names it. A fact about a
 * trial reaches that number only. Facts never follow the name of a product, because the same product
 * is given in proper trials and in paid ones.
 */
final class EvidenceChecks {
  private final Inquiry inquiry;
  private final Optional<RegistryRecord> record;
  private final List<EvidenceFact> facts;

  EvidenceChecks(Inquiry inquiry, Optional<RegistryRecord> record, EvidenceList evidence) {
    this.inquiry = inquiry;
    this.record = record;
    this.facts = evidence.facts();
  }

  List<RuleOutcome> outcomes() {
    List<EvidenceFact> direct = facts.stream().filter(this::reaches).toList();
    return List.of(
        outcome(Rule.REGULATOR_ACTION, withEffect(direct, Effect.REGULATOR_ACTION)),
        outcome(Rule.PAYMENT_REPORTED, withEffect(direct, Effect.PAYMENT)),
        outcome(Rule.OVERSIGHT_SHOWN, oversight()),
        outcome(Rule.CONTEXT_FACT, context()),
        outcome(Rule.COLLABORATOR_FACT, aboutCollaborators(direct)));
  }

  /** The date of the newest letter or ruling that reaches the question. */
  Optional<PartialDate> newestAction() {
    return facts.stream()
        .filter(f -> f.kind().effect() == Effect.REGULATOR_ACTION && reaches(f))
        .flatMap(f -> f.date().stream())
        .max(Comparator.naturalOrder());
  }

  private RuleOutcome outcome(Rule rule, List<EvidenceFact> found) {
    List<RuleInput> inputs = new ArrayList<>();
    inputs.add(RuleInput.known("facts in force", facts.size()));
    record
        .flatMap(r -> r.sponsors().lead())
        .ifPresent(s -> inputs.add(RuleInput.known(RecordField.LEAD_SPONSOR.v2Name(), s.name())));
    inputs.add(RuleInput.told("clinic", inquiry.offer().clinic()));
    found.forEach(f -> inputs.add(RuleInput.known("evidence " + f.id(), f.statement())));
    return new RuleOutcome(
        rule,
        found.isEmpty() ? Verdict.DOES_NOT_APPLY : Verdict.APPLIES,
        0,
        inputs,
        found.stream().map(f -> Reason.fromFact(rule, f)).toList());
  }

  private static List<EvidenceFact> withEffect(List<EvidenceFact> facts, Effect effect) {
    return facts.stream().filter(f -> f.kind().effect() == effect).toList();
  }

  /** Oversight is shown trial by trial, by number, and with a date; never by sponsor. */
  private List<EvidenceFact> oversight() {
    return facts.stream()
        .filter(f -> f.kind().effect() == Effect.OVERSIGHT)
        .filter(f -> f.scope() == Scope.TRIAL && f.date().isPresent() && namesTheNumber(f))
        .toList();
  }

  private List<EvidenceFact> context() {
    return facts.stream()
        .filter(f -> f.kind().effect() == Effect.CONTEXT || f.scope() == Scope.PRODUCT_CLASS)
        .filter(
            f ->
                f.scope() == Scope.PRODUCT_CLASS
                    ? aboutTheProductClass(f)
                    : namesTheNumber(f) || isTheSponsor(f))
        .toList();
  }

  private List<EvidenceFact> aboutCollaborators(List<EvidenceFact> direct) {
    List<Agency> collaborators =
        record.map(r -> r.sponsors().collaborators()).orElse(List.of());
    return facts.stream()
        .filter(f -> f.scope() == Scope.ORGANISATION && !direct.contains(f))
        .filter(f -> collaborators.stream().anyMatch(c -> isNamed(f, c.name())))
        .toList();
  }

  private boolean reaches(EvidenceFact fact) {
    return switch (fact.scope()) {
      case TRIAL -> namesTheNumber(fact);
      case ORGANISATION ->
          namesTheNumber(fact)
              || (isTheSponsor(fact) || isAPlace(fact)) && inItsPlaces(fact)
              || isTheClinic(fact);
      case PROGRAMME, PRODUCT_CLASS -> false;
    };
  }

  private boolean namesTheNumber(EvidenceFact fact) {
    boolean asked =
        inquiry.number() instanceof NumberReading.Recognised recognised
            && fact.numbers().contains(recognised.number());
    return asked || record.map(r -> fact.numbers().contains(r.number())).orElse(false);
  }

  private boolean isTheSponsor(EvidenceFact fact) {
    return record
        .map(
            r ->
                Stream.of(
                        r.sponsors().lead().map(Agency::name).stream(),
                        r.sponsors().organisation().stream(),
                        r.sponsors().affiliations().stream())
                    .flatMap(s -> s)
                    .anyMatch(name -> isNamed(fact, name)))
        .orElse(false);
  }

  private boolean isAPlace(EvidenceFact fact) {
    return fact.kind().effect() == Effect.REGULATOR_ACTION
        && record
            .map(
                r ->
                    r.locations().stream()
                        .flatMap(l -> l.facility().stream())
                        .anyMatch(name -> isNamed(fact, name)))
            .orElse(false);
  }

  private boolean inItsPlaces(EvidenceFact fact) {
    return fact.places().isEmpty()
        || record
            .map(
                r ->
                    r.locations().stream()
                        .anyMatch(l -> fact.places().stream().anyMatch(p -> isAt(l, p))))
            .orElse(false);
  }

  private static boolean isAt(Location location, String place) {
    return location.city().filter(c -> Names.words(c).equals(Names.words(place))).isPresent()
        || location.country().filter(c -> Countries.same(c, place)).isPresent();
  }

  private boolean isTheClinic(EvidenceFact fact) {
    Offer offer = inquiry.offer();
    return Stream.of(offer.clinic(), offer.place(), offer.claimsText())
        .flatMap(Optional::stream)
        .anyMatch(text -> names(fact).anyMatch(name -> Names.mentions(text, name)));
  }

  private static boolean isNamed(EvidenceFact fact, String name) {
    return names(fact).anyMatch(n -> Names.sameOrganisation(n, name));
  }

  private static Stream<String> names(EvidenceFact fact) {
    return Stream.concat(Stream.of(fact.subject()), fact.aliases().stream());
  }

  /** Class notices are shown when the product or the text carries one of the class's own words. */
  private boolean aboutTheProductClass(EvidenceFact fact) {
    Stream<String> fromRecord =
        record.stream()
            .flatMap(
                r ->
                    Stream.concat(
                        r.titles().brief().stream(),
                        r.topic().interventions().stream().map(RegistryRecord.Intervention::name)));
    Offer offer = inquiry.offer();
    List<String> texts =
        Stream.concat(
                fromRecord,
                Stream.of(offer.product(), offer.claimsText()).flatMap(Optional::stream))
            .toList();
    return fact.aliases().stream()
        .anyMatch(word -> texts.stream().anyMatch(t -> Names.words(t).contains(Names.words(word))));
  }
}
