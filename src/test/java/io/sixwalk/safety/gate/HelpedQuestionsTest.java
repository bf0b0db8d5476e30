package io.sixwalk.safety.gate;

import static io.sixwalk.people.People.as;
import static io.sixwalk.safety.PhoneRecords.gateAnswer;
import static io.sixwalk.safety.PhoneRecords.minutesAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What a caregiver who may send for a person is given to ask. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class HelpedQuestionsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Inject Studies studies;

  @Test
  void questions_and_rules_are_given_without_what_was_answered() {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now(BERLIN).minusDays(100));
    PhoneRecords.permit(study, person);
    var helper = studies.caregiver(person, ShareScope.PROXY_UPLOAD);
    String gate = "/v1/caregiver/people/" + person.id() + "/gate";
    as(helper)
        .get(gate)
        .then()
        .statusCode(200)
        .body("state", is("ANSWER_FIRST"))
        .body("questions", hasSize(7))
        .body("rules.findings.field", hasItem("chestPain"))
        .body("text", containsString("Nobody watches these answers in real time."));

    PhoneRecords.send(person, gateAnswer(minutesAgo(9), "fell"));
    var held = as(helper).get(gate).then().statusCode(200).body("state", is("HELD"));
    PhoneRecords.send(person, gateAnswer(minutesAgo(5), "fell", "chestPain"));
    // Whatever was answered, the answer differs in nothing but the time of the last one.
    assertThat(
            as(helper)
                .get(gate)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String, Object>getMap(""))
        .isEqualTo(held.extract().jsonPath().<String, Object>getMap(""))
        .doesNotContainKeys("reasons", "urgent", "lastAnsweredAt");
  }

  @Test
  void due_questionnaires_are_named_until_they_are_answered_and_nothing_else_is() {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now(BERLIN).minusDays(90));
    var helper = studies.caregiver(person, ShareScope.PROXY_UPLOAD);
    String due = "/v1/caregiver/people/" + person.id() + "/due-questionnaires";
    as(helper)
        .get(due)
        .then()
        .statusCode(200)
        .body("zone", is("Europe/Berlin"))
        .body("due.instrument", hasItem("phq-2"))
        .body("keySet()", not(hasItem("adherence")));
    PhoneRecords.send(
        person,
        PhoneRecords.response(
            "phq-2",
            minutesAgo(3),
            java.util.Map.of("1", java.util.List.of("0"), "2", java.util.List.of("0"))));
    as(helper).get(due).then().statusCode(200).body("due.instrument", not(hasItem("phq-2")));
  }

  @Test
  void sharing_something_else_opens_neither_and_looks_like_nobody() {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now(BERLIN).minusDays(90));
    var follower = studies.caregiver(person, ShareScope.TREND_SUMMARY, ShareScope.ADHERENCE);
    for (String what : new String[] {"/gate", "/due-questionnaires"}) {
      String other =
          as(follower)
              .get("/v1/caregiver/people/" + person.id() + what)
              .then()
              .statusCode(404)
              .extract()
              .asString();
      as(follower)
          .get("/v1/caregiver/people/" + java.util.UUID.randomUUID() + what)
          .then()
          .statusCode(404)
          .body(is(other));
    }
  }
}
