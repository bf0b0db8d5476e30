package io.sixwalk.trial.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.Coded.Phase;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.EvidenceKind;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RecordField;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.RegistryRecord.Presence;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_bundled_file_is_unchanged_and_readable() throws Exception {
    assertThat(Bundle.ENTRIES).hasSize(186);
    for (BundledRegistry.Entry entry : Bundle.ENTRIES) {
      try (InputStream stream = getClass().getResourceAsStream("/registry/" + entry.path())) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
        assertThat(HexFormat.of().formatHex(digest)).as(entry.path()).isEqualTo(entry.sha256());
      }
      assertThat(entry.record().number().value())
          .as(entry.path())
          .matches(n -> entry.path().replace("_", "").contains(n));
    }
  }

  @Test
  void only_a_few_partial_copies_carry_no_date() {
    assertThat(Bundle.ENTRIES)
        .filteredOn(e -> e.record().copy().date().isEmpty())
        .extracting(BundledRegistry.Entry::path)
        .containsExactlyInAnyOrder(
            "partial/NCT03353597.json", "partial/NCT04241159.json", "partial/NCT05147675.json");
  }

  @Test
  void a_full_study_is_read_field_by_field() {
    RegistryRecord record = Bundle.nct("NCT05018767");
    assertThat(record.status().overall()).contains(RecruitmentStatus.RECRUITING);
    assertThat(record.design().phases()).containsExactly(Phase.PHASE1);
    assertThat(record.design().masking()).contains(Masking.NONE);
    assertThat(record.design().enrolmentCount()).contains(20);
    assertThat(record.oversight().hasDmc()).contains(false);
    assertThat(record.oversight().usExport()).contains(true);
    assertThat(record.locations().get(0).country()).contains("Antigua and Barbuda");
    assertThat(record.copy().date()).isEqualTo(PartialDate.parse("2022-10-10"));
    assertThat(record.presence(RecordField.WHY_STOPPED)).isEqualTo(Presence.NOT_STATED);
  }

  @Test
  void an_empty_oversight_module_says_nothing() {
    RegistryRecord record = Bundle.nct("NCT05923112");
    assertThat(record.oversight().hasDmc()).isEmpty();
    assertThat(record.oversight().fdaRegulatedDrug()).isEmpty();
    assertThat(record.topic().interventions()).isEmpty();
  }

  @Test
  void unknown_codes_fields_and_types_are_taken_as_not_known() throws Exception {
    JsonNode study =
        JSON.readTree(
            """
            {"protocolSection": {
              "identificationModule": {"nctId": "NCT00000001", "nctIdAliases": ["NCT00000002"]},
              "statusModule": {"overallStatus": "PAUSED_BY_ALIENS", "whyStopped": 7},
              "oversightModule": {"oversightHasDmc": "false", "isFdaRegulatedDrug": null},
              "designModule": {"phases": ["PHASE9"], "enrollmentInfo": {"count": 99999999}},
              "newModule": {"x": [1, 2]}}}
            """);
    RegistryRecord record = RegistryRecords.read(study);
    assertThat(record.status().overall()).contains(RecruitmentStatus.NOT_KNOWN_TO_THIS_APP);
    assertThat(record.design().phases()).containsExactly(Phase.NOT_KNOWN_TO_THIS_APP);
    assertThat(record.oversight().hasDmc()).isEmpty();
    assertThat(record.oversight().fdaRegulatedDrug()).isEmpty();
    assertThat(record.design().enrolmentCount()).isEmpty();
    assertThat(record.aliases()).containsExactly("NCT00000002");
  }

  @Test
  void fields_of_a_partial_record_are_missing_from_the_copy_and_not_left_out() {
    RegistryRecord record = Bundle.record("partial/NCT05284604.json");
    assertThat(record.status().whyStopped()).contains("Insufficient funding");
    assertThat(record.presence(RecordField.OVERSIGHT_HAS_DMC)).isEqualTo(Presence.NOT_IN_COPY);
    RegistryRecord fewFields =
        RegistryRecords.readPartialStudy(
            Bundle.document("converted-v2/NCT03169231.json"), PartialDate.parse("2026-01-02"));
    assertThat(fewFields.presence(RecordField.HAS_RESULTS)).isEqualTo(Presence.STATED);
    assertThat(fewFields.presence(RecordField.IS_US_EXPORT)).isEqualTo(Presence.NOT_IN_COPY);
    assertThat(fewFields.copy().date()).isEqualTo(PartialDate.parse("2026-01-02"));
  }

  @Test
  void a_row_of_the_csv_download_is_read() {
    RegistryRecord record = Bundle.record("partial/NCT02795052.json");
    assertThat(record.sponsors().lead().orElseThrow().name()).isEqualTo("MD Stem Cells");
    assertThat(record.topic().conditions()).hasSize(26);
    assertThat(record.design().enrolmentCount()).contains(500);
    assertThat(record.locations())
        .extracting(l -> l.city().orElse(""))
        .containsExactly("Westport", "Coral Springs", "Dubai");
    assertThat(record.copy().date()).isEqualTo(PartialDate.parse("2026-03-07"));
  }

  @Test
  void european_decisions_are_read_from_both_shapes_of_ctis() {
    RegistryRecord old = Bundle.record("other-registries/CTIS_2022-500244-37-00.json");
    assertThat(old.extras().regulatorDecisions())
        .containsExactly(
            new RegistryRecord.RegulatorDecision("Germany", true, PartialDate.parse("2022-08-03")));
    assertThat(old.sponsors().lead().orElseThrow().name()).isEqualTo("Kinarus AG");
    RegistryRecord young = Bundle.record("other-registries/CTIS_2024-510663-34-00.json");
    assertThat(young.extras().regulatorDecisions())
        .extracting(RegistryRecord.RegulatorDecision::authority)
        .containsExactly("Spain", "Italy");
    assertThat(young.extras().regulatorDecisions()).allMatch(d -> d.authorised());
  }

  @Test
  void a_revoked_or_refused_european_trial_is_not_authorised() {
    for (int code : new int[] {1, 9, 10, 11, 12, 77}) {
      ObjectNode document =
          Bundle.document("other-registries/CTIS_2024-510663-34-00.json").deepCopy();
      document.put("ctPublicStatusCode", code);
      assertThat(RegistryRecords.read(document).extras().regulatorDecisions())
          .as("code %d", code)
          .isNotEmpty()
          .noneMatch(d -> d.authorised());
    }
  }

  @Test
  void records_of_the_older_european_register_and_of_isrctn_are_read() {
    RegistryRecord euctr = Bundle.record("other-registries/EUCTR_2013-000615-24-BE.json");
    assertThat(euctr.status().overall()).contains(RecruitmentStatus.TERMINATED);
    assertThat(euctr.oversight().hasDmc()).contains(false);
    assertThat(euctr.locations().get(0).country()).contains("Belgium");
    RegistryRecord isrctn = Bundle.record("other-registries/ISRCTN_88261002.json");
    assertThat(isrctn.status().overall()).contains(RecruitmentStatus.COMPLETED);
    assertThat(isrctn.locations().get(0).city()).contains("York");
  }

  @Test
  void a_document_that_is_no_record_is_refused() throws Exception {
    for (String text : new String[] {"{}", "[]", "null", "{\"protocolSection\": {}}"}) {
      JsonNode document = JSON.readTree(text);
      assertThatThrownBy(() -> RegistryRecords.read(document))
          .isInstanceOf(UnreadableRecordException.class);
    }
  }

  @Test
  void the_evidence_list_is_complete_and_typed() {
    assertThat(Bundle.EVIDENCE.facts()).hasSize(28);
    assertThat(Bundle.EVIDENCE.facts())
        .extracting(EvidenceFact::kind)
        .doesNotContain(EvidenceKind.NOT_KNOWN_TO_THIS_APP);
    EvidenceFact patientFunded =
        Bundle.EVIDENCE.facts().stream()
            .filter(f -> f.id().equals("E16"))
            .findFirst()
            .orElseThrow();
    assertThat(patientFunded.numbers()).hasSize(21);
  }

  @Test
  void a_fact_with_a_hole_or_a_wrong_number_is_refused() throws Exception {
    ObjectNode fact =
        (ObjectNode)
            JSON.readTree(
                """
                {"id": "X", "subject": "S", "kind": "KIND_OF_TOMORROW", "scope": "trial",
                 "registryNumbers": ["NCT03169231"], "statement": "s", "source": "p"}
                """);
    assertThat(EvidenceDocument.fact(fact).kind()).isEqualTo(EvidenceKind.NOT_KNOWN_TO_THIS_APP);
    assertThat(EvidenceDocument.fact(fact).date()).isEqualTo(Optional.empty());
    for (String field : new String[] {"id", "subject", "kind", "scope", "statement", "source"}) {
      ObjectNode holed = fact.deepCopy();
      holed.remove(field);
      assertThatThrownBy(() -> EvidenceDocument.fact(holed))
          .isInstanceOf(UnreadableRecordException.class);
    }
    fact.putArray("registryNumbers").add("NCT1");
    assertThatThrownBy(() -> EvidenceDocument.fact(fact))
        .isInstanceOf(UnreadableRecordException.class);
  }
}
