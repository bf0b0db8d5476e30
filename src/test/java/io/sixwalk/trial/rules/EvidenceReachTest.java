package io.sixwalk.trial.rules;

import static io.sixwalk.trial.rules.TrustClass.KNOWN_REGULATOR_ACTION;
import static io.sixwalk.trial.rules.TrustClass.REGISTERED_BUT_UNVERIFIED;
import static io.sixwalk.trial.rules.TrustClass.VERIFIED_REGULATED;
import static io.sixwalk.trial.rules.TrustClass.WARNING_SIGNS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.registry.RegistryRecords;
import io.sixwalk.trial.rules.EvidenceFact.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a fact reaches: by exact name and number, never by likeness or by product. */
class EvidenceReachTest {
  private static EvidenceFact fact(
      EvidenceKind kind, Scope scope, String subject, String date, String... numbers) {
    return new EvidenceFact(
        "X1",
        subject,
        List.of(),
        kind,
        scope,
        Set.of(numbers).stream()
            .map(RegistryNumber::nct)
            .collect(java.util.stream.Collectors.toSet()),
        List.of(),
        PartialDate.parse(date),
        Optional.of("FDA"),
        Optional.of("cells"),
        "What the source says.",
        "a page");
  }

  private static EvidenceFact letterTo(String subject) {
    return fact(EvidenceKind.FDA_WARNING_LETTER, Scope.ORGANISATION, subject, "2020-01-02");
  }

  private static RegistryRecord sponsoredBy(String name) {
    ObjectNode study = Bundle.document("converted-v2/NCT04914403.json").deepCopy();
    ((ObjectNode) study.path("protocolSection"))
        .withObject("/sponsorCollaboratorsModule/leadSponsor")
        .put("name", name);
    return RegistryRecords.read(study);
  }

  private static Assessment assess(RegistryRecord record, EvidenceFact... facts) {
    return TrialStatus.assess(
        Bundle.asOfCopy(record),
        new EvidenceList(List.of(facts), List.of()),
        Bundle.dayOfCopy(record));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Células Nuevas S.A. de C.V. | Celulas Nuevas",
        "Celulas Nuevas | CÉLULAS NUEVAS, S.A. de C.V.",
        "The Cell Company, LLC | the cell company",
        "Cells & More, Inc. | Cells and More",
        "New-Cells GmbH & Co. KG | New Cells GmbH",
        "New Cells Pty Ltd | New Cells",
        "New Cells (Asia) Pte. Ltd. | New Cells Asia",
        "U.S. Cells, P.C. | US Cells",
        "New Cells S.p.A. | New Cells",
      })
  void spelling_accents_and_legal_forms_make_no_other_name(String subject, String sponsor) {
    assertThat(assess(sponsoredBy(sponsor), letterTo(subject)).trustClass())
        .isEqualTo(KNOWN_REGULATOR_ACTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "New Cells | New Cell",
        "New Cells | New Cells Spa",
        "New Cells | New Cells of Arizona",
        "New Cells of Arizona | New Cells",
        "Celltex Therapeutics | Celltech Therapeutics",
        "The Foundation | Foundation for Medicine",
      })
  void a_name_that_is_alike_is_another_name(String subject, String sponsor) {
    assertThat(assess(sponsoredBy(sponsor), letterTo(subject)).trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void a_renamed_sponsor_is_reached_by_the_number_and_not_by_the_old_name() {
    RegistryRecord renamed = sponsoredBy("Fresh Name Biologics");
    assertThat(assess(renamed, letterTo("Meridigen Biotech Co., Ltd.")).trustClass())
        .as("its organisation still carries the old name")
        .isEqualTo(KNOWN_REGULATOR_ACTION);
    EvidenceFact byNumber =
        fact(
            EvidenceKind.FDA_WARNING_LETTER,
            Scope.ORGANISATION,
            "Long Gone Inc.",
            "2020",
            "NCT04914403");
    assertThat(assess(renamed, byNumber).trustClass()).isEqualTo(KNOWN_REGULATOR_ACTION);
    assertThat(assess(renamed, letterTo("Long Gone Inc.")).trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void a_fact_about_a_partner_is_shown_and_decides_nothing() {
    ObjectNode study = Bundle.document("converted-v2/NCT04914403.json").deepCopy();
    ((ObjectNode) study.path("protocolSection"))
        .withObject("/sponsorCollaboratorsModule")
        .putArray("collaborators")
        .addObject()
        .put("name", "Partner Cells LLC");
    Assessment assessment = assess(RegistryRecords.read(study), letterTo("Partner Cells"));
    assertThat(assessment.trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(assessment.outcome(Rule.COLLABORATOR_FACT).applies()).isTrue();
    assertThat(assessment.alsoInRecord()).extracting(Reason::rule).contains(Rule.COLLABORATOR_FACT);
  }

  @Test
  void a_fact_about_a_class_of_products_decides_nothing() {
    RegistryRecord record = Bundle.nct("NCT05354141");
    EvidenceFact notice =
        fact(EvidenceKind.FDA_WARNING_LETTER, Scope.PRODUCT_CLASS, "exosomes", "2020-01-02");
    assertThat(assess(record, notice).trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @ParameterizedTest
  @EnumSource(
      value = EvidenceKind.class,
      names = {
        "REGULATOR_AUTHORISED",
        "FDA_DOCUMENT",
        "IND_STATED",
        "IRB_AND_DSMB_STATED",
        "PUBLIC_GRANT"
      })
  void each_kind_of_oversight_lifts_its_own_trial_with_a_date_and_no_other(EvidenceKind kind) {
    RegistryRecord record = sponsoredBy("Meridigen Biotech Co., Ltd.");
    String own = "NCT04914403";
    assertThat(assess(record, fact(kind, Scope.TRIAL, "M", "2021", own)).trustClass())
        .isEqualTo(VERIFIED_REGULATED);
    assertThat(assess(record, fact(kind, Scope.TRIAL, "M", "undated", own)).trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(
            assess(record, fact(kind, Scope.TRIAL, "Meridigen Biotech", "2021", "NCT00000001"))
                .trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(
            assess(record, fact(kind, Scope.PROGRAMME, "Meridigen Biotech", "2021", own))
                .trustClass())
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void a_warning_outweighs_any_proof_of_oversight() {
    RegistryRecord record = sponsoredBy("Meridigen Biotech Co., Ltd.");
    EvidenceFact proof = fact(EvidenceKind.IND_STATED, Scope.TRIAL, "M", "2021", "NCT04914403");
    EvidenceFact price =
        fact(EvidenceKind.PRICE_PUBLISHED, Scope.ORGANISATION, "Meridigen Biotech", "undated");
    assertThat(assess(record, proof, price).trustClass()).isEqualTo(WARNING_SIGNS);
    assertThat(assess(record, proof, price, letterTo("Meridigen Biotech")).trustClass())
        .isEqualTo(KNOWN_REGULATOR_ACTION);
  }

  @Test
  void a_letter_without_a_date_is_shown_and_decides_nothing() {
    RegistryRecord record = sponsoredBy("New Cells");
    EvidenceFact undated =
        fact(EvidenceKind.FDA_WARNING_LETTER, Scope.ORGANISATION, "New Cells", "undated");
    Assessment assessment = assess(record, undated);
    assertThat(assessment.trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(assessment.alsoInRecord()).extracting(Reason::rule).contains(Rule.CONTEXT_FACT);
  }

  @Test
  void a_letter_without_a_date_keeps_the_best_class_away() {
    RegistryRecord record = sponsoredBy("New Cells");
    EvidenceFact proof = fact(EvidenceKind.IND_STATED, Scope.TRIAL, "M", "2021", "NCT04914403");
    EvidenceFact undated =
        fact(EvidenceKind.FDA_WARNING_LETTER, Scope.ORGANISATION, "New Cells", "undated");
    EvidenceFact toAnother =
        fact(EvidenceKind.FDA_WARNING_LETTER, Scope.ORGANISATION, "Old Cells", "undated");
    assertThat(assess(record, proof, undated).trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(assess(record, proof, toAnother).trustClass()).isEqualTo(VERIFIED_REGULATED);
  }

  @ParameterizedTest
  @CsvSource({"2020-01-02, true", "2021-06-04, false", "2021-06, false", "2030, false"})
  void a_study_that_was_listed_after_the_letter_says_so(String letter, boolean newer) {
    RegistryRecord record = sponsoredBy("New Cells");
    assertThat(record.status().firstPosted().orElseThrow().year()).isEqualTo(2021);
    EvidenceFact fact =
        fact(EvidenceKind.FDA_WARNING_LETTER, Scope.ORGANISATION, "New Cells", letter);
    assertThat(assess(record, fact).outcome(Rule.RECORD_NEWER_THAN_LETTER).applies())
        .isEqualTo(newer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clinic", "place", "claims"})
  void a_letter_is_found_when_only_the_clinic_is_named(String where) {
    Offer.Builder offer = Offer.builder();
    switch (where) {
      case "clinic" -> offer.clinic("Celltex");
      case "place" -> offer.place("the Celltex office, Houston");
      default -> offer.claimsText("Bank your cells with CELLTEX Therapeutics Corp.");
    }
    assertThat(
            TrialStatus.assess(Inquiry.about(offer.build()), Bundle.EVIDENCE, Bundle.TODAY)
                .trustClass())
        .isEqualTo(KNOWN_REGULATOR_ACTION);
  }
}
