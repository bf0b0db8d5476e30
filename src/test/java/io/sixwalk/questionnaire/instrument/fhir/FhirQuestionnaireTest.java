package io.sixwalk.questionnaire.instrument.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Item;
import io.sixwalk.questionnaire.instrument.Read;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirQuestionnaireTest {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();

  private static IParser parser() {
    return CONTEXT.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
  }

  private static Read<Instrument> take(String json) {
    return FhirQuestionnaireReader.read(
        parser().parseResource(Questionnaire.class, json), BundledInstruments.scoring());
  }

  @Test
  void every_shipped_definition_survives_being_given_and_taken() {
    for (Instrument instrument : BundledInstruments.all()) {
      String json = parser().encodeResourceToString(FhirQuestionnaireWriter.write(instrument));
      Read<Instrument> taken = take(json);
      assertThat(taken).as(instrument.id()).isEqualTo(new Read.Understood<>(instrument));
    }
  }

  @Test
  void a_given_questionnaire_uses_what_fhir_has_a_place_for() {
    Questionnaire diary =
        FhirQuestionnaireWriter.write(BundledInstruments.find("falls-diary").orElseThrow());
    Questionnaire.QuestionnaireItemComponent falls =
        diary.getItem().stream()
            .filter(item -> item.getLinkId().equals("falls"))
            .findFirst()
            .orElseThrow();
    assertThat(falls.getType()).isEqualTo(Questionnaire.QuestionnaireItemType.INTEGER);
    assertThat(falls.getEnableWhen()).hasSize(1);
    assertThat(falls.getEnableWhenFirstRep().getQuestion()).isEqualTo("fell");
    assertThat(falls.getEnableWhenFirstRep().getAnswerCoding().getCode()).isEqualTo("yes");
    Questionnaire eq5d =
        FhirQuestionnaireWriter.write(BundledInstruments.find("eq-5d-5l").orElseThrow());
    assertThat(eq5d.getItem()).noneMatch(Questionnaire.QuestionnaireItemComponent::hasText);
    assertThat(eq5d.getCopyright()).contains("EuroQol");
  }

  @Test
  void a_questionnaire_from_elsewhere_is_taken_within_what_a_definition_can_say() {
    Read<Instrument> read =
        take(
            """
            {"resourceType":"Questionnaire","name":"sleep","version":"1.0.0","title":"Sleep",
             "status":"active","language":"en","publisher":"Somebody","item":[
              {"linkId":"1","type":"choice","text":"Did you sleep well?","answerOption":[
                {"valueCoding":{"code":"y","display":"Yes"}},
                {"valueCoding":{"code":"n","display":"No"}}]},
              {"linkId":"2","type":"string","text":"Why?","enableWhen":[
                {"question":"1","operator":"=","answerCoding":{"code":"n"}}]}]}\
            """);
    Instrument sleep = ((Read.Understood<Instrument>) read).value();
    assertThat(sleep.languages().get(0).provenance())
        .isEqualTo(Instrument.Provenance.STUDY_SUPPLIED);
    assertThat(sleep.item("2").orElseThrow().kind()).isEqualTo(Item.Kind.TEXT);
    assertThat(sleep.rights().permissionNeeded()).isTrue();
    assertThat(sleep.whyNotSchedulable("en")).isEmpty();
  }

  @Test
  void what_has_no_counterpart_is_refused_by_name_and_not_dropped() {
    Read<Instrument> read =
        take(
            """
            {"resourceType":"Questionnaire","name":"odd","version":"1.0.0","title":"Odd",
             "status":"active","language":"en","item":[
              {"linkId":"g","type":"group","item":[{"linkId":"g1","type":"display"}]},
              {"linkId":"q","type":"quantity","text":"How much?"},
              {"linkId":"c","type":"choice","answerValueSet":"urn:x","text":"Which?"},
              {"linkId":"i","type":"integer","text":"How many?"}]}\
            """);
    List<Finding> findings = ((Read.Refused<Instrument>) read).findings();
    assertThat(findings).allMatch(f -> f.code() == Finding.Code.UNSUPPORTED_FHIR);
    assertThat(findings)
        .extracting(Finding::pointer)
        .containsExactly(
            "/item/0/type", "/item/0/item", "/item/1/type", "/item/2/answerValueSet", "/item/3");
  }

  @Test
  void a_cycle_is_found_in_a_questionnaire_from_elsewhere_too() {
    Read<Instrument> read =
        take(
            """
            {"resourceType":"Questionnaire","name":"loop","version":"1.0.0","title":"Loop",
             "status":"active","language":"en","item":[
              {"linkId":"a","type":"text","text":"A","enableWhen":[
                {"question":"b","operator":"exists","answerBoolean":true}]},
              {"linkId":"b","type":"text","text":"B","enableWhen":[
                {"question":"a","operator":"exists","answerBoolean":true}]}]}\
            """);
    assertThat(((Read.Refused<Instrument>) read).findings())
        .extracting(Finding::code)
        .containsExactly(Finding.Code.CONDITION_CYCLE);
  }

  /** A questionnaire whose only item, or last item, is the given one. */
  private static List<Finding> refused(String item) {
    return findings(
        """
        {"resourceType":"Questionnaire","name":"odd","version":"1.0.0","title":"Odd",
         "status":"active","language":"en","item":[
          {"linkId":"n","type":"integer","text":"N","extension":[
            {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},
            {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":9}]},
          %s]}\
        """
            .formatted(item));
  }

  private static List<Finding> findings(String json) {
    return take(json) instanceof Read.Refused<Instrument> refused ? refused.findings() : List.of();
  }

  private static String number(String limits) {
    return "{\"linkId\":\"d\",\"type\":\"decimal\",\"text\":\"D\",\"extension\":["
        + limits.replace("~", "http://hl7.org/fhir/StructureDefinition/")
        + "]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{`url`:`~minValue`,`valueString`:`abc`},{`url`:`~maxValue`,`valueInteger`:3}",
        "{`url`:`~minValue`},{`url`:`~maxValue`,`valueInteger`:3}",
        "{`url`:`~minValue`,`valueInteger`:0},{`url`:`~maxValue`,`valueDecimal`:1e30}",
        "{`url`:`~minValue`,`valueInteger`:0},{`url`:`~maxValue`,`valueInteger`:3},"
            + "{`url`:`~maxDecimalPlaces`,`valueString`:`x`}",
        "{`url`:`~minValue`,`valueInteger`:0},{`url`:`~maxValue`,`valueInteger`:3},"
            + "{`url`:`~questionnaire-unit`,`valueString`:`kg`}"
      })
  void limits_that_are_no_plain_numbers_are_refused_and_never_written_out(String limits) {
    assertThat(refused(number(limits.replace('`', '"'))))
        .singleElement()
        .satisfies(f -> assertThat(f.pointer()).isEqualTo("/item/1"));
  }

  @Test
  void a_condition_without_what_it_compares_with_is_refused() {
    assertThat(
            refused(
                """
                {"linkId":"t","type":"text","text":"T","enableWhen":[
                  {"question":"n","operator":"="}]}\
                """))
        .extracting(Finding::pointer)
        .containsExactly("/item/1/enableWhen/0/answer");
  }

  @Test
  void two_conditions_say_whether_all_must_hold_or_any() {
    String conditions =
        """
        {"linkId":"t","type":"text","text":"T"%s,"enableWhen":[
          {"question":"n","operator":"=","answerInteger":1},
          {"question":"n","operator":"=","answerInteger":2}]}\
        """;
    assertThat(refused(conditions.formatted("")))
        .extracting(Finding::pointer)
        .containsExactly("/item/1/enableBehavior");
    assertThat(refused(conditions.formatted(",\"enableBehavior\":\"any\""))).isEmpty();
  }

  @Test
  void what_changes_the_meaning_is_never_passed_over() {
    String modifier = "\"modifierExtension\":[{\"url\":\"http://x\",\"valueBoolean\":true}]";
    assertThat(refused("{\"linkId\":\"t\",\"type\":\"text\",\"text\":\"T\"," + modifier + "}"))
        .extracting(Finding::pointer)
        .containsExactly("/item/1/modifierExtension");
    assertThat(refused("{\"linkId\":\"t\",\"type\":\"text\",\"text\":\"T\",\"readOnly\":true}"))
        .extracting(Finding::pointer)
        .containsExactly("/item/1/readOnly");
    String resource =
        "{\"resourceType\":\"Questionnaire\",\"name\":\"odd\",\"version\":\"1.0.0\",\"title\":\"Odd\","
            + "\"status\":\"active\",\"language\":\"en\",%s,"
            + "\"item\":[{\"linkId\":\"t\",\"type\":\"text\",\"text\":\"T\"}]}";
    assertThat(findings(resource.formatted(modifier)))
        .extracting(Finding::pointer)
        .containsExactly("/modifierExtension");
    assertThat(
            findings(
                resource.formatted(
                    "\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"vs\",\"status\":\"active\"}]")))
        .extracting(Finding::pointer)
        .containsExactly("/contained");
  }

  @Test
  void an_extension_of_ours_without_a_value_and_a_missing_language_are_refused() {
    String resource =
        "{\"resourceType\":\"Questionnaire\",\"name\":\"odd\",\"version\":\"1.0.0\",\"title\":\"Odd\","
            + "\"status\":\"active\"%s,"
            + "\"item\":[{\"linkId\":\"t\",\"type\":\"text\",\"text\":\"T\"}]}";
    assertThat(findings(resource.formatted("")))
        .extracting(Finding::pointer)
        .containsExactly("/language");
    assertThat(
            findings(
                resource.formatted(
                    ",\"language\":\"en\",\"extension\":["
                        + "{\"url\":\"urn:sixwalk:questionnaire:direction\"}]")))
        .extracting(Finding::pointer)
        .containsExactly("/extension");
    assertThat(
            refused(
                """
                {"linkId":"c","type":"choice","text":"C","answerOption":[
                  {"valueCoding":{"code":"1","display":"One"},"extension":[
                    {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"}]},
                  {"valueCoding":{"code":"2","display":"Two"}}]}\
                """))
        .extracting(Finding::pointer)
        .containsExactly("/item/1/answerOption/0/extension");
  }

  @Test
  void findings_about_our_own_form_point_into_the_resource() {
    assertThat(
            refused(
                """
                {"linkId":"c","type":"choice","text":"C","enableWhen":[
                  {"question":"gone","operator":"=","answerInteger":1}],"answerOption":[
                  {"valueCoding":{"code":"1","display":"One"}},{"valueCoding":{"code":"1"}}]}\
                """))
        .extracting(Finding::pointer)
        .containsExactly(
            "/item/1/answerOption/1/valueCoding/code",
            "/item/1/enableWhen/0/question",
            "/item/1/answerOption/1/valueCoding/display");
  }
}
