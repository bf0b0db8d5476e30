package io.sixwalk.questionnaire.response;

import static io.restassured.RestAssured.given;
import static io.sixwalk.testing.Questionnaires.phq2;
import static io.sixwalk.testing.Questionnaires.put;
import static io.sixwalk.testing.Questionnaires.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.questionnaire.StoredResponse;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class QuestionnaireUploadResourceTest {
  private static TestStudy study;

  @Inject Studies studies;
  @Inject Listening listening;
  SignedInPerson person;
  ZonedDateTime at;

  @BeforeEach
  void enrol() {
    if (study == null) {
      study = studies.study();
    }
    person = studies.participant(study, LocalDate.now().minusDays(40));
    at = ZonedDateTime.now(Walks.BERLIN).minusDays(2).withNano(0);
  }

  private static RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token()).contentType("application/json");
  }

  private void refused(ObjectNode record, String pointer, String code) {
    put(person, record)
        .statusCode(422)
        .body("outcome", is("REJECTED"))
        .body("errors.pointer", hasItem(pointer))
        .body("errors.find { it.pointer == '" + pointer + "' }.code", is(code))
        .body("errors.find { it.pointer == '" + pointer + "' }.detail", notNullValue());
    as(person).get("/v1/me/questionnaires").then().body("questionnaires", hasSize(0));
  }

  private void deferred(ObjectNode record, String pointer, String code) {
    put(person, record)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("outcome", is("DEFERRED"))
        .body("errors[0].pointer", is(pointer))
        .body("errors[0].code", is(code));
  }

  private static ArrayNode answers(ObjectNode record) {
    return (ArrayNode) record.get("answers");
  }

  @Test
  void a_replayed_response_gets_the_first_receipt_again_byte_for_byte() {
    ObjectNode record = phq2(at, 1, 2);
    String first = put(person, record).statusCode(201).extract().asString();
    String second = put(person, record).statusCode(200).extract().asString();
    assertThat(second.substring(second.indexOf("\"receipt\"")))
        .isEqualTo(first.substring(first.indexOf("\"receipt\"")));
    as(person).get("/v1/me/questionnaires").then().body("questionnaires", hasSize(1));
    assertThat(listening.of(person.id())).hasSize(1);
  }

  @Test
  void other_content_under_the_same_id_is_a_conflict_and_the_first_stays() {
    ObjectNode record = phq2(at, 1, 2);
    put(person, record).statusCode(201);
    ObjectNode other = phq2(at, 3, 3).put("id", record.get("id").textValue());
    put(person, other).statusCode(409).body("outcome", is("CONFLICT"));
    as(person)
        .get("/v1/me/questionnaires/" + record.get("id").textValue())
        .then()
        .statusCode(200)
        .body("scores.find { it.code == 'total' }.value", is(3.0f));
  }

  @Test
  void other_features_hear_of_a_response_with_its_answers_and_scores_in_the_same_transaction() {
    ObjectNode record = phq2(at, 3, 2);
    put(person, record).statusCode(201);
    assertThat(listening.of(person.id())).hasSize(1);
    assertThat(listening.of(person.id()).get(0).scoresSeen()).isEqualTo(1);
    StoredResponse heard = listening.of(person.id()).get(0).response();
    assertThat(heard.instrument()).isEqualTo("phq-2");
    assertThat(heard.measuredAt()).isEqualTo(at.toInstant());
    assertThat(heard.localDate()).isEqualTo(at.toLocalDate());
    assertThat(heard.enteredBy()).isEqualTo(person.id());
    assertThat(heard.answers().byItem()).containsEntry("1", List.of("3"));
    assertThat(heard.scores()).singleElement().matches(s -> s.value().getAsDouble() == 5);
    assertThat(heard.scores().get(0).category().orElseThrow().code()).isEqualTo("positive");
  }

  @Test
  void what_does_not_fit_the_definition_is_refused_with_a_code_and_a_pointer_each() {
    refused(response("phq-2", at, "7", "1"), "/answers/0/linkId", "unknown-item");
    refused(response("phq-2", at, "1", "9"), "/answers/0/values/0", "option-not-offered");
    refused(
        response("phq-2", at, "1", List.of("1", "2")), "/answers/0/values/1", "too-many-values");
    refused(response("phq-2", at, "1", 1), "/answers/0/values/0", "wrong-type");
    refused(response("phq-2", at, "1", "1", "1", "2"), "/answers/1/linkId", "duplicate-answer");
    refused(response("phq-2", at, "stem", "1"), "/answers/0/linkId", "not-a-question");
    refused(
        response(
            "falls-diary",
            at,
            "first-day",
            "2026-01-01",
            "last-day",
            "2026-01-07",
            "fell",
            "no",
            "falls",
            2),
        "/answers/3/linkId",
        "hidden-item-answered");
    refused(
        response("falls-diary", at, "first-day", "2026-01-01", "fell", "no"),
        "/answers",
        "required-missing");
    refused(
        response("breathlessness-nrs", at, "rating", 11), "/answers/0/values/0", "out-of-bounds");
  }

  @Test
  void a_wrong_version_language_or_time_is_refused_and_what_may_come_later_is_deferred() {
    refused(phq2(at, 1, 1).put("version", "0.9.0"), "/version", "wrong-version");
    refused(phq2(at, 1, 1).put("version", "one"), "/version", "pattern");
    refused(phq2(at, 1, 1).put("language", "xx"), "/language", "unknown-language");
    refused(phq2(at.minusDays(90), 1, 1), "/measuredAt", "before-enrolment");
    refused(phq2(at.plusDays(9), 1, 1), "/measuredAt", "future");
    refused(phq2(at, 1, 1).put("zone", "Nowhere/Else"), "/zone", "unknown-zone");
    refused(phq2(at, 1, 1).put("corrects", "the last one"), "/corrects", "format");
    ObjectNode noAnswers = phq2(at, 1, 1);
    noAnswers.remove("answers");
    refused(noAnswers, "/answers", "required");
    deferred(phq2(at, 1, 1).put("version", "9.0.0"), "/version", "wrong-version");
    deferred(phq2(at, 1, 1).put("instrument", "phq-99"), "/instrument", "unknown-instrument");
    deferred(phq2(at, 1, 1).put("mood", "fine"), "/mood", "unknown");
  }

  @Test
  void a_questionnaire_whose_wording_is_not_loaded_or_that_is_a_clinicians_cannot_be_answered() {
    refused(response("sarc-f", at, "strength", "1"), "/instrument", "no-content");
    refused(response("mmse", at, "rating", 28), "/instrument", "wrong-respondent");
  }

  @Test
  void a_text_of_a_megabyte_is_refused_by_its_place_and_blocks_no_neighbour() {
    ObjectNode diary =
        response(
            "adverse-event-diary",
            at,
            "anything",
            "yes",
            "description",
            "x".repeat(1 << 20),
            "onset",
            "2026-01-01",
            "ended",
            "no");
    String answer =
        as(person)
            .body(Walks.batch(diary, phq2(at, 0, 0)).toString())
            .post("/v1/me/uploads")
            .then()
            .statusCode(200)
            .body("results.outcome", contains("REJECTED", "STORED"))
            .body("results[0].errors[0].pointer", is("/answers/1/values/0"))
            .body("results[0].errors[0].code", is("text-too-long"))
            .extract()
            .asString();
    assertThat(answer).hasSizeLessThan(5000);
  }

  /** Phone and server would replace half a character differently, and never agree what was sent. */
  @Test
  void what_two_programs_read_differently_is_refused_by_its_place_and_blocks_no_neighbour() {
    ObjectNode diary =
        response(
            "adverse-event-diary",
            at,
            "anything",
            "yes",
            "description",
            "cut here",
            "onset",
            "2026-01-01",
            "ended",
            "no");
    String batch = Walks.batch(diary, phq2(at, 0, 0)).toString();
    for (String text : new String[] {"1e400", "-1E999999999", "\"\\ud83d\""}) {
      as(person)
          .body(batch.replace("\"cut here\"", text))
          .post("/v1/me/uploads")
          .then()
          .statusCode(200)
          .body("results[0].outcome", is("REJECTED"))
          .body("results[0].errors[0].pointer", is("/answers/1/values/0"))
          .body(
              "results[0].errors[0].code",
              is(text.startsWith("\"") ? "not-unicode" : "number-too-large"))
          .body("results[1].receipt.kind", is("QUESTIONNAIRE_RESPONSE"));
    }
    as(person).get("/v1/me/questionnaires").then().body("questionnaires", hasSize(1));
  }

  @Test
  void a_response_can_be_corrected_and_taken_back_by_the_person() {
    ObjectNode first = phq2(at, 3, 3);
    put(person, first).statusCode(201);
    ObjectNode second = phq2(at.plusMinutes(5), 1, 0);
    second.put("corrects", first.get("id").textValue());
    put(person, second).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires.standing", contains("STANDS", "CORRECTED"))
        .body("questionnaires[1].correctedBy", is(second.get("id").textValue()))
        .body("questionnaires[0].corrects", is(first.get("id").textValue()));
    ObjectNode void_ =
        Walks.MAPPER
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("kind", "VOID")
            .put("voids", second.get("id").textValue())
            .put("statedAt", at.plusMinutes(9).toOffsetDateTime().toString());
    as(person)
        .body(Walks.batch(void_).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(person)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires.standing", contains("TAKEN_BACK", "CORRECTED"));
  }

  @Test
  void a_helper_sends_for_the_person_and_can_neither_correct_nor_read() {
    SignedInPerson helper = studies.caregiver(person, ShareScope.PROXY_UPLOAD);
    ObjectNode record = phq2(at, 2, 2);
    String door = "/v1/caregiver/people/" + person.id() + "/uploads";
    as(helper)
        .body(Walks.batch(record).toString())
        .post(door)
        .then()
        .statusCode(200)
        .body("results.outcome", contains("STORED"));
    as(helper)
        .body(Walks.batch(phq2(at, 0, 0).put("corrects", record.get("id").textValue())).toString())
        .post(door)
        .then()
        .body("results.outcome", contains("REJECTED"));
    as(helper).get("/v1/me/questionnaires").then().statusCode(403);
    as(person)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires.enteredBy", contains("CAREGIVER"));
    assertThat(listening.of(person.id()))
        .singleElement()
        .matches(h -> h.response().enteredBy().equals(helper.id()));
  }

  @Test
  void answers_rest_sealed_and_the_audit_trail_holds_no_health_value() {
    ObjectNode diary =
        response(
            "adverse-event-diary",
            at,
            "anything",
            "yes",
            "description",
            "canary-rash-on-arm",
            "onset",
            at.toLocalDate().toString(),
            "ended",
            "no");
    put(person, diary).statusCode(201);
    assertThat(
            WholeDatabase.value(
                "select count(*) from sixwalk.response where position('canary'::bytea in answers) >"
                    + " 0"))
        .isEqualTo("0");
    assertThat(
            WholeDatabase.value(
                "select count(*) from audit.entry where detail::text like '%canary%'"))
        .isEqualTo("0");
    as(person)
        .get("/v1/me/questionnaires/" + diary.get("id").textValue())
        .then()
        .body(
            "answers.find { it.linkId == 'description' }.values[0].value", is("canary-rash-on-arm"))
        .body("answers.find { it.linkId == 'description' }.text", not(is("")));
  }
}
