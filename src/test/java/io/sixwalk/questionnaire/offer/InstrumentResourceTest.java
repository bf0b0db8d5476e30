package io.sixwalk.questionnaire.offer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class InstrumentResourceTest {
  private static final String FHIR = "application/fhir+json";

  @Inject Studies studies;
  TestStudy study;
  SignedInPerson person;

  @BeforeEach
  void found() {
    study = studies.study();
    person = studies.participant(study, LocalDate.now().minusDays(40));
  }

  private static RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token()).contentType("application/json");
  }

  private ValidatableResponse load(ObjectNode pack) {
    return as(study.admin())
        .body(pack.toString())
        .post("/v1/studies/" + study.code() + "/content-packs")
        .then();
  }

  private String address(String id, String version) {
    return "/v1/studies/" + study.code() + "/instruments/" + id + "/" + version;
  }

  /**
   * A definition of the study's own; {@code shownWhen} names the item that the second depends on.
   */
  private static String sleep(String version, String question, String firstDependsOn) {
    return """
    {"id":"sleep","version":"%s","title":{"en":"Sleep"},
     "languages":[{"tag":"en","provenance":"study-supplied","note":""}],
     "content":"included","respondent":"participant","recallPeriod":"P1W","direction":"none",
     "rights":{"holder":"us","licence":"ours","attribution":"us","terms":"free","permissionNeeded":false},
     "scoring":[],"notes":[],"items":[
       {"linkId":"a","kind":"choice","required":false,"text":{"en":"%s"},
        "options":[{"code":"y","text":{"en":"Yes"}},{"code":"n","text":{"en":"No"}}]%s},
       {"linkId":"b","kind":"text","required":false,"maxLength":100,"text":{"en":"Why?"},
        "shownWhen":{"match":"all","conditions":[{"item":"a","operator":"equals","value":"n"}]}}]}\
    """
        .formatted(
            version,
            question,
            firstDependsOn == null
                ? ""
                : ",\"shownWhen\":{\"match\":\"all\",\"conditions\":[{\"item\":\""
                    + firstDependsOn
                    + "\",\"operator\":\"answered\"}]}");
  }

  @Test
  void everyone_of_a_study_sees_what_it_can_ask_and_why_the_rest_cannot_be_scheduled() {
    for (SignedInPerson someone :
        new SignedInPerson[] {
          person, study.clinician(), studies.caregiver(person, ShareScope.TREND_SUMMARY)
        }) {
      as(someone)
          .get("/v1/instruments")
          .then()
          .statusCode(200)
          .body("instruments.id", hasItems("rand-36", "phq-2", "sarc-f", "mmse"))
          .body("instruments.find { it.id == 'phq-2' }.schedulable", is(true))
          .body("instruments.find { it.id == 'phq-2' }.study", is(study.code()))
          .body("instruments.find { it.id == 'sarc-f' }.schedulable", is(false))
          .body("instruments.find { it.id == 'sarc-f' }.whyNot", containsString("content pack"))
          .body("instruments.find { it.id == 'mmse' }.whyNot", containsString("clinician"));
    }
    as(person)
        .get("/v1/instruments?study=" + studies.study().code())
        .then()
        .statusCode(200)
        .body("instruments", empty());
    given().get("/v1/instruments").then().statusCode(401);
  }

  @Test
  void a_phone_gets_the_questions_in_the_language_it_asks_for() {
    as(person)
        .get("/v1/instruments/rand-36/1.0.0?language=de")
        .then()
        .statusCode(200)
        .body("language", is("de"))
        .body("provenance", is("UNVALIDATED_TRANSLATION"))
        .body("attribution", notNullValue())
        .body("items.text", not(hasItem(nullValue())));
    as(person)
        .get("/v1/instruments/falls-diary/1.0.0")
        .then()
        .statusCode(200)
        .body("language", is("en"))
        .body("items.find { it.linkId == 'falls' }.kind", is("INTEGER"))
        .body("items.find { it.linkId == 'falls' }.min", is(1))
        .body("items.find { it.linkId == 'falls' }.shownWhen.conditions[0].item", is("fell"));
    as(person)
        .get("/v1/instruments/phq-2/1.0.0?language=zz")
        .then()
        .statusCode(400)
        .body("code", is("unknown-language"))
        .body("errors[0].pointer", is("/language"));
    as(person)
        .get("/v1/instruments/sarc-f/1.0.0")
        .then()
        .statusCode(200)
        .body("language", nullValue())
        .body("items[0].text", nullValue())
        .body("whyNot", containsString("content pack"));
    as(person).get("/v1/instruments/phq-2/7.0.0").then().statusCode(404);
  }

  @Test
  void a_pack_makes_an_instrument_answerable_in_its_own_study_alone() {
    ZonedDateTime at = ZonedDateTime.now(Walks.BERLIN).minusDays(2).withNano(0);
    ObjectNode record =
        Questionnaires.response(
            "sarc-f",
            at,
            "strength",
            "2",
            "assistance",
            "1",
            "rise",
            "1",
            "climb",
            "1",
            "falls",
            "0");
    Questionnaires.put(person, record).statusCode(422).body("errors[0].code", is("no-content"));
    load(Questionnaires.pack("sarc-f", "en")).statusCode(201).body("outcome", is("ADDED"));
    as(person)
        .get("/v1/instruments/sarc-f/1.0.0")
        .then()
        .body("schedulable", is(true))
        .body("items.text", hasItem("Question strength"));
    Questionnaires.put(person, record).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires[0].title", is("Title in en"))
        .body("questionnaires[0].scores[0].value", is(5.0f))
        .body("questionnaires[0].scores[0].category", is("positive"));
    SignedInPerson elsewhere = studies.participant(studies.study(), LocalDate.now().minusDays(40));
    Questionnaires.put(elsewhere, record).statusCode(422).body("errors[0].code", is("no-content"));
  }

  @Test
  void a_pack_is_loaded_once_and_never_replaced_and_a_second_language_is_added() {
    ObjectNode pack = Questionnaires.pack("frail", "en");
    load(pack).statusCode(201);
    load(pack).statusCode(200).body("outcome", is("HERE_ALREADY"));
    load(pack.deepCopy().put("title", "Another"))
        .statusCode(409)
        .body("code", is("language-exists"));
    load(Questionnaires.pack("frail", "es")).statusCode(201);
    as(person)
        .get("/v1/instruments/frail/1.0.0?language=es")
        .then()
        .body("title", is("Title in es"))
        .body("languages.tag", contains("en", "es"));
  }

  @Test
  void a_pack_that_does_not_cover_the_structure_exactly_is_refused_with_pointers() {
    ObjectNode renamed = Questionnaires.pack("sarc-f", "en");
    ((ObjectNode) renamed.at("/items/0")).put("linkId", "power");
    load(renamed)
        .statusCode(422)
        .body("code", is("pack-refused"))
        .body("errors.code", hasItems("unknown-item", "item-not-covered"))
        .body("errors.find { it.code == 'unknown-item' }.pointer", is("/items/0/linkId"));
    ObjectNode otherOption = Questionnaires.pack("sarc-f", "en");
    ((ObjectNode) otherOption.at("/items/1/options/0")).put("code", "none");
    load(otherOption)
        .statusCode(422)
        .body("errors.code", hasItems("unknown-option", "option-not-covered"))
        .body("errors.find { it.code == 'unknown-option' }.pointer", is("/items/1/options/0/code"));
    load(Questionnaires.pack("sarc-f", "en").put("version", "3.0.0"))
        .statusCode(422)
        .body("errors[0].pointer", is("/version"));
    load(Questionnaires.pack("sarc-f", "en").put("instrument", "strength"))
        .statusCode(422)
        .body("errors[0].pointer", is("/instrument"));
    load(Questionnaires.pack("phq-2", "en"))
        .statusCode(422)
        .body("errors[0].code", is("language-exists"));
    ObjectNode unlicensed = Questionnaires.pack("sarc-f", "en");
    unlicensed.remove("licence");
    load(unlicensed).statusCode(422).body("errors[0].code", is("schema-violation"));
    as(study.clinician())
        .body(Questionnaires.pack("sarc-f", "en").toString())
        .post("/v1/studies/" + study.code() + "/content-packs")
        .then()
        .statusCode(404);
  }

  @Test
  void a_study_adds_a_definition_of_its_own_which_its_people_can_answer() {
    as(study.admin())
        .body(sleep("1.0.0", "Did you sleep well?", null))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(201);
    as(study.admin())
        .body(sleep("1.0.0", "Did you sleep well?", null))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(200);
    as(study.admin())
        .body(sleep("1.0.0", "Did you sleep at all?", null))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(409)
        .body("code", is("version-exists"));
    as(study.admin())
        .body(sleep("1.1.0", "Did you sleep at all?", null))
        .put(address("sleep", "1.1.0"))
        .then()
        .statusCode(201);
    ZonedDateTime at = ZonedDateTime.now(Walks.BERLIN).minusDays(2).withNano(0);
    Questionnaires.put(person, Questionnaires.response("sleep", at, "a", "n", "b", "Heat"))
        .statusCode(201);
    Questionnaires.put(person, Questionnaires.response("sleep", at, "a", "y", "b", "Heat"))
        .statusCode(422)
        .body("errors[0].code", is("hidden-item-answered"));
    as(study.clinician())
        .get(address("sleep", "1.1.0"))
        .then()
        .statusCode(200)
        .body("items[0].text.en", is("Did you sleep at all?"));
  }

  @Test
  void a_definition_that_is_not_sound_is_refused_with_pointers() {
    as(study.admin())
        .body(sleep("1.0.0", "?", "b"))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(422)
        .body("code", is("definition-refused"))
        .body("errors.code", hasItem("condition-cycle"))
        .body("errors[0].pointer", containsString("/items/"));
    as(study.admin())
        .body(sleep("1.0.0", "?", null))
        .put(address("sleep", "2.0.0"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", is("/version"));
    as(study.admin())
        .body("{\"id\":1,\"id\":2}")
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(422)
        .body("errors[0].code", is("malformed-json"));
    as(study.admin())
        .body(sleep("1.0.0", "?", null).replace("\"sleep\"", "\"phq-2\""))
        .put(address("phq-2", "1.0.0"))
        .then()
        .statusCode(409)
        .body("code", is("shipped-instrument"));
    as(study.coordinator())
        .body(sleep("1.0.0", "?", null))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(404);
  }

  @Test
  void what_the_database_could_not_keep_is_refused_in_a_definition_a_pack_and_a_resource() {
    String definition = sleep("1.0.0", "?", null);
    for (String text : new String[] {"a\\u0000", "a\\ud83d"}) {
      as(study.admin())
          .body(definition.replace("Why?", text))
          .put(address("sleep", "1.0.0"))
          .then()
          .statusCode(422)
          .body("errors[0].pointer", is("/items/1/text/en"))
          .body("errors[0].code", is("malformed-json"));
      as(study.admin())
          .body(
              Questionnaires.pack("mmse", "en")
                  .toString()
                  .replace("\"text\":\"", "\"text\":\"" + text))
          .post("/v1/studies/" + study.code() + "/content-packs")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", is("/items/0/text"))
          .body("errors[0].code", is("malformed-json"));
    }
    as(study.admin())
        .body("{\"a\":".repeat(900) + "1" + "}".repeat(900))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(422)
        .body("errors[0].code", is("malformed-json"));
    as(study.admin())
        .body(definition.replace("Why?", "Warum? \u00e4").getBytes(StandardCharsets.ISO_8859_1))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(400)
        .body("code", is("not-json"));
    given()
        .auth()
        .oauth2(study.admin().token())
        .contentType(FHIR)
        .body(
            """
            {"resourceType":"Questionnaire","name":"sleep","version":"1.0.0","title":"Sleep",
             "status":"active","language":"en","item":[
              {"linkId":"n","type":"decimal","text":"N","extension":[
               {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},
               {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueDecimal":1e999999999}]}]}\
            """)
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(422)
        .body("errors[0].code", is("malformed-json"))
        .body("errors[0].pointer", is("/item/0/extension/1/valueDecimal"));
  }

  @Test
  void a_definition_goes_out_as_fhir_and_comes_back_the_same() {
    as(study.admin())
        .body(sleep("1.0.0", "Did you sleep well?", null))
        .put(address("sleep", "1.0.0"))
        .then()
        .statusCode(201);
    String fhir =
        given()
            .auth()
            .oauth2(person.token())
            .accept(FHIR)
            .get("/v1/instruments/sleep/1.0.0")
            .then()
            .statusCode(200)
            .contentType(FHIR)
            .body("resourceType", is("Questionnaire"))
            .body("item", hasSize(2))
            .extract()
            .asString();
    TestStudy other = studies.study();
    String there = "/v1/studies/" + other.code() + "/instruments/sleep/1.0.0";
    given()
        .auth()
        .oauth2(other.admin().token())
        .contentType(FHIR)
        .body(fhir)
        .put(there)
        .then()
        .statusCode(201);
    String ours = as(study.admin()).get(address("sleep", "1.0.0")).then().extract().asString();
    String theirs = as(other.admin()).get(there).then().statusCode(200).extract().asString();
    assertThat(theirs).isEqualTo(ours);
    given()
        .auth()
        .oauth2(other.admin().token())
        .contentType(FHIR)
        .body("{\"resourceType\":\"Patient\"}")
        .put(there)
        .then()
        .statusCode(400)
        .body("code", is("not-fhir"));
    given()
        .auth()
        .oauth2(other.admin().token())
        .contentType(FHIR)
        .body(fhir.replace("\"type\":\"text\"", "\"type\":\"attachment\""))
        .put("/v1/studies/" + other.code() + "/instruments/sleep/1.0.0")
        .then()
        .statusCode(422)
        .body("errors[0].code", is("unsupported-fhir"))
        .body("errors[0].pointer", containsString("/item/"));
  }

  @Test
  void a_study_chooses_its_value_sets_from_those_that_are_offered() {
    String settings = "/v1/studies/" + study.code() + "/questionnaire-settings";
    as(study.admin())
        .get(settings)
        .then()
        .statusCode(200)
        .body("eq5dValueSets", empty())
        .body("offered.id", hasItem("eq-5d-5l/index/germany"))
        .body("notOffered.id", hasItem("eq-5d-3l/index/ecuador"));
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body("{\"eq5dValueSets\":[\"eq-5d-5l/index/germany\",\"eq-5d-3l/index/ecuador\"]}")
        .put(settings)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/eq5dValueSets/1"));
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body("{\"eq5dValueSets\":[\"eq-5d-5l/index/germany\"]}")
        .put(settings)
        .then()
        .statusCode(200)
        .body("revision", is(1));
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body("{\"eq5dValueSets\":[]}")
        .put(settings)
        .then()
        .statusCode(409)
        .body("code", is("settings-changed"));
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body("{\"eq5dValueSets\":[]}")
        .put(settings)
        .then()
        .statusCode(200)
        .body("revision", is(2));
    as(study.clinician())
        .header("If-Match", "\"2\"")
        .body("{\"eq5dValueSets\":[]}")
        .put(settings)
        .then()
        .statusCode(404);
  }

  @Test
  void loading_stands_on_the_studys_chain() {
    load(Questionnaires.pack("frail", "en")).statusCode(201);
    ArrayNode details = Walks.MAPPER.createArrayNode();
    details.add(
        io.sixwalk.testing.WholeDatabase.value(
            "select detail::text from audit.entry where chain = 'study:"
                + study.studyId()
                + "' and operation = 'CHANGE_INSTRUMENTS'"));
    assertThat(details.get(0).asText()).contains("frail").contains("\"en\"");
  }
}
