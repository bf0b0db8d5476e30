package io.sixwalk.questionnaire.response;

import static io.restassured.RestAssured.given;
import static io.sixwalk.testing.Questionnaires.hideTrends;
import static io.sixwalk.testing.Questionnaires.load;
import static io.sixwalk.testing.Questionnaires.pack;
import static io.sixwalk.testing.Questionnaires.phq2;
import static io.sixwalk.testing.Questionnaires.put;
import static io.sixwalk.testing.Questionnaires.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class StaffRecordsTest {
  private static final String CFS = "clinical-frailty-scale";
  private static TestStudy study;

  @Inject Studies studies;
  @Inject Listening listening;
  SignedInPerson person;
  ZonedDateTime at;

  @BeforeEach
  void enrol() {
    if (study == null) {
      study = studies.study();
      load(study, pack(CFS, "en"));
      load(study, pack("mmse", "en"));
    }
    person = studies.participant(study, LocalDate.now().minusDays(40));
    at = ZonedDateTime.now(Walks.BERLIN).minusDays(9).withNano(0);
  }

  private static RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token()).contentType("application/json");
  }

  private static String id(ObjectNode record) {
    return record.get("id").textValue();
  }

  private static ObjectNode frailty(ZonedDateTime at, int level) {
    return response(CFS, at, "rating", Integer.toString(level));
  }

  private static ObjectNode voiding(ObjectNode record) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", UUID.randomUUID().toString())
        .put("kind", "VOID")
        .put("voids", id(record))
        .put("statedAt", ZonedDateTime.now(Walks.BERLIN).toOffsetDateTime().toString());
  }

  private String of(TestStudy study, SignedInPerson person) {
    return "/v1/studies/" + study.code() + "/participants/" + person.id();
  }

  private ValidatableResponse rate(SignedInPerson staff, ObjectNode record) {
    return as(staff)
        .body(record.toString())
        .put(of(study, person) + "/ratings/" + id(record))
        .then();
  }

  private ValidatableResponse transcribe(SignedInPerson staff, ObjectNode record) {
    return as(staff)
        .body(record.toString())
        .put(of(study, person) + "/questionnaires/" + id(record))
        .then();
  }

  private static void refused(ValidatableResponse answer, String pointer, String code) {
    answer
        .statusCode(422)
        .body("outcome", is("REJECTED"))
        .body("errors[0].pointer", is(pointer))
        .body("errors[0].code", is(code));
  }

  private ValidatableResponse log(String language) {
    return as(person)
        .header("Accept-Language", language)
        .get("/v1/me/access-log")
        .then()
        .statusCode(200);
  }

  @Test
  void a_clinician_enters_a_rating_and_it_is_scored_and_stands_with_who_rated() {
    ObjectNode rating = frailty(at, 5);
    rate(study.clinician(), rating).statusCode(201).body("outcome", is("STORED"));
    as(study.coordinator())
        .get(of(study, person) + "/questionnaires")
        .then()
        .body("questionnaires", hasSize(1))
        .body("questionnaires[0].instrument", is(CFS))
        .body("questionnaires[0].enteredBy", is("CLINICIAN"))
        .body("questionnaires[0].enteredByAccount", is(study.clinician().id().toString()))
        .body("questionnaires[0].medium", nullValue())
        .body("questionnaires[0].scores[0].value", is(5.0f));
    as(study.clinician())
        .get(of(study, person) + "/questionnaires/" + id(rating))
        .then()
        .body("answers[0].values[0].value", is("5"));
    as(study.coordinator())
        .get(of(study, person) + "/trends/scores")
        .then()
        .body("series.find { it.instrument == '" + CFS + "' }.points", hasSize(1));
    as(person)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires[0].enteredBy", is("CLINICIAN"))
        .body("questionnaires[0].enteredByAccount", nullValue());
  }

  @Test
  void the_answers_rest_sealed() {
    ObjectNode rating = response("mmse", at, "rating", 27);
    rate(study.clinician(), rating).statusCode(201);
    assertThat(
            WholeDatabase.value(
                "select position('rating'::bytea in answers) = 0 from sixwalk.response where id = '"
                    + id(rating)
                    + "'"))
        .isEqualTo("t");
  }

  @Test
  void a_replayed_rating_gets_the_first_receipt_again_and_other_content_is_a_conflict() {
    ObjectNode rating = frailty(at, 5);
    String first = rate(study.clinician(), rating).statusCode(201).extract().asString();
    String second = rate(study.clinician(), rating).statusCode(200).extract().asString();
    assertThat(second.substring(second.indexOf("\"receipt\"")))
        .isEqualTo(first.substring(first.indexOf("\"receipt\"")));
    rate(study.clinician(), frailty(at, 6).put("id", id(rating)))
        .statusCode(409)
        .body("outcome", is("CONFLICT"));
    as(person)
        .get("/v1/me/questionnaires/" + id(rating))
        .then()
        .body("scores[0].value", is(5.0f))
        .body("answers[0].values[0].value", is("5"));
    assertThat(listening.of(person.id())).hasSize(1);
    assertThat(
            WholeDatabase.value(
                "select sent_as from sixwalk.upload_conflict where record_id = '"
                    + id(rating)
                    + "'"))
        .isEqualTo("RATER");
  }

  @Test
  void only_a_clinician_of_the_site_rates() {
    TestStudy other = studies.study();
    ObjectNode rating = frailty(at, 5);
    rate(study.coordinator(), rating).statusCode(404);
    rate(study.admin(), rating).statusCode(404);
    rate(other.clinician(), rating).statusCode(404);
    rate(person, rating).statusCode(403);
    rate(studies.caregiver(person, ShareScope.values()), rating).statusCode(403);
    as(person).get("/v1/me/questionnaires").then().body("questionnaires", hasSize(0));
  }

  @Test
  void what_a_rating_cannot_be_is_refused_with_a_pointer() {
    refused(rate(study.clinician(), phq2(at, 1, 1)), "/instrument", "wrong-respondent");
    refused(
        rate(study.clinician(), response(CFS, at, "rating", "10")),
        "/answers/0/values/0",
        "option-not-offered");
    refused(
        rate(study.clinician(), frailty(at, 5).put("medium", "PAPER")), "/medium", "staff-only");
    refused(
        rate(study.clinician(), frailty(at.minusDays(90), 5)), "/measuredAt", "before-enrolment");
    refused(put(person, frailty(at, 5)), "/instrument", "wrong-respondent");
    refused(put(person, phq2(at, 1, 1).put("medium", "PAPER")), "/medium", "staff-only");
    TestStudy bare = studies.study();
    SignedInPerson there = studies.participant(bare, LocalDate.now().minusDays(40));
    ObjectNode rating = frailty(at, 5);
    as(bare.clinician())
        .body(rating.toString())
        .put(of(bare, there) + "/ratings/" + id(rating))
        .then()
        .statusCode(422)
        .body("errors[0].code", is("no-content"))
        .body("errors[0].detail", containsString("wording"));
    as(study.clinician())
        .body(Walks.laps(at, 10, 3).put("kind", "WALK").toString())
        .put(of(study, person) + "/ratings/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("code", is("address-differs"));
  }

  @Test
  void a_clinician_corrects_and_takes_back_a_rating_and_everything_stays() {
    ObjectNode first = frailty(at, 5);
    ObjectNode second = frailty(at, 4).put("corrects", id(first));
    rate(study.clinician(), first).statusCode(201);
    rate(study.clinician(), second).statusCode(201);
    as(study.clinician())
        .get(of(study, person) + "/questionnaires/" + id(first))
        .then()
        .body("standing", is("CORRECTED"))
        .body("correctedBy", is(id(second)));
    rate(study.clinician(), voiding(second)).statusCode(201);
    as(study.clinician())
        .get(of(study, person) + "/questionnaires")
        .then()
        .body("questionnaires.standing", containsInAnyOrder("TAKEN_BACK", "CORRECTED"));
    log("en")
        .body(
            "entries.words",
            hasItems(
                "Someone of your care team wrote down a professional judgement about your health.",
                "Someone of your care team took back a professional judgement about your"
                    + " health."));
    log("es").body("entries.words", hasItem(containsString("retiró una valoración profesional")));
  }

  @Test
  void each_side_corrects_and_takes_back_only_what_it_entered() {
    ObjectNode rating = frailty(at, 5);
    ObjectNode own = phq2(at, 1, 1);
    ObjectNode paper = phq2(at.plusHours(1), 1, 0).put("medium", "PAPER");
    rate(study.clinician(), rating).statusCode(201);
    put(person, own).statusCode(201);
    transcribe(study.coordinator(), paper).statusCode(201);

    refused(put(person, phq2(at, 0, 0).put("corrects", id(rating))), "/corrects", "other-side");
    as(person)
        .body("{\"records\":[" + voiding(rating) + "," + voiding(paper) + "]}")
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results.outcome", contains("REJECTED", "REJECTED"))
        .body("results[0].errors[0].pointer", is("/voids"))
        .body("results[0].errors[0].code", is("other-side"));
    refused(rate(study.clinician(), voiding(own)), "/voids", "other-side");
    refused(rate(study.clinician(), voiding(paper)), "/voids", "other-side");
    refused(transcribe(study.coordinator(), voiding(rating)), "/voids", "other-side");
    refused(
        rate(study.clinician(), frailty(at, 4).put("corrects", id(own))),
        "/corrects",
        "other-side");
    transcribe(study.clinician(), voiding(paper)).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires.standing", contains("TAKEN_BACK", "STANDS", "STANDS"));
  }

  /** The policy out of the way: a helper does not even see what staff entered. */
  @Test
  void by_row_level_security_alone_a_helper_takes_back_nothing_that_staff_entered()
      throws SQLException {
    ObjectNode rating = frailty(at, 5);
    ObjectNode own = phq2(at, 1, 1);
    rate(study.clinician(), rating).statusCode(201);
    put(person, own).statusCode(201);
    var helper = studies.caregiver(person, ShareScope.PROXY_UPLOAD);
    assertThat(takenBack(helper, own)).isEqualTo(1);
    assertThatThrownBy(() -> takenBack(helper, rating)).hasMessageContaining("row-level security");
  }

  private int takenBack(SignedInPerson actor, ObjectNode record) throws SQLException {
    try (Connection c = WholeDatabase.connect();
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      s.execute(
          "select set_config('role', 'sixwalk_app', true), set_config('app.actor', '"
              + actor.id()
              + "', true)");
      return s.executeUpdate(
          "insert into sixwalk.voided_record (participant_id, id, voids, stated_at) values ('"
              + person.id()
              + "', gen_random_uuid(), '"
              + id(record)
              + "', now())");
    }
  }

  @Test
  void the_care_team_enters_what_the_person_answered_on_paper_or_by_telephone() {
    ObjectNode paper = phq2(at, 3, 1).put("medium", "INTERVIEW");
    refused(transcribe(study.coordinator(), phq2(at, 3, 1)), "/medium", "required");
    refused(
        transcribe(study.coordinator(), frailty(at, 5).put("medium", "PAPER")),
        "/instrument",
        "wrong-respondent");
    transcribe(study.coordinator(), paper).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires/" + id(paper))
        .then()
        .body("enteredBy", is("CARE_TEAM"))
        .body("medium", is("INTERVIEW"))
        .body("scores[0].value", is(4.0f));
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/alerts")
        .then()
        .body("alerts.findAll { it.participantId == '" + person.id() + "' }", hasSize(1));
    log("en")
        .body(
            "entries.words",
            hasItem(
                "Someone of your care team entered answers that you gave on paper or in a"
                    + " conversation."));
  }

  @Test
  void falls_entered_from_paper_are_drafted_as_events_too() {
    ObjectNode diary =
        response(
                "falls-diary",
                at,
                "first-day",
                at.toLocalDate().minusDays(6).toString(),
                "last-day",
                at.toLocalDate().toString(),
                "fell",
                "yes",
                "falls",
                1,
                "injury",
                "none")
            .put("medium", "PAPER");
    transcribe(study.coordinator(), diary).statusCode(201);
    assertThat(
            WholeDatabase.value(
                "select count(*) from sixwalk.adverse_event where source_id = '" + id(diary) + "'"))
        .isEqualTo("1");
  }

  @Test
  void no_caregiver_sees_an_answer() {
    rate(study.clinician(), frailty(at, 5)).statusCode(201);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.values());
    as(caregiver).get(of(study, person) + "/questionnaires").then().statusCode(403);
    as(caregiver)
        .get("/v1/caregiver/people/" + person.id() + "/trends/scores")
        .then()
        .statusCode(200)
        .body("series", hasSize(0));
  }

  @Test
  void row_level_security_alone_keeps_ratings_from_caregivers_too() throws SQLException {
    rate(study.clinician(), frailty(at, 5)).statusCode(201);
    put(person, phq2(at, 1, 1)).statusCode(201);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.values());
    try (Connection c = WholeDatabase.connect();
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      s.execute(
          "select set_config('role', 'sixwalk_app', true), set_config('app.actor', '"
              + caregiver.id()
              + "', true)");
      ResultSet seen =
          s.executeQuery(
              "select string_agg(algorithm, ',') from sixwalk.score where participant_id = '"
                  + person.id()
                  + "'");
      seen.next();
      assertThat(seen.getString(1)).isEqualTo("phq-2");
      c.rollback();
    }
  }

  @Test
  void hidden_trends_hide_a_rating_from_the_person_and_from_the_export() {
    TestStudy blinded = studies.study();
    load(blinded, pack(CFS, "en"));
    SignedInPerson there = studies.participant(blinded, LocalDate.now().minusDays(40));
    ObjectNode rating = frailty(at, 5);
    as(blinded.clinician())
        .body(rating.toString())
        .put(of(blinded, there) + "/ratings/" + id(rating))
        .then()
        .statusCode(201);
    assertThat(as(there).get("/v1/me/export").asString()).contains(id(rating));
    hideTrends(blinded, "PARTICIPANT");
    as(there)
        .get("/v1/me/questionnaires/" + id(rating))
        .then()
        .statusCode(200)
        .body("withheld", is(true))
        .body("scores", nullValue())
        .body("answers", nullValue());
    assertThat(as(there).get("/v1/me/export").asString())
        .doesNotContain(id(rating))
        .contains("\"what\":\"ratings by clinicians\"");
    as(blinded.clinician())
        .get(of(blinded, there) + "/questionnaires/" + id(rating))
        .then()
        .body("scores[0].value", is(5.0f));
  }

  @Test
  void what_staff_enter_is_no_sign_of_life_of_the_person() {
    String sign =
        "select last_sign from sixwalk.expected_person where participant_id = '"
            + person.id()
            + "'";
    String before = WholeDatabase.value(sign);
    rate(study.clinician(), frailty(at, 5)).statusCode(201);
    assertThat(WholeDatabase.value(sign)).isEqualTo(before).isNotNull();
  }
}
