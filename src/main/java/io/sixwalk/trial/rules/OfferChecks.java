package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The hard rules about what the person was told, alone and against the record. */
final class OfferChecks {
  /** Families of diseases from which a list that a person gives counts as unrelated. */
  static final int UNRELATED_IN_LIST = 3;

  /** The same for running text that names no product, where a disease may stand in passing. */
  static final int UNRELATED_IN_TEXT = 4;

  private final Inquiry inquiry;
  private final Offer offer;
  private final Optional<RegistryRecord> record;
  private final PartialDate asOf;
  private final boolean copyIsOld;

  OfferChecks(Inquiry inquiry, Optional<RegistryRecord> record, LocalDate asOf, boolean copyIsOld) {
    this.inquiry = inquiry;
    this.offer = inquiry.offer();
    this.record = record;
    this.asOf = PartialDate.of(asOf);
    this.copyIsOld = copyIsOld;
  }

  List<RuleOutcome> outcomes() {
    return List.of(
        paymentAsked(),
        offeredThoughNotOpen(),
        placeOrName(),
        manyUnrelatedDiseases(),
        regulationMisstated(),
        trialWithoutNumber());
  }

  private RuleOutcome paymentAsked() {
    List<RuleInput> inputs =
        List.of(
            RuleInput.told("askedToPay", offer.askedToPay()),
            RuleInput.told("priceText", offer.priceText()),
            RuleInput.told("claimsText", offer.claimsText().map(Quotes::shorten)));
    Rule rule = Rule.PAYMENT_ASKED;
    Optional<String> price = offer.priceText().filter(PriceText::costsSomething);
    if (price.isPresent()) {
      return told(rule, ".PRICE", "priceText", Quotes.shorten(price.get()), inputs);
    }
    if (offer.askedToPay().orElse(false)) {
      return told(rule, "", "askedToPay", "yes", inputs);
    }
    Optional<String> disclosed = offer.claimsText().flatMap(PriceText::paymentIn);
    if (disclosed.isPresent()) {
      return told(rule, ".TEXT", "claimsText", disclosed.get(), inputs);
    }
    boolean asked =
        offer.askedToPay().isPresent()
            || offer.priceText().isPresent()
            || offer.claimsText().isPresent();
    return RuleOutcome.of(rule, asked ? Verdict.DOES_NOT_APPLY : Verdict.NOT_ASKED, inputs);
  }

  private RuleOutcome offeredThoughNotOpen() {
    Rule rule = Rule.OFFERED_THOUGH_NOT_OPEN;
    Optional<RecruitmentStatus> status = record.flatMap(r -> r.status().overall());
    if (!offer.offeredNow().orElse(false) || record.isEmpty()) {
      return RuleOutcome.notAsked(rule);
    }
    List<RuleInput> inputs =
        List.of(
            RuleInput.told("offeredNow", offer.offeredNow()),
            RuleInput.of(record.get(), RecordField.OVERALL_STATUS, status),
            RuleInput.known("copy is old", copyIsOld));
    boolean cannotTell =
        status.isEmpty()
            || status.get() == RecruitmentStatus.NOT_KNOWN_TO_THIS_APP
            // A trial that was not open in an old copy may have opened since.
            || copyIsOld && status.get().mayOpenLater();
    if (cannotTell) {
      return RuleOutcome.of(rule, Verdict.CANNOT_TELL, inputs);
    }
    return status.get().isOpen()
        ? RuleOutcome.of(rule, Verdict.DOES_NOT_APPLY, inputs)
        : RuleOutcome.applies(
            rule,
            0,
            inputs,
            Reason.fromRecord(rule, record.get(), RecordField.OVERALL_STATUS, status.get()));
  }

  private RuleOutcome placeOrName() {
    Rule rule = Rule.PLACE_OR_NAME_NOT_IN_RECORD;
    if (record.isEmpty() || !offer.namesAPlace()) {
      return RuleOutcome.notAsked(rule);
    }
    PlaceMatch match = PlaceMatch.of(offer, record.get());
    List<RuleInput> inputs =
        List.of(
            RuleInput.told("place", offer.place()),
            RuleInput.told("city", offer.city()),
            RuleInput.told("country", offer.country()),
            RuleInput.told("clinic", offer.clinic()),
            RuleInput.of(
                record.get(), RecordField.LOCATIONS, new RecordView(record.get()).places()),
            RuleInput.of(
                record.get(),
                RecordField.LEAD_SPONSOR,
                record.get().sponsors().lead().map(RegistryRecord.Agency::name)));
    return switch (match.verdict()) {
      case MATCHES -> RuleOutcome.of(rule, Verdict.DOES_NOT_APPLY, inputs);
      case CANNOT_TELL -> RuleOutcome.of(rule, Verdict.CANNOT_TELL, inputs);
      case DIFFERS ->
          told(rule, "." + match.field(), match.field(), match.told().orElse(""), inputs);
    };
  }

  private RuleOutcome manyUnrelatedDiseases() {
    Rule rule = Rule.MANY_UNRELATED_DISEASES;
    List<RuleInput> inputs =
        List.of(
            RuleInput.told("treatsSeveralDiseases", offer.treatsSeveralDiseases()),
            RuleInput.told("diseases", Optional.of(offer.diseases()).filter(d -> !d.isEmpty())),
            RuleInput.told("claimsText", offer.claimsText().map(Quotes::shorten)));
    String listed = String.join(", ", offer.diseases());
    if (offer.treatsSeveralDiseases().orElse(false)) {
      return told(
          rule,
          "",
          "treatsSeveralDiseases",
          listed.isEmpty() ? "yes" : Quotes.shorten(listed),
          inputs);
    }
    if (DiseaseFamilies.in(listed).size() >= UNRELATED_IN_LIST) {
      return told(rule, "", "diseases", Quotes.shorten(listed), inputs);
    }
    String treated = offer.claimsText().map(OfferText::withoutExclusions).orElse("");
    int needed = OfferText.namesAProduct(treated) ? UNRELATED_IN_LIST : UNRELATED_IN_TEXT;
    if (DiseaseFamilies.in(treated).size() >= needed) {
      return told(rule, "", "claimsText", Quotes.shorten(offer.claimsText().orElseThrow()), inputs);
    }
    boolean asked =
        offer.treatsSeveralDiseases().isPresent()
            || !offer.diseases().isEmpty()
            || offer.claimsText().isPresent();
    return RuleOutcome.of(rule, asked ? Verdict.DOES_NOT_APPLY : Verdict.NOT_ASKED, inputs);
  }

  private RuleOutcome regulationMisstated() {
    Rule rule = Rule.REGULATION_MISSTATED;
    if (offer.claimsText().isEmpty()) {
      return RuleOutcome.notAsked(rule);
    }
    List<RuleInput> inputs =
        List.of(RuleInput.told("claimsText", offer.claimsText().map(Quotes::shorten)));
    return offer
        .claimsText()
        .flatMap(OfferText::regulationMisstatedIn)
        .map(quote -> told(rule, "", "claimsText", quote, inputs))
        .orElseGet(() -> RuleOutcome.of(rule, Verdict.DOES_NOT_APPLY, inputs));
  }

  private RuleOutcome trialWithoutNumber() {
    Rule rule = Rule.TRIAL_WITHOUT_NUMBER;
    boolean numberGiven =
        !(inquiry.number() instanceof NumberReading.NoNumber)
            || record.isPresent()
            || offer.claimsText().map(t -> !NumberReader.readAll(t).isEmpty()).orElse(false);
    Optional<String> called = offer.claimsText().flatMap(OfferText::calledATrialIn);
    List<RuleInput> inputs =
        List.of(
            RuleInput.known("number given", numberGiven),
            RuleInput.told("toldItIsATrial", offer.toldItIsATrial()),
            RuleInput.told("claimsText", offer.claimsText().map(Quotes::shorten)));
    if (!numberGiven && offer.toldItIsATrial().orElse(false)) {
      return told(rule, "", "toldItIsATrial", called.orElse("yes"), inputs);
    }
    // A person who says "it is not a trial" outweighs the words on a page.
    boolean denied = !offer.toldItIsATrial().orElse(true);
    if (!numberGiven && !denied && called.isPresent()) {
      return told(rule, "", "claimsText", called.get(), inputs);
    }
    boolean asked = offer.toldItIsATrial().isPresent() || offer.claimsText().isPresent();
    return RuleOutcome.of(rule, asked ? Verdict.DOES_NOT_APPLY : Verdict.NOT_ASKED, inputs);
  }

  private RuleOutcome told(
      Rule rule, String variant, String field, String value, List<RuleInput> inputs) {
    return RuleOutcome.applies(rule, 0, inputs, Reason.told(rule, variant, field, value, asOf));
  }
}
