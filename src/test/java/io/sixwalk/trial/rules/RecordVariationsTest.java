package io.sixwalk.trial.rules;

import static io.sixwalk.trial.rules.TrustClass.CANNOT_CHECK;
import static io.sixwalk.trial.rules.TrustClass.REGISTERED_BUT_UNVERIFIED;
import static io.sixwalk.trial.rules.TrustClass.VERIFIED_REGULATED;
import static io.sixwalk.trial.rules.TrustClass.WARNING_SIGNS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.registry.RegistryRecords;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real records, changed in one place. */
class RecordVariationsTest {
  /** An open-label phase 1 of a university hospital's partner, with nothing to warn about. */
  private static final String ORDINARY = "converted-v2/NCT04914403.json";

  /** Many conditions, 300 people, no control, no safety board, and no price in the record. */
  private static final String MANY = "converted-v2/NCT03011541.json";

  private static RegistryRecord changed(String path, Consumer<ObjectNode> change) {
    ObjectNode study = Bundle.document(path).deepCopy();
    change.accept((ObjectNode) study.path("protocolSection"));
    return RegistryRecords.read(study);
  }

  private static Assessment alone(RegistryRecord record) {
    return TrialStatus.assess(
        Bundle.asOfCopy(record), EvidenceList.none(), Bundle.dayOfCopy(record));
  }

  private static TrustClass classOf(String path, Consumer<ObjectNode> change) {
    return alone(changed(path, change)).trustClass();
  }

  @Test
  void the_records_alone_warn_about_those_that_the_prototype_named_and_no_others() {
    Set<String> warned =
        Bundle.ENTRIES.stream()
            .map(e -> e.record())
            .filter(r -> alone(r).trustClass() == WARNING_SIGNS)
            .map(r -> r.number().value())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> patientFunded =
        Bundle.ENTRIES.stream()
            .map(e -> e.record())
            .filter(r -> r.copy().complete())
            .filter(
                r ->
                    r.sponsors()
                        .lead()
                        .filter(s -> s.name().startsWith("The Foundation for Orthopaedics"))
                        .isPresent())
            .map(r -> r.number().value())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(patientFunded).hasSize(29);
    assertThat(warned)
        .hasSize(32)
        .contains("NCT03011541", "NCT04684602", "NCT04174898", "NCT02326935", "NCT01739504");
    assertThat(warned.stream().filter(patientFunded::contains)).hasSize(27);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/identificationModule/briefTitle",
        "/identificationModule/officialTitle",
        "/descriptionModule/briefSummary",
        "/descriptionModule/detailedDescription",
        "/eligibilityModule/eligibilityCriteria",
        "/armsInterventionsModule/armGroups/0/description",
        "/armsInterventionsModule/armGroups/0/label",
        "/armsInterventionsModule/interventions/0/description"
      })
  void payment_is_seen_wherever_the_record_discloses_it(String place) {
    int end = place.lastIndexOf('/');
    Consumer<ObjectNode> disclose =
        protocol ->
            ((ObjectNode) protocol.at(place.substring(0, end)))
                .put(place.substring(end + 1), "The cells are given in a patient funded study.");
    assertThat(classOf(ORDINARY, disclose)).isEqualTo(WARNING_SIGNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OBSERVATIONAL", "EXPANDED_ACCESS", "A_TYPE_OF_TOMORROW"})
  void disclosed_payment_warns_in_every_kind_of_study(String type) {
    RegistryRecord record =
        changed(
            ORDINARY,
            p -> {
              p.withObject("/designModule").put("studyType", type);
              p.withObject("/descriptionModule").put("briefSummary", "Patients pay out of pocket.");
            });
    assertThat(alone(record).trustClass()).isEqualTo(WARNING_SIGNS);
    assertThat(alone(record).outcome(Rule.EXPANDED_ACCESS).applies())
        .as("the lawful route is shown beside it")
        .isEqualTo(type.equals("EXPANDED_ACCESS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Treatment is free of charge.",
        "Until discharge from hospital.",
        "The cost of treatment is compared.",
        "Out-of-pocket costs of the families will be measured.",
        "The sponsor is responsible for all costs.",
        "This is not a patient funded trial.",
        "The study is self-funded by the investigators.",
        "Whether the treatment is safe and effective is not known.",
        "We hypothesize that the cells are safe and effective.",
        "The treatment may be safe and effective.",
        "Patients paid attention."
      })
  void ordinary_words_of_a_record_do_not_warn(String text) {
    assertThat(classOf(ORDINARY, p -> p.withObject("/descriptionModule").put("briefSummary", text)))
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
    RegistryRecord record =
        changed(ORDINARY, p -> p.withObject("/descriptionModule").put("briefSummary", text));
    assertThat(alone(record).outcomes().stream().mapToInt(RuleOutcome::weight).sum()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stem cell therapy is safe and effective for frailty.",
        "Studies have shown that these cells are very safe and efficacious.",
        "The infusion has been proven to be safe and effective.",
        "Exosomes are both safe and effective."
      })
  void efficacy_that_is_asserted_before_the_study_is_a_caution_and_not_a_warning(String text) {
    Assessment assessment =
        alone(changed(ORDINARY, p -> p.withObject("/descriptionModule").put("briefSummary", text)));
    assertThat(assessment.outcome(Rule.EFFICACY_ASSERTED).weight()).isEqualTo(2);
    assertThat(assessment.trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "empty", "null", "words", "number"})
  void oversight_that_is_missing_or_unreadable_is_no_caution(String how) {
    Consumer<ObjectNode> change =
        p -> {
          switch (how) {
            case "absent" -> p.remove("oversightModule");
            case "empty" -> p.putObject("oversightModule");
            case "null" -> p.putNull("oversightModule");
            case "words" -> p.withObject("/oversightModule").put("oversightHasDmc", "No");
            default -> p.withObject("/oversightModule").put("oversightHasDmc", 0);
          }
        };
    Assessment assessment = alone(changed(MANY, change));
    assertThat(assessment.outcome(Rule.NO_DMC_UNCONTROLLED).verdict())
        .isEqualTo(Verdict.CANNOT_TELL);
    assertThat(assessment.outcome(Rule.MANY_CONDITIONS).applies()).isFalse();
    assertThat(assessment.trustClass())
        .as("a board that is not mentioned is not a board that is denied")
        .isEqualTo(REGISTERED_BUT_UNVERIFIED);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    // the sum of cautions: many conditions 3, large 2, no board 1; the limit is 4
    "conditions, 8, WARNING_SIGNS",
    "conditions, 7, REGISTERED_BUT_UNVERIFIED",
    "people, 500, WARNING_SIGNS",
    "people, 499, WARNING_SIGNS",
    "people, 100, WARNING_SIGNS",
    "people, 99, REGISTERED_BUT_UNVERIFIED",
    "people, 99999999, REGISTERED_BUT_UNVERIFIED",
    "allocation, RANDOMIZED, REGISTERED_BUT_UNVERIFIED",
    "allocation, AN_ALLOCATION_OF_TOMORROW, REGISTERED_BUT_UNVERIFIED",
    "masking, DOUBLE, REGISTERED_BUT_UNVERIFIED",
    "masking, A_MASKING_OF_TOMORROW, REGISTERED_BUT_UNVERIFIED",
    "phase, PHASE3, WARNING_SIGNS",
    "product, saline, REGISTERED_BUT_UNVERIFIED"
  })
  void cautions_add_up_to_a_warning_at_their_limits(
      String what, String value, TrustClass expected) {
    Consumer<ObjectNode> change =
        p -> {
          ObjectNode design = p.withObject("/designModule");
          switch (what) {
            case "conditions" -> {
              var list = p.withObject("/conditionsModule").putArray("conditions");
              for (int i = 0; i < Integer.parseInt(value); i++) {
                list.add("Condition " + i);
              }
              design.withObject("/enrollmentInfo").put("count", 100);
            }
            case "people" ->
                design.withObject("/enrollmentInfo").put("count", Integer.parseInt(value));
            case "allocation" -> design.withObject("/designInfo").put("allocation", value);
            case "masking" -> design.withObject("/designInfo/maskingInfo").put("masking", value);
            case "phase" -> design.putArray("phases").add(value);
            default -> {
              p.withObject("/identificationModule")
                  .put("briefTitle", "Eye Study")
                  .put("officialTitle", "Eye Study");
              p.withObject("/conditionsModule").putArray("keywords");
              p.withObject("/armsInterventionsModule")
                  .putArray("interventions")
                  .addObject()
                  .put("name", value);
            }
          }
        };
    assertThat(classOf(MANY, change)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}, offered now {2}, in an old copy {3}")
  @CsvSource({
    "RECRUITING, OPEN, false, false",
    "ENROLLING_BY_INVITATION, OPEN_BY_INVITATION, false, false",
    "AVAILABLE, OPEN, false, false",
    "NOT_YET_RECRUITING, NOT_OPEN_YET, true, false",
    "SUSPENDED, NOT_OPEN, true, false",
    "TEMPORARILY_NOT_AVAILABLE, NOT_OPEN, true, false",
    "UNKNOWN, NOT_UPDATED, true, false",
    "WITHHELD, NOT_KNOWN, true, false",
    "ACTIVE_NOT_RECRUITING, NOT_OPEN, true, true",
    "COMPLETED, ENDED, true, true",
    "TERMINATED, ENDED, true, true",
    "WITHDRAWN, NEVER_STARTED, true, true",
    "NO_LONGER_AVAILABLE, ENDED, true, true",
    "APPROVED_FOR_MARKETING, ENDED, true, true",
    "A_STATUS_OF_TOMORROW, NOT_KNOWN, false, false"
  })
  void each_status_gives_its_openness_and_tells_what_an_offer_now_means(
      String status, Openness openness, boolean warns, boolean warnsFromAnOldCopy) {
    RegistryRecord record =
        changed(ORDINARY, p -> p.withObject("/statusModule").put("overallStatus", status));
    assertThat(alone(record).openness()).isEqualTo(openness);
    assertThat(alone(record).trustClass()).isEqualTo(REGISTERED_BUT_UNVERIFIED);
    assertThat(offered(record, Bundle.dayOfCopy(record)).trustClass())
        .isEqualTo(warns ? WARNING_SIGNS : REGISTERED_BUT_UNVERIFIED);
    assertThat(offered(record, Bundle.TODAY).outcome(Rule.OFFERED_THOUGH_NOT_OPEN).applies())
        .isEqualTo(warnsFromAnOldCopy);
  }

  private static Assessment offered(RegistryRecord record, LocalDate asOf) {
    return TrialStatus.assess(
        Inquiry.about(record).withOffer(Offer.builder().offeredNow(true).build()),
        EvidenceList.none(),
        asOf);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED, VERIFIED_REGULATED",
    "TERMINATED, VERIFIED_REGULATED",
    "WITHDRAWN, VERIFIED_REGULATED",
    "RECRUITING, REGISTERED_BUT_UNVERIFIED",
    "ACTIVE_NOT_RECRUITING, REGISTERED_BUT_UNVERIFIED",
    "UNKNOWN, REGISTERED_BUT_UNVERIFIED",
    "A_STATUS_OF_TOMORROW, REGISTERED_BUT_UNVERIFIED"
  })
  void an_old_copy_lowers_a_proven_class_unless_the_trial_had_ended(String status, TrustClass old) {
    RegistryRecord record =
        changed(
            "converted-v2/NCT03169231.json",
            p -> p.withObject("/statusModule").put("overallStatus", status));
    LocalDate copied = Bundle.dayOfCopy(record);
    assertThat(
            TrialStatus.assess(Inquiry.about(record), Bundle.EVIDENCE, copied.plusDays(30))
                .trustClass())
        .isEqualTo(VERIFIED_REGULATED);
    assertThat(
            TrialStatus.assess(Inquiry.about(record), Bundle.EVIDENCE, copied.plusDays(31))
                .trustClass())
        .isEqualTo(old);
  }

  @Test
  void a_record_without_a_date_of_copy_counts_as_old() {
    ObjectNode study = Bundle.document(ORDINARY).deepCopy();
    ((ObjectNode) study.path("derivedSection")).remove("miscInfoModule");
    RegistryRecord undated = RegistryRecords.read(study);
    Assessment assessment =
        TrialStatus.assess(Inquiry.about(undated), EvidenceList.none(), LocalDate.of(2022, 10, 10));
    assertThat(assessment.trustClass()).isEqualTo(CANNOT_CHECK);
    assertThat(assessment.notChecked())
        .extracting(NotChecked::what)
        .contains(NotChecked.What.UNDATED_COPY);
  }

  @ParameterizedTest
  @CsvSource({
    "CTIS, Authorised, VERIFIED_REGULATED",
    "CTIS, Ended, VERIFIED_REGULATED",
    "CTIS, Suspended, VERIFIED_REGULATED",
    "CTIS, Under evaluation, REGISTERED_BUT_UNVERIFIED",
    "CTIS, Not authorised, REGISTERED_BUT_UNVERIFIED",
    "CTIS, Revoked, REGISTERED_BUT_UNVERIFIED",
    "CTIS, Expired, REGISTERED_BUT_UNVERIFIED",
    "CTIS, Cancelled, REGISTERED_BUT_UNVERIFIED",
    "CTIS, A state of tomorrow, REGISTERED_BUT_UNVERIFIED"
  })
  void only_an_authorisation_that_stands_lifts_a_european_record(
      String registry, String status, TrustClass expected) {
    ObjectNode document =
        Bundle.document("other-registries/" + registry + "_2022-500244-37-00.json").deepCopy();
    document.remove("ctPublicStatusCode");
    document.put("ctStatus", status);
    assertThat(alone(RegistryRecords.read(document)).trustClass()).isEqualTo(expected);
  }

  @Test
  void a_record_of_another_registry_never_shows_a_regulator() {
    for (String path : new String[] {"EUCTR_2013-000615-24-BE", "ISRCTN_96912679"}) {
      JsonNode document = Bundle.document("other-registries/" + path + ".json");
      assertThat(alone(RegistryRecords.read(document)).trustClass())
          .isEqualTo(REGISTERED_BUT_UNVERIFIED);
    }
  }
}
