package io.sixwalk.safety.event;

import static io.sixwalk.people.People.as;
import static io.sixwalk.safety.PhoneRecords.gateAnswer;
import static io.sixwalk.safety.PhoneRecords.minutesAgo;
import static io.sixwalk.safety.PhoneRecords.path;
import static io.sixwalk.safety.PhoneRecords.permit;
import static io.sixwalk.safety.PhoneRecords.response;
import static io.sixwalk.safety.PhoneRecords.send;
import static io.sixwalk.safety.PhoneRecords.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class AdverseEventResourceTest {
  private static TestStudy study;

  @Inject Studies studies;

  private SignedInPerson person;

  @BeforeEach
  void somebody_new() {
    if (study == null) {
      study = studies.study();
    }
    person = studies.participant(study, LocalDate.now(Walks.BERLIN).minusDays(90));
    permit(study, person);
  }

  private List<String> events() {
    return as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/adverse-events?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("events.findAll { it.participantId == '" + person.id() + "' }.id");
  }

  private String eventPath() {
    return path(study, person) + "/adverse-events/" + events().get(0);
  }

  private static Map<String, Object> completed() {
    Map<String, Object> content = new HashMap<>();
    content.put("state", "COMPLETED");
    content.put("onset", LocalDate.now(Walks.BERLIN).toString());
    content.put("description", "Light-headed for a minute while walking.");
    content.put("severity", "MILD");
    content.put("seriousness", List.of());
    content.put("action", List.of("REST"));
    content.put("outcome", "RECOVERED");
    content.put("relatedToWalkTest", "POSSIBLE");
    return content;
  }

  private ValidatableResponse write(String event, String revision, Map<String, Object> content) {
    return as(study.clinician()).header("If-Match", revision).body(content).put(event).then();
  }

  @Test
  void every_stop_fall_and_symptom_is_drafted_once_and_graded_by_nobody() {
    ObjectNode walk = walk(minutesAgo(10)).put("endReason", "SYMPTOMS").put("elapsedSeconds", 200);
    walk.putArray("symptoms").add("DIZZINESS");
    send(person, walk);
    as(person).body(Walks.batch(walk).toString()).post("/v1/me/uploads").then().statusCode(200);
    assertThat(events()).hasSize(1);
    as(study.coordinator())
        .get(eventPath())
        .then()
        .statusCode(200)
        .header("ETag", is("\"0\""))
        .body("state", is("DRAFT"))
        .body("source", is("WALK"))
        .body("sourceId", is(Walks.id(walk)))
        .body("reported.terms", contains("STOPPED_FOR_SYMPTOMS", "DIZZINESS"))
        .body("terms", is("stopped for symptoms, dizziness"))
        .body("reported.severity", nullValue())
        .body("content", nullValue());
    send(person, walk(minutesAgo(90)));
    assertThat(events()).hasSize(1);
  }

  @Test
  void symptoms_at_the_gate_are_drafted_and_a_changed_medicine_is_not() {
    send(person, gateAnswer(minutesAgo(9), "medicationChanged"));
    assertThat(events()).isEmpty();
    send(person, gateAnswer(minutesAgo(8), "swellingOrPalpitations"));
    as(study.clinician())
        .get(eventPath())
        .then()
        .body("source", is("GATE"))
        .body("reported.terms", contains("SWELLING_OR_PALPITATIONS"));
  }

  @Test
  void a_participants_report_keeps_the_own_words_sealed_and_whatever_they_marked()
      throws Exception {
    Map<String, List<String>> answers = new HashMap<>();
    answers.put("anything", List.of("yes"));
    answers.put("description", List.of("Canary words of my own"));
    answers.put("onset", List.of(LocalDate.now(Walks.BERLIN).minusDays(3).toString()));
    answers.put("ended", List.of("no"));
    answers.put("severity", List.of("moderate"));
    answers.put("outcome", List.of("recovering"));
    answers.put("action", List.of("doctor-seen"));
    send(person, response("adverse-event-diary", minutesAgo(5), answers));
    as(study.clinician())
        .get(eventPath())
        .then()
        .body("source", is("QUESTIONNAIRE"))
        .body("reported.description", is("Canary words of my own"))
        .body("reported.severity", is("MODERATE"))
        .body("reported.action", contains("DOCTOR_SEEN"))
        .body("reported.outcome", is("RECOVERING"));
    assertThat(
            WholeDatabase.value(
                "select count(*) from sixwalk.adverse_event e where e.participant_id = '"
                    + person.id()
                    + "' and position('Canary'::bytea in e.reported) > 0"))
        .isEqualTo("0");
  }

  @Test
  void a_clinician_completes_it_each_version_stays_and_two_do_not_overwrite_each_other() {
    send(person, gateAnswer(minutesAgo(8), "dizzyOrFainted"));
    String event = eventPath();
    write(event, "\"0\"", completed())
        .statusCode(200)
        .header("ETag", is("\"1\""))
        .body("state", is("COMPLETED"))
        .body("content.relatedToWalkTest", is("POSSIBLE"))
        .body("content.seriousness", empty());
    Map<String, Object> serious = completed();
    serious.put("seriousness", List.of("HOSPITALISATION"));
    write(event, "\"0\"", serious).statusCode(409).body("code", is("event-changed"));
    write(event, "\"1\"", serious).statusCode(200).header("ETag", is("\"2\""));
    as(study.coordinator())
        .get(event)
        .then()
        .body("revision", is(2))
        .body("versions", hasSize(2))
        .body("versions[0].content.seriousness", empty())
        .body("versions[1].content.seriousness", contains("HOSPITALISATION"))
        .body(
            "versions.by",
            contains(study.clinician().id().toString(), study.clinician().id().toString()));
    as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/adverse-events?state=COMPLETED&limit=100")
        .then()
        .body("events.participantId.findAll { it == '" + person.id() + "' }", hasSize(1));
  }

  @Test
  void what_is_missing_or_contradicts_itself_is_named() {
    send(person, gateAnswer(minutesAgo(8), "fell"));
    String event = eventPath();
    write(event, "\"0\"", Map.of("state", "COMPLETED", "outcome", "FATAL"))
        .statusCode(422)
        .body(
            "errors.pointer",
            contains("/seriousness", "/onset", "/description", "/severity", "/relatedToWalkTest"));
    write(event, "\"0\"", Map.of("state", "DRAFT", "description", "to be asked"))
        .statusCode(200)
        .body("state", is("DRAFT"));
    write(event, "\"1\"", Map.of("state", "NOT_AN_EVENT", "description", "a mistaken tap"))
        .statusCode(200)
        .body("state", is("NOT_AN_EVENT"));
    as(study.clinician()).body(completed()).put(event).then().statusCode(400);
  }

  @Test
  void a_coordinator_writes_down_what_was_told_by_phone_and_judges_nothing() {
    as(study.coordinator())
        .body(Map.of("onset", LocalDate.now(Walks.BERLIN).toString(), "description", "By phone"))
        .post(path(study, person) + "/adverse-events")
        .then()
        .statusCode(201)
        .body("source", is("STAFF"))
        .body("state", is("DRAFT"));
    as(study.coordinator())
        .header("If-Match", "\"0\"")
        .body(completed())
        .put(eventPath())
        .then()
        .statusCode(404);
  }

  @Test
  void staff_of_another_site_read_and_write_nothing() {
    send(person, gateAnswer(minutesAgo(8), "fell"));
    String event = eventPath();
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    as(elsewhere).get(event).then().statusCode(404);
    as(elsewhere).header("If-Match", "\"0\"").body(completed()).put(event).then().statusCode(404);
    as(elsewhere)
        .get("/v1/studies/" + study.code() + "/adverse-events")
        .then()
        .statusCode(200)
        .body("events", empty());
    as(person).get(event).then().statusCode(403);
  }
}
