package io.sixwalk.trial.rules;

import static io.sixwalk.trial.rules.TrustClass.CANNOT_CHECK;
import static io.sixwalk.trial.rules.TrustClass.INVALID_ID;
import static io.sixwalk.trial.rules.TrustClass.KNOWN_REGULATOR_ACTION;
import static io.sixwalk.trial.rules.TrustClass.NOT_FOUND;
import static io.sixwalk.trial.rules.TrustClass.REGISTERED_BUT_UNVERIFIED;
import static io.sixwalk.trial.rules.TrustClass.VERIFIED_REGULATED;
import static io.sixwalk.trial.rules.TrustClass.WARNING_SIGNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.rules.Lookup.Coverage;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialStatusTest {
  private static final RegistryRecord LOMECEL = Bundle.nct("NCT03169231");

  @Test
  void the_two_frailty_trials_differ_though_their_headline_fields_agree() {
    RegistryRecord paid = Bundle.nct("NCT05018767");
    assertThat(LOMECEL.oversight().fdaRegulatedDrug())
        .isEqualTo(paid.oversight().fdaRegulatedDrug())
        .contains(true);
    assertThat(asOfCopy(LOMECEL).trustClass()).isEqualTo(VERIFIED_REGULATED);
    assertThat(asOfCopy(paid).trustClass()).isEqualTo(WARNING_SIGNS);
  }

  @Test
  void the_status_of_a_trial_moves_and_its_class_does_not() {
    Assessment before = asOfCopy(Bundle.nct("NCT05284604"));
    Assessment after = asOfCopy(Bundle.record("partial/NCT05284604.json"));
    assertThat(before.openness()).isEqualTo(Openness.NOT_OPEN_YET);
    assertThat(after.openness()).isEqualTo(Openness.NEVER_STARTED);
    assertThat(List.of(before.trustClass(), after.trustClass()))
        .containsOnly(REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void a_later_page_moves_the_status_and_nothing_else() {
    RegistryRecord full = Bundle.nct("NCT05284604");
    RegistryRecord page = Bundle.record("partial/NCT05284604.json");
    RegistryRecord moved = full.withLaterStatus(page);
    assertThat(moved.status().whyStopped()).contains("Insufficient funding");
    assertThat(moved.copy()).isEqualTo(full.copy());
    assertThat(moved.oversight()).isEqualTo(full.oversight());
    assertThat(moved.presence(RecordField.OVERSIGHT_HAS_DMC))
        .isEqualTo(RegistryRecord.Presence.STATED);
    Assessment today = assess(Inquiry.about(moved), Bundle.TODAY);
    assertThat(today.openness()).isEqualTo(Openness.NEVER_STARTED);
    assertThat(today.trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(full.withLaterStatus(page.withCopyDate(LocalDate.of(2020, 1, 1)))).isSameAs(full);
    RegistryRecord same = Bundle.nct("NCT03169231");
    assertThat(same.withLaterStatus(Bundle.record("partial/NCT03169231.json")))
        .as("the same status on a later page is no news")
        .isSameAs(same);
    assertThat(full.withLaterStatus(Bundle.record("partial/NCT03353597.json")))
        .as("a page without a date or a status moves nothing")
        .isSameAs(full);
  }

  @Test
  void what_a_sponsor_discloses_in_some_records_is_carried_to_its_other_records() {
    String sponsor = "The Foundation for Orthopaedics and Regenerative Medicine";
    List<RegistryRecord> silent =
        Bundle.ENTRIES.stream()
            .filter(e -> e.path().startsWith("converted-v2/"))
            .map(e -> e.record())
            .filter(r -> r.sponsors().lead().filter(s -> s.name().equals(sponsor)).isPresent())
            .filter(
                r ->
                    assess(Bundle.asOfCopy(r), Bundle.dayOfCopy(r))
                        .outcome(Rule.PAYMENT_IN_RECORD)
                        .verdict()
                        .equals(Verdict.DOES_NOT_APPLY))
            .toList();
    assertThat(silent).hasSize(8);
    assertThat(silent)
        .allSatisfy(r -> assertThat(asOfCopy(r).trustClass()).isEqualTo(WARNING_SIGNS));
  }

  @Test
  void evidence_does_not_follow_the_product_to_another_sponsor() {
    RegistryRecord record = Bundle.nct("NCT05018767");
    EvidenceFact otherSponsor =
        fact("Another Clinic of AlloRx", EvidenceKind.FDA_WARNING_LETTER, List.of("AlloRx"));
    EvidenceList evidence = new EvidenceList(List.of(otherSponsor), List.of());
    assertThat(
            TrialStatus.assess(Bundle.asOfCopy(record), evidence, Bundle.dayOfCopy(record))
                .outcome(Rule.REGULATOR_ACTION)
                .verdict())
        .isEqualTo(Verdict.DOES_NOT_APPLY);
  }

  @Test
  void a_name_that_is_only_alike_is_not_the_same_organisation() {
    assertThat(Names.sameOrganisation("U.S. Stem Cell Clinic, LLC", "US Stem Cell Clinic"))
        .isTrue();
    assertThat(Names.sameOrganisation("Celltex Therapeutics", "Celltech Therapeutics")).isFalse();
    assertThat(Names.sameOrganisation("R3 Stem Cell", "R3 Stem Cells")).isFalse();
    assertThat(assess(offer(o -> o.clinic("Stem Cell")), Bundle.TODAY).trustClass())
        .isEqualTo(CANNOT_CHECK);
  }

  @Test
  void an_organisations_fact_with_places_reaches_only_trials_there() {
    EvidenceFact abroad =
        new EvidenceFact(
            "X",
            "Longeveron Inc.",
            List.of(),
            EvidenceKind.PRICE_PUBLISHED,
            EvidenceFact.Scope.ORGANISATION,
            Set.of(),
            List.of("Bahamas"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "a price",
            "a page");
    assertThat(assessAlone(LOMECEL, abroad).outcome(Rule.PAYMENT_REPORTED).applies()).isFalse();
    RegistryRecord elsewhere = Bundle.nct("NCT05018767");
    EvidenceFact there =
        new EvidenceFact(
            "Y",
            "Foundation for Orthopaedics and Regenerative Medicine",
            List.of(),
            EvidenceKind.PRICE_PUBLISHED,
            EvidenceFact.Scope.ORGANISATION,
            Set.of(),
            List.of("Antigua"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "a price",
            "a page");
    assertThat(assessAlone(elsewhere, there).outcome(Rule.PAYMENT_REPORTED).applies()).isTrue();
  }

  @Test
  void a_grant_without_a_date_or_for_another_trial_lifts_nothing() {
    EvidenceFact undated =
        new EvidenceFact(
            "X",
            "Longeveron Inc.",
            List.of(),
            EvidenceKind.PUBLIC_GRANT,
            EvidenceFact.Scope.TRIAL,
            Set.of(LOMECEL.number()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "a grant",
            "a page");
    EvidenceFact bySponsor =
        new EvidenceFact(
            "Y",
            "Longeveron Inc.",
            List.of(),
            EvidenceKind.IND_STATED,
            EvidenceFact.Scope.ORGANISATION,
            Set.of(),
            List.of(),
            PartialDate.parse("2024"),
            Optional.empty(),
            Optional.empty(),
            "an IND",
            "a filing");
    assertThat(assessAlone(LOMECEL, undated).trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(assessAlone(LOMECEL, bySponsor).trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void an_old_copy_lowers_a_good_class_unless_the_trial_had_ended() {
    RegistryRecord open = Bundle.nct("NCT04914403").withCopyDate(LocalDate.of(2026, 10, 1));
    assertThat(assess(Inquiry.about(open), LocalDate.of(2026, 10, 31)).trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(assess(Inquiry.about(open), LocalDate.of(2026, 11, 1)).trustClass())
        .isEqualTo(CANNOT_CHECK);
    assertThat(assess(Inquiry.about(LOMECEL), Bundle.TODAY).trustClass())
        .isEqualTo(VERIFIED_REGULATED);
    RegistryRecord european = Bundle.record("other-registries/CTIS_2024-510663-34-00.json");
    assertThat(asOfCopy(european).trustClass()).isEqualTo(VERIFIED_REGULATED);
    assertThat(assess(Inquiry.about(european), Bundle.TODAY).trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
    RegistryRecord paid = Bundle.nct("NCT05018767");
    assertThat(assess(Inquiry.about(paid), Bundle.TODAY).trustClass()).isEqualTo(WARNING_SIGNS);
  }

  @Test
  void a_missing_number_is_not_found_only_in_a_full_and_current_copy_or_live() {
    assertThat(lookUp(Coverage.PARTIAL_COPY, Bundle.TODAY)).isEqualTo(CANNOT_CHECK);
    assertThat(lookUp(Coverage.FULL_COPY, Bundle.TODAY)).isEqualTo(NOT_FOUND);
    assertThat(lookUp(Coverage.FULL_COPY, Bundle.TODAY.minusDays(31))).isEqualTo(CANNOT_CHECK);
    assertThat(lookUp(Coverage.LIVE, Bundle.TODAY)).isEqualTo(NOT_FOUND);
    assertThat(lookUp(Coverage.LIVE, Bundle.TODAY.minusDays(31))).isEqualTo(CANNOT_CHECK);
    assertThat(
            assess(Bundle.lookUp("DRKS00003170", Coverage.FULL_COPY, Bundle.TODAY), Bundle.TODAY)
                .trustClass())
        .isEqualTo(CANNOT_CHECK);
  }

  @ParameterizedTest
  @CsvSource({
    "ISCRTN06180958, INVALID_ID", "NL26560.042.09, INVALID_ID", "ZINC000052955, INVALID_ID",
    "U1111-1316-3012, CANNOT_CHECK", "96912679, CANNOT_CHECK", "HPC/CTR/003, CANNOT_CHECK",
    "ISRCTN96912679, REGISTERED_BUT_UNVERIFIED", "nct03169231, VERIFIED_REGULATED"
  })
  void numbers_alone_get_the_class_of_their_form_and_record(String text, TrustClass expected) {
    Inquiry inquiry = Bundle.lookUp(text, Coverage.PARTIAL_COPY, Bundle.TODAY);
    LocalDate asOf =
        inquiry.lookup() instanceof Lookup.Found found
            ? Bundle.dayOfCopy(found.record())
            : Bundle.TODAY;
    assertThat(assess(inquiry, asOf).trustClass()).isEqualTo(expected);
  }

  @Test
  void an_offer_at_a_place_of_the_record_keeps_the_class_and_another_place_warns() {
    assertThat(offered(o -> o.city("Miami").country("USA")).trustClass())
        .isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.country("Estados Unidos")).trustClass())
        .isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.clinic("Longeveron")).trustClass()).isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.clinic("Miami VA")).trustClass()).isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.city("Cancún").country("México")).trustClass())
        .isEqualTo(WARNING_SIGNS);
    assertThat(offered(o -> o.clinic("Sunny Rejuvenation Center")).trustClass())
        .isEqualTo(WARNING_SIGNS);
    assertThat(offered(o -> o.product("laromestrocel")).trustClass()).isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.product("AlloRx")).trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void a_place_is_not_compared_with_locations_that_the_record_does_not_name() {
    RegistryRecord noPlaces = Bundle.nct("NCT05017298");
    Assessment assessment =
        assess(
            Bundle.asOfCopy(noPlaces).withOffer(Offer.builder().city("Miami").build()),
            Bundle.dayOfCopy(noPlaces));
    assertThat(assessment.outcome(Rule.PLACE_OR_NAME_NOT_IN_RECORD).verdict())
        .isEqualTo(Verdict.CANNOT_TELL);
    assertThat(assessment.notChecked())
        .extracting(NotChecked::what)
        .contains(NotChecked.What.PLACE);
  }

  @Test
  void a_closed_trial_that_is_offered_now_warns() {
    assertThat(offered(o -> o.offeredNow(true)).trustClass()).isEqualTo(WARNING_SIGNS);
    RegistryRecord open = Bundle.nct("NCT05018767");
    assertThat(
            assess(
                    Bundle.asOfCopy(open).withOffer(Offer.builder().offeredNow(true).build()),
                    Bundle.dayOfCopy(open))
                .outcome(Rule.OFFERED_THOUGH_NOT_OPEN)
                .verdict())
        .isEqualTo(Verdict.DOES_NOT_APPLY);
    RegistryRecord later = Bundle.nct("NCT05284604");
    assertThat(
            assess(
                    Inquiry.about(later).withOffer(Offer.builder().offeredNow(true).build()),
                    Bundle.TODAY)
                .outcome(Rule.OFFERED_THOUGH_NOT_OPEN)
                .verdict())
        .as("it may have opened since the old copy")
        .isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void being_asked_to_pay_warns_and_being_told_it_is_free_does_not() {
    assertThat(offered(o -> o.askedToPay(true)).trustClass()).isEqualTo(WARNING_SIGNS);
    assertThat(offered(o -> o.priceText("US$ 12,000")).trustClass()).isEqualTo(WARNING_SIGNS);
    assertThat(offered(o -> o.askedToPay(false)).trustClass()).isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.priceText("free of charge")).trustClass())
        .isEqualTo(VERIFIED_REGULATED);
    assertThat(offered(o -> o.priceText("gratis")).trustClass()).isEqualTo(VERIFIED_REGULATED);
  }

  @Test
  void expanded_access_without_an_oversight_module_gives_no_caution_by_absence() {
    RegistryRecord access =
        Bundle.ENTRIES.stream()
            .map(e -> e.record())
            .filter(
                r ->
                    r.design()
                        .studyType()
                        .filter(Coded.StudyType.EXPANDED_ACCESS::equals)
                        .isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(access.oversight().hasDmc()).isEmpty();
    Assessment assessment = asOfCopy(access);
    assertThat(assessment.trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(assessment.outcome(Rule.NO_DMC_UNCONTROLLED).verdict())
        .isEqualTo(Verdict.CANNOT_TELL);
    assertThat(assessment.outcome(Rule.EXPANDED_ACCESS).applies()).isTrue();
  }

  @Test
  void a_partial_record_is_found_and_says_what_is_not_in_the_copy() {
    Assessment assessment = asOfCopy(Bundle.record("partial/NCT03458429.json"));
    assertThat(assessment.notChecked())
        .filteredOn(n -> n.what() == NotChecked.What.FIELDS_NOT_IN_COPY)
        .singleElement()
        .satisfies(n -> assertThat(n.fields()).contains("oversightHasDmc", "locations"));
  }

  @Test
  void a_letter_outranks_a_warning_and_a_wrong_number() {
    Inquiry inquiry =
        Bundle.lookUp("NCT123", Coverage.PARTIAL_COPY, Bundle.TODAY)
            .withOffer(Offer.builder().clinic("R3 Stem Cell").askedToPay(true).build());
    assertThat(assess(inquiry, Bundle.TODAY).trustClass()).isEqualTo(KNOWN_REGULATOR_ACTION);
    Inquiry paid =
        Bundle.lookUp("NCT123", Coverage.PARTIAL_COPY, Bundle.TODAY)
            .withOffer(Offer.builder().askedToPay(true).build());
    assertThat(assess(paid, Bundle.TODAY).trustClass()).isEqualTo(WARNING_SIGNS);
    assertThat(
            assess(Bundle.lookUp("NCT123", Coverage.FULL_COPY, Bundle.TODAY), Bundle.TODAY)
                .trustClass())
        .isEqualTo(INVALID_ID);
  }

  @Test
  void every_rule_reports_its_outcome_once() {
    assertThat(asOfCopy(LOMECEL).outcomes())
        .extracting(RuleOutcome::rule)
        .containsExactly(Rule.values());
    assertThat(assess(Inquiry.about(Offer.none()), Bundle.TODAY).outcomes())
        .extracting(RuleOutcome::rule)
        .containsExactly(Rule.values());
  }

  private static EvidenceFact fact(String subject, EvidenceKind kind, List<String> aliases) {
    return new EvidenceFact(
        "X",
        subject,
        aliases,
        kind,
        EvidenceFact.Scope.ORGANISATION,
        Set.of(),
        List.of(),
        PartialDate.parse("2024-01-02"),
        Optional.of("FDA"),
        Optional.of("cells"),
        "a letter",
        "a page");
  }

  private static TrustClass lookUp(Coverage coverage, LocalDate copyDate) {
    return assess(Bundle.lookUp("NCT10953523", coverage, copyDate), Bundle.TODAY).trustClass();
  }

  private static Inquiry offer(java.util.function.UnaryOperator<Offer.Builder> told) {
    return Inquiry.about(told.apply(Offer.builder()).build());
  }

  private static Assessment offered(java.util.function.UnaryOperator<Offer.Builder> told) {
    return assess(
        Bundle.asOfCopy(LOMECEL).withOffer(told.apply(Offer.builder()).build()),
        Bundle.dayOfCopy(LOMECEL));
  }

  private static Assessment assessAlone(RegistryRecord record, EvidenceFact fact) {
    return TrialStatus.assess(
        Bundle.asOfCopy(record),
        new EvidenceList(List.of(fact), List.of()),
        Bundle.dayOfCopy(record));
  }

  private static Assessment asOfCopy(RegistryRecord record) {
    return assess(Bundle.asOfCopy(record), Bundle.dayOfCopy(record));
  }

  private static Assessment assess(Inquiry inquiry, LocalDate asOf) {
    return TrialStatus.assess(inquiry, Bundle.EVIDENCE, asOf);
  }
}
