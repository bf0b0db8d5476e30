package io.sixwalk.trial.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.registry.RegistryRecords;
import io.sixwalk.trial.registry.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every real record, whatever is added to it, changed in it or left out. */
class TrialStatusPropertiesTest {
  private static final List<JsonNode> STUDIES =
      Bundle.ENTRIES.stream()
          .filter(e -> e.path().contains("-v2/"))
          .map(e -> e.document())
          .toList();
  private static final List<JsonNode> DOCUMENTS =
      Bundle.ENTRIES.stream().map(e -> e.document()).toList();
  private static final Set<String> STATUSES =
      Set.of(
          "ACTIVE_NOT_RECRUITING",
          "COMPLETED",
          "ENROLLING_BY_INVITATION",
          "NOT_YET_RECRUITING",
          "RECRUITING",
          "SUSPENDED",
          "TERMINATED",
          "WITHDRAWN",
          "UNKNOWN",
          "WITHHELD",
          "AVAILABLE",
          "NO_LONGER_AVAILABLE",
          "TEMPORARILY_NOT_AVAILABLE",
          "APPROVED_FOR_MARKETING",
          "A_STATUS_OF_TOMORROW");

  private static final Set<String> CODES =
      Set.of(
          "overallStatus",
          "lastKnownStatus",
          "studyType",
          "phases",
          "allocation",
          "interventionModel",
          "primaryPurpose",
          "masking",
          "whoMasked",
          "class",
          "type",
          "sex",
          "ctStatus");

  /** Statements that a sponsor makes about itself and that nobody checks. */
  private enum Favourable {
    SAFETY_BOARD("oversightModule", "oversightHasDmc"),
    FDA_DRUG("oversightModule", "isFdaRegulatedDrug"),
    FDA_DEVICE("oversightModule", "isFdaRegulatedDevice"),
    RESULTS("", "hasResults"),
    PUBLIC_PARTNER("sponsorCollaboratorsModule", "collaborators"),
    GRANT("identificationModule", "secondaryIdInfos"),
    RESULT_PAPERS("referencesModule", "references"),
    WORDS("descriptionModule", "briefSummary");

    private final String module;
    private final String field;

    Favourable(String module, String field) {
      this.module = module;
      this.field = field;
    }
  }

  @Provide
  Arbitrary<Integer> studies() {
    return Arbitraries.integers().between(0, STUDIES.size() - 1);
  }

  @Provide
  Arbitrary<Integer> documents() {
    return Arbitraries.integers().between(0, DOCUMENTS.size() - 1);
  }

  @ParameterizedTest
  @EnumSource(Favourable.class)
  void a_favourable_statement_of_the_sponsor_never_improves_a_class(Favourable statement) {
    for (JsonNode study : STUDIES) {
      ObjectNode silent = study.deepCopy();
      without(silent, statement);
      ObjectNode praised = silent.deepCopy();
      with(praised, statement);
      for (EvidenceList evidence : List.of(EvidenceList.none(), Bundle.EVIDENCE)) {
        TrustClass before = judge(silent, evidence);
        TrustClass after = judge(praised, evidence);
        assertThat(after).as("adding to %s", number(study)).isEqualTo(before.worse(after));
        assertThat(before).as("removing from %s", number(study)).isEqualTo(after.worse(before));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"oversightHasDmc", "isFdaRegulatedDrug", "isFdaRegulatedDevice", "isUsExport"})
  void an_absent_oversight_field_is_never_read_as_no(String field) {
    int told = 0;
    for (JsonNode study : STUDIES) {
      ObjectNode denied = study.deepCopy();
      protocol(denied).withObject("/oversightModule").put(field, false);
      ObjectNode silent = denied.deepCopy();
      ((ObjectNode) protocol(silent).path("oversightModule")).remove(field);
      ObjectNode without = silent.deepCopy();
      protocol(without).remove("oversightModule");
      assertThat(cautions(denied)).as(number(study)).containsAll(cautions(silent));
      assertThat(cautions(silent)).as(number(study)).containsAll(cautions(without));
      assertThat(cautions(without))
          .as("without the module no rule about it applies to %s", number(study))
          .doesNotContain(
              Rule.MANY_CONDITIONS,
              Rule.OFFSHORE_EXPORT,
              Rule.US_SITE_DECLARED_NOT_FDA,
              Rule.NO_DMC_UNCONTROLLED);
      told += cautions(denied).equals(cautions(silent)) ? 0 : 1;
    }
    // "Not exported" is no caution; every other "no" is one somewhere.
    assertThat(told > 0).isEqualTo(!field.equals("isUsExport"));
  }

  @Property(tries = 300)
  void leaving_fields_out_adds_no_caution_but_for_the_control_group(
      @ForAll("studies") int index, @ForAll Random random) {
    JsonNode study = STUDIES.get(index);
    ObjectNode thinned = study.deepCopy();
    removeSomeFields(protocol(thinned), random);
    // Masking and allocation tell that there is a control; without them a declared single group
    // counts as uncontrolled, so these two stay.
    JsonNode design = study.path("protocolSection").path("designModule").path("designInfo");
    if (protocol(thinned).path("designModule").isObject() && design.isObject()) {
      ((ObjectNode) protocol(thinned).path("designModule")).set("designInfo", design.deepCopy());
    }
    assertThat(cautions(study)).containsAll(cautions(thinned));
  }

  @Test
  void the_record_alone_never_shows_oversight_whatever_the_sponsor_says_of_itself() {
    for (JsonNode study : STUDIES) {
      ObjectNode praised = study.deepCopy();
      for (Favourable statement : Favourable.values()) {
        without(praised, statement);
        with(praised, statement);
        assertThat(judge(praised, EvidenceList.none()))
            .as(number(study))
            .isNotEqualTo(TrustClass.VERIFIED_REGULATED);
      }
    }
  }

  @Test
  void the_status_alone_never_changes_the_class() {
    for (JsonNode study : STUDIES) {
      Set<TrustClass> classes =
          STATUSES.stream()
              .map(
                  status -> {
                    ObjectNode changed = study.deepCopy();
                    protocol(changed).withObject("/statusModule").put("overallStatus", status);
                    return judge(changed, Bundle.EVIDENCE);
                  })
              .collect(Collectors.toSet());
      assertThat(classes).as(number(study)).hasSize(1);
    }
  }

  @Test
  void every_record_is_judged_as_it_is_and_with_every_code_unknown() {
    for (JsonNode document : DOCUMENTS) {
      ObjectNode tomorrow = document.deepCopy();
      forgetCodes(tomorrow);
      for (JsonNode given : List.of(document, tomorrow)) {
        Assessment assessment =
            TrialStatus.assess(
                Inquiry.about(RegistryRecords.read(given)), Bundle.EVIDENCE, Bundle.TODAY);
        assertThat(assessment.outcomes()).hasSize(Rule.values().length);
      }
      if (tomorrow.has("protocolSection")) {
        assertThat(
                TrialStatus.assess(
                        Inquiry.about(RegistryRecords.read(tomorrow)),
                        Bundle.EVIDENCE,
                        Bundle.TODAY)
                    .openness())
            .isEqualTo(Openness.NOT_KNOWN);
      }
    }
  }

  /** Every code of every list becomes one that nobody knew when this was written. */
  private static void forgetCodes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (CODES.contains(name) && object.get(name).isTextual()) {
          object.put(name, "A_CODE_OF_TOMORROW");
        } else if (CODES.contains(name) && object.get(name).isArray()) {
          object.putArray(name).add("A_CODE_OF_TOMORROW");
        } else {
          forgetCodes(object.get(name));
        }
      }
    } else if (node.isArray()) {
      node.forEach(TrialStatusPropertiesTest::forgetCodes);
    }
  }

  @Property(tries = 300)
  void unknown_codes_and_missing_fields_stop_nothing_but_a_lost_number_does(
      @ForAll("documents") int index, @ForAll Random random, @ForAll @IntRange(max = 3) int kind) {
    JsonNode document = DOCUMENTS.get(index);
    ObjectNode changed = document.deepCopy();
    String number = numberOf(document);
    scramble(changed, random, kind);
    if (number.equals(numberOf(changed))) {
      RegistryRecord record = RegistryRecords.read(changed);
      Assessment assessment =
          TrialStatus.assess(Inquiry.about(record), Bundle.EVIDENCE, Bundle.TODAY);
      assertThat(assessment.outcomes()).hasSize(Rule.values().length);
      assertThat(assessment.reasons()).hasSizeLessThanOrEqualTo(TrialStatus.MOST_REASONS);
    } else {
      assertThatThrownBy(() -> RegistryRecords.read(changed))
          .isInstanceOf(UnreadableRecordException.class);
    }
  }

  @Property(tries = 200)
  void a_partial_copy_never_says_not_found(@ForAll @IntRange(min = 1, max = 99_999_999) int n) {
    RegistryNumber number = RegistryNumber.nct("NCT%08d".formatted(n));
    Assessment assessment =
        TrialStatus.assess(
            Inquiry.about(
                new NumberReading.Recognised(number, number.value(), false),
                new Lookup.Absent(Lookup.Coverage.PARTIAL_COPY, Optional.of(Bundle.TODAY))),
            EvidenceList.none(),
            Bundle.TODAY);
    assertThat(assessment.trustClass()).isEqualTo(TrustClass.CANNOT_CHECK);
  }

  private static TrustClass judge(JsonNode study, EvidenceList evidence) {
    RegistryRecord record = RegistryRecords.read(study);
    return TrialStatus.assess(Bundle.asOfCopy(record), evidence, Bundle.dayOfCopy(record))
        .trustClass();
  }

  private static Set<Rule> cautions(JsonNode study) {
    RegistryRecord record = RegistryRecords.read(study);
    return TrialStatus.assess(
            Bundle.asOfCopy(record), EvidenceList.none(), Bundle.dayOfCopy(record))
        .outcomes()
        .stream()
        .filter(o -> o.applies() && o.weight() > 0)
        .map(RuleOutcome::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String number(JsonNode study) {
    return study.at("/protocolSection/identificationModule/nctId").asText();
  }

  private static ObjectNode protocol(JsonNode study) {
    return (ObjectNode) study.path("protocolSection");
  }

  private static void without(ObjectNode study, Favourable statement) {
    switch (statement) {
      case RESULTS -> study.remove("hasResults");
      case WORDS, PUBLIC_PARTNER, GRANT, RESULT_PAPERS -> {}
      default -> {
        // A "no" goes as well: what is compared is silence and praise.
        if (protocol(study).path(statement.module) instanceof ObjectNode module) {
          module.remove(statement.field);
        }
      }
    }
  }

  private static void with(ObjectNode study, Favourable statement) {
    ObjectNode module =
        statement.module.isEmpty() ? study : protocol(study).withObject("/" + statement.module);
    switch (statement) {
      case SAFETY_BOARD, FDA_DRUG, FDA_DEVICE, RESULTS -> {
        if (!module.has(statement.field)) {
          module.put(statement.field, true);
        }
      }
      case PUBLIC_PARTNER ->
          array(module, statement).addObject().put("name", "NIA").put("class", "NIH");
      case GRANT -> array(module, statement).addObject().put("id", "R44").put("type", "NIH");
      case RESULT_PAPERS ->
          array(module, statement).addObject().put("pmid", "1").put("type", "RESULT");
      case WORDS ->
          module.put(
              statement.field,
              module.path(statement.field).asText("")
                  + " The IRB and the FDA approved this trial under IND 12345. It is free.");
    }
  }

  private static ArrayNode array(ObjectNode module, Favourable statement) {
    return module.path(statement.field).isArray()
        ? (ArrayNode) module.path(statement.field)
        : module.putArray(statement.field);
  }

  private static void removeSomeFields(ObjectNode node, Random random) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!name.equals("identificationModule") && random.nextInt(8) == 0) {
        node.remove(name);
      } else if (node.get(name).isObject() && !name.equals("identificationModule")) {
        removeSomeFields((ObjectNode) node.get(name), random);
      }
    }
  }

  private static void scramble(ObjectNode node, Random random, int kind) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = node.get(name);
      boolean hit = random.nextInt(10) == 0;
      if (hit && kind == 0) {
        node.remove(name);
      } else if (hit && kind == 1 && value.isTextual()) {
        node.put(name, "A_CODE_OF_TOMORROW");
      } else if (hit && kind == 2) {
        node.putArray(name).add(7).addNull().addObject().put("name", "x");
      } else if (hit && kind == 3) {
        node.putNull(name);
      } else if (value.isObject()) {
        scramble((ObjectNode) value, random, kind);
      } else if (value.isArray()) {
        value.forEach(
            element -> {
              if (element.isObject()) {
                scramble((ObjectNode) element, random, kind);
              }
            });
      }
    }
  }

  private static String numberOf(JsonNode document) {
    return document.at("/protocolSection/identificationModule/nctId").asText("")
        + (document.path("_kind").isTextual() && document.path("fields").isObject()
            ? document.path("_nctId").asText("")
            : "")
        + text(document, "ctNumber")
        + text(document, "a2_eudract_number")
        + text(document, "isrctn");
  }

  private static String text(JsonNode document, String field) {
    return document.path(field).isTextual() ? document.path(field).asText() : "";
  }
}
