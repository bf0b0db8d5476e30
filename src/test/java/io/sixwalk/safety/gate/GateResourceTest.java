package io.sixwalk.safety.gate;

import static io.sixwalk.people.People.as;
import static io.sixwalk.safety.PhoneRecords.alertKinds;
import static io.sixwalk.safety.PhoneRecords.gateAnswer;
import static io.sixwalk.safety.PhoneRecords.minutesAgo;
import static io.sixwalk.safety.PhoneRecords.path;
import static io.sixwalk.safety.PhoneRecords.permit;
import static io.sixwalk.safety.PhoneRecords.send;
import static io.sixwalk.safety.PhoneRecords.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class GateResourceTest {
  private static TestStudy study;

  @Inject Studies studies;

  private SignedInPerson person;

  @BeforeEach
  void somebody_new() {
    if (study == null) {
      study = studies.study();
      setNumbers();
    }
    person = studies.participant(study, LocalDate.now(Walks.BERLIN).minusDays(90));
  }

  /** The study's phone, its own number for Germany, and where its site is. */
  private static void setNumbers() {
    String studyPath = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(studyPath).then().statusCode(200).extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(
            Map.of(
                "name", "N",
                "emergencyNumber", "112",
                "emergencyNumbers", Map.of("AT", "144"),
                "phoneNumber", "+43 1 5550100"))
        .put(studyPath)
        .then()
        .statusCode(200)
        .body("emergencyNumbers.AT", is("144"));
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body(Map.of("code", "one", "name", "Site one", "country", "AT"))
        .put(studyPath + "/sites/" + study.siteId())
        .then()
        .statusCode(200)
        .body("country", is("AT"));
  }

  private ValidatableResponse gate() {
    return gate("en");
  }

  private ValidatableResponse gate(String language) {
    return as(person)
        .header("Accept-Language", language)
        .get("/v1/me/gate")
        .then()
        .statusCode(200)
        .header("Cache-Control", is("no-store"));
  }

  private ValidatableResponse care() {
    return as(study.clinician()).get(path(study, person) + "/gate").then().statusCode(200);
  }

  private ValidatableResponse clear(String answer) {
    return as(study.clinician())
        .body(Map.of("answers", List.of(answer), "reason", "Seen in the clinic; no injury."))
        .post(path(study, person) + "/gate/clear")
        .then();
  }

  @Test
  void without_a_permission_the_gate_is_held_and_says_to_wait() {
    gate()
        .body("state", is("HELD"))
        .body("reasons.code", contains("NO_PERMISSION_YET"))
        .body("text", containsString("Please wait with your walks."))
        .body("text", containsString("Nobody watches these answers in real time."))
        .body("text", containsString("144"))
        .body("text", containsString("+43 1 5550100"))
        .body("help.country", is("AT"));
  }

  @Test
  void the_questions_come_first_and_no_to_all_opens_the_gate_for_today() {
    permit(study, person);
    gate()
        .body("state", is("ANSWER_FIRST"))
        .body("questions.field", hasSize(7))
        .body("since", is("In the last 24 hours:"))
        .body("measurements", empty())
        .body("lastAnsweredAt", nullValue())
        .body("permission.sentences", hasItem(containsString("somebody is with you")));
    send(person, gateAnswer(minutesAgo(2)));
    gate()
        .body("state", is("OPEN"))
        .body("reasons", empty())
        .body("since", containsString("Since your last answer on "));
    assertThat(alertKinds(study, person)).isEmpty();
  }

  @Test
  void an_expired_permission_and_one_that_says_no_hold_the_gate() {
    permit(study, person, Map.of("expiresOn", LocalDate.now(Walks.BERLIN).minusDays(1).toString()));
    gate().body("state", is("HELD")).body("reasons.code", contains("PERMISSION_EXPIRED"));
    permit(study, person, Map.of("allowed", false, "note", "After the operation."));
    gate().body("reasons.code", contains("NOT_ALLOWED")).body("permission.allowed", is(false));
    care().body("permissions", hasSize(2)).body("permissions[0].note", is("After the operation."));
  }

  @Test
  void a_yes_holds_the_gate_tells_what_to_do_and_a_clinician_clears_it_with_a_reason() {
    permit(study, person);
    ObjectNode answer = gateAnswer(minutesAgo(3), "chestPain");
    send(person, answer);
    gate()
        .body("state", is("HELD"))
        .body("urgent", is(true))
        .body("reasons.code", contains("CHEST_PAIN"))
        .body("text", containsString("call 144"))
        .body("text", containsString("Your care team has been told."));
    assertThat(alertKinds(study, person)).containsExactly("CHEST_PAIN");

    send(person, gateAnswer(minutesAgo(1)));
    gate().body("state", is("HELD"));

    care()
        .body("state", is("HELD"))
        .body("holding.id", contains(Walks.id(answer)))
        .body("holding[0].words", is("chest pain"))
        .body("holding[0].lasting", is(true));
    as(study.coordinator())
        .body(Map.of("answers", List.of(Walks.id(answer)), "reason", "x"))
        .post(path(study, person) + "/gate/clear")
        .then()
        .statusCode(404);
    as(study.clinician())
        .body(Map.of("answers", List.of(Walks.id(answer))))
        .post(path(study, person) + "/gate/clear")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/reason"));
    clear(Walks.id(answer)).statusCode(200).body("state", is("OPEN")).body("holding", empty());
    clear(Walks.id(answer)).statusCode(200);
    gate().body("state", is("OPEN"));
  }

  @Test
  void an_old_fall_does_not_lock_the_test_for_ever() {
    permit(study, person);
    ObjectNode fall = gateAnswer(minutesAgo(60 * 24 * 40), "fell");
    send(person, fall);
    gate().body("state", is("HELD")).body("reasons.code", contains("FELL"));
    clear(Walks.id(fall)).statusCode(200).body("state", is("ANSWER_FIRST"));
  }

  @Test
  void a_fever_of_last_week_is_over_when_the_questions_are_answered_anew() {
    permit(study, person);
    send(person, gateAnswer(minutesAgo(60 * 24 * 7), "feverOrIllness"));
    gate().body("state", is("ANSWER_FIRST"));
    send(person, gateAnswer(minutesAgo(1)));
    gate().body("state", is("OPEN"));
    send(person, gateAnswer(minutesAgo(0), "medicationChanged"));
    gate()
        .body("state", is("HELD"))
        .body("title", is("No walk today"))
        .body("text", containsString("You will be asked again tomorrow."));
  }

  @Test
  void values_are_asked_where_a_device_is_and_judged_by_the_persons_own_limits() {
    permit(study, person, Map.of("spo2Start", 88, "spo2Stop", 82, "heartRateCeiling", 110));
    String device =
        as(study.coordinator())
            .body(Map.of("measures", "SPO2", "model", "Finger clip"))
            .post(path(study, person) + "/measuring-devices")
            .then()
            .statusCode(201)
            .extract()
            .path("devices[0].id");
    gate()
        .body("measurements.field", contains("spo2"))
        .body("measurements[0].least", is(88f))
        .body("permission.spo2Stop", is(82f));

    ObjectNode fine = gateAnswer(minutesAgo(3));
    fine.putObject("measured").put("spo2", 88).put("heartRate", 110);
    send(person, fine);
    gate().body("state", is("OPEN"));
    ObjectNode low = gateAnswer(minutesAgo(2));
    low.putObject("measured").put("spo2", 81.5);
    send(person, low);
    gate().body("state", is("HELD")).body("reasons.code", contains("SPO2_BELOW_STOP"));
    assertThat(alertKinds(study, person)).containsExactly("LOW_OXYGEN");

    as(study.coordinator())
        .delete(path(study, person) + "/measuring-devices/" + device)
        .then()
        .statusCode(200);
    gate().body("measurements", empty());
    as(study.coordinator())
        .delete(path(study, person) + "/measuring-devices/" + device)
        .then()
        .statusCode(404);
  }

  @Test
  void a_walk_that_was_walked_anyway_is_kept_flagged_and_told_once() {
    permit(study, person);
    send(person, gateAnswer(minutesAgo(40), "dizzyOrFainted"));
    ObjectNode walk = walk(minutesAgo(30));
    send(person, walk);
    as(person)
        .body(Walks.batch(walk).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("DUPLICATE"));
    as(person).get("/v1/me/walks").then().body("walks.id", contains(Walks.id(walk)));
    care()
        .body("heldWalks.walkId", contains(Walks.id(walk)))
        .body("heldWalks[0].reasons", contains("HELD_BY_ANSWER"));
    assertThat(alertKinds(study, person))
        .containsExactlyInAnyOrder("GATE_YES", "WALKED_WHILE_HELD");
  }

  @Test
  void an_answer_that_arrives_after_the_walk_flags_it_all_the_same() {
    permit(study, person);
    ObjectNode walk = walk(minutesAgo(30));
    send(person, walk);
    assertThat(alertKinds(study, person)).isEmpty();
    send(person, gateAnswer(minutesAgo(40), "fell"));
    care().body("heldWalks.walkId", contains(Walks.id(walk)));
    assertThat(alertKinds(study, person))
        .containsExactlyInAnyOrder("GATE_YES", "WALKED_WHILE_HELD");
  }

  @Test
  void answers_that_come_with_the_walk_hold_too_and_the_same_answers_are_told_once() {
    permit(study, person);
    ObjectNode walk = walk(minutesAgo(20));
    String answeredAt = minutesAgo(25).toOffsetDateTime().toString();
    ObjectNode gate = walk.putObject("gate").put("answeredAt", answeredAt);
    gate.putObject("answers").put("fell", true);
    ObjectNode alone = gateAnswer(minutesAgo(25), "fell").put("answeredAt", answeredAt);
    send(person, walk);
    send(person, alone);
    gate().body("state", is("HELD")).body("reasons.code", contains("FELL"));
    assertThat(alertKinds(study, person)).containsExactly("GATE_YES");
    care().body("heldWalks[0].reasons", contains("OWN_ANSWER"));
  }

  /** A phone may round its clock to the minute; the second answer may be the chest pain. */
  @Test
  void two_answers_of_one_moment_both_hold_and_both_are_told() {
    permit(study, person);
    ZonedDateTime moment = minutesAgo(3).withSecond(0).withNano(0);
    send(person, gateAnswer(moment, "medicationChanged"), gateAnswer(moment, "chestPain"));
    gate()
        .body("state", is("HELD"))
        .body("urgent", is(true))
        .body("reasons.code", containsInAnyOrder("MEDICATION_CHANGED", "CHEST_PAIN"));
    assertThat(alertKinds(study, person)).containsExactlyInAnyOrder("CHEST_PAIN", "GATE_YES");
    ObjectNode walk = walk(moment.plusMinutes(1));
    ObjectNode gate =
        walk.putObject("gate").put("answeredAt", moment.toOffsetDateTime().toString());
    gate.putObject("answers").put("chestPain", true);
    send(person, walk);
    assertThat(alertKinds(study, person))
        .containsExactlyInAnyOrder("CHEST_PAIN", "GATE_YES", "WALKED_WHILE_HELD");
  }

  @Test
  void another_warning_sign_with_a_walk_of_the_same_moment_is_told_too() {
    permit(study, person);
    ZonedDateTime moment = minutesAgo(3).withSecond(0).withNano(0);
    send(person, gateAnswer(moment, "dizzyOrFainted"));
    ObjectNode walk = walk(moment.plusMinutes(1));
    ObjectNode gate =
        walk.putObject("gate").put("answeredAt", moment.toOffsetDateTime().toString());
    gate.putObject("answers").put("chestPain", true);
    send(person, walk);
    assertThat(alertKinds(study, person))
        .containsExactlyInAnyOrder("GATE_YES", "CHEST_PAIN", "WALKED_WHILE_HELD");
  }

  @Test
  void walks_without_a_permission_are_told_once_and_each_is_flagged() {
    send(person, walk(minutesAgo(300)), walk(minutesAgo(200)));
    care().body("heldWalks.reasons.flatten()", everyItem(is("NO_PERMISSION_YET")));
    care().body("heldWalks", hasSize(2));
    assertThat(alertKinds(study, person)).containsExactly("WALKED_WITHOUT_PERMISSION");
  }

  @Test
  void a_companion_who_is_required_and_missing_is_noticed() {
    permit(study, person);
    send(person, walk(minutesAgo(300)).put("supervision", "NONE"));
    assertThat(alertKinds(study, person)).containsExactly("WALKED_WITHOUT_PERMISSION");
    care().body("heldWalks[0].reasons", contains("COMPANION_MISSING"));
  }

  @Test
  void the_phone_gets_the_rules_by_which_it_holds_a_walk_back_without_a_network() {
    permit(study, person);
    gate("es")
        .body("title", is("Antes de caminar"))
        .body("questions[0].text", is("¿Ha tenido dolor o presión en el pecho?"))
        .body("rules.version", is("1"))
        .body("rules.findings.find { it.field == 'chestPain' }.lasting", is(true))
        .body("rules.findings.find { it.field == 'feverOrIllness' }.lasting", is(false))
        .body("rules.heldUrgent", containsString("{reasons}"))
        .body("rules.heldToday", containsString("cuando este teléfono tenga conexión"))
        .body("rules.heldToday", containsString("Nadie vigila estas respuestas en tiempo real."))
        .body("rules.heldToday", containsString("144"));
  }

  @Test
  void answers_that_are_not_whole_are_refused_with_pointers_and_unknown_fields_wait() {
    ObjectNode partial = gateAnswer(minutesAgo(1));
    ((ObjectNode) partial.get("answers")).remove("fell");
    ObjectNode newer = gateAnswer(minutesAgo(1)).put("mood", "fine");
    ObjectNode future = gateAnswer(minutesAgo(-60));
    as(person)
        .body(Walks.batch(partial, newer, future).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("REJECTED", "DEFERRED", "REJECTED"))
        .body("results[0].errors.pointer", contains("/answers/fell"))
        .body("results[2].errors.code", contains("future"));
  }

  @Test
  void a_permission_is_checked_field_by_field() {
    as(study.clinician())
        .body(
            Map.of(
                "allowed",
                true,
                "expiresOn",
                "2000-01-01",
                "spo2Start",
                101,
                "courseTypes",
                List.of("TREADMILL")))
        .post(path(study, person) + "/walk-permissions")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/expiresOn", "/courseTypes", "/spo2Start"));
    as(study.coordinator())
        .body(Map.of("allowed", true, "expiresOn", "2030-01-01"))
        .post(path(study, person) + "/walk-permissions")
        .then()
        .statusCode(404);
  }

  @Test
  void the_gate_of_a_person_is_for_the_care_team_of_the_site() {
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    String gate = path(study, person) + "/gate";
    as(elsewhere).get(gate).then().statusCode(404);
    as(study.admin()).get(gate).then().statusCode(404);
    as(person).get(gate).then().statusCode(403);
    as(elsewhere)
        .body(Map.of("reason", "The phone of the person is answered here at night."))
        .post(path(study, person) + "/break-glass")
        .then()
        .statusCode(201);
    as(elsewhere).get(gate).then().statusCode(200);
  }

  @Test
  void a_helper_sends_answers_and_they_hold_like_the_persons_own() {
    permit(study, person);
    SignedInPerson helper = studies.caregiver(person, ShareScope.PROXY_UPLOAD);
    ObjectNode answer = gateAnswer(minutesAgo(5), "breathlessAtRest");
    for (String outcome : List.of("STORED", "DUPLICATE")) {
      as(helper)
          .body(Walks.batch(answer, walk(minutesAgo(3))).toString())
          .post("/v1/caregiver/people/" + person.id() + "/uploads")
          .then()
          .statusCode(200)
          .body("results[0].outcome", is(outcome))
          .body("results[1].outcome", is("STORED"));
    }
    gate().body("state", is("HELD")).body("reasons.code", contains("BREATHLESS_AT_REST"));
    assertThat(alertKinds(study, person))
        .containsExactlyInAnyOrder("GATE_YES", "WALKED_WHILE_HELD", "WALKED_WHILE_HELD");
  }
}
