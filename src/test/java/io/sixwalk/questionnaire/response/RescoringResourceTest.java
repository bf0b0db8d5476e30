package io.sixwalk.questionnaire.response;

import static io.restassured.RestAssured.given;
import static io.sixwalk.testing.Questionnaires.phq2;
import static io.sixwalk.testing.Questionnaires.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RescoringResourceTest {
  @Inject Studies studies;
  TestStudy study;
  SignedInPerson person;
  ZonedDateTime at;

  @BeforeEach
  void enrol() {
    study = studies.study();
    person = studies.participant(study, LocalDate.now().minusDays(40));
    at = ZonedDateTime.now(Walks.BERLIN).minusDays(9).withNano(0);
  }

  private static RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token()).contentType("application/json");
  }

  private io.restassured.response.ValidatableResponse run(SignedInPerson someone) {
    return as(someone).post("/v1/studies/" + study.code() + "/score-runs").then();
  }

  @Test
  void a_newer_algorithm_version_adds_a_score_and_the_old_one_is_kept_beside_it() {
    ObjectNode record = phq2(at, 2, 2);
    put(person, record).statusCode(201);
    // As an older server would have left it: another version, and what its rule then came to.
    int changed =
        WholeDatabase.execute(
            "update sixwalk.score set algorithm_version = '0.9', value = 3, computed_at ="
                + " computed_at - interval '1 year' where participant_id = '"
                + person.id()
                + "'");
    assertThat(changed).isEqualTo(1);
    String one = "/v1/me/questionnaires/" + record.get("id").textValue();
    as(person).get(one).then().body("scores.value", contains(3.0f));

    run(study.admin()).statusCode(200).body("responses", is(1)).body("scoresAdded", is(1));

    as(person)
        .get(one)
        .then()
        .body("scores", hasSize(2))
        .body("scores[0].value", is(4.0f))
        .body("scores[0].superseded", nullValue())
        .body("scores[1].value", is(3.0f))
        .body("scores[1].algorithmVersion", is("0.9"))
        .body("scores[1].superseded", is(true));
    as(person).get("/v1/me/questionnaires").then().body("questionnaires[0].scores", hasSize(1));
    run(study.admin()).statusCode(200).body("responses", is(1)).body("scoresAdded", is(0));
  }

  @Test
  void a_value_set_that_was_chosen_later_values_the_responses_that_are_there() {
    Questionnaires.load(study, Questionnaires.pack("eq-5d-3l", "en"));
    ObjectNode record =
        Questionnaires.response(
            "eq-5d-3l", at, "MO", "2", "SC", "1", "UA", "2", "PD", "2", "AD", "1", "VAS", 55);
    put(person, record).statusCode(201);
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body("{\"eq5dValueSets\":[\"eq-5d-3l/index/uk\"]}")
        .put("/v1/studies/" + study.code() + "/questionnaire-settings")
        .then()
        .statusCode(200);
    run(study.admin()).statusCode(200).body("scoresAdded", is(1));
    // UK 1997 (Dolan): 1 - 0.081 - 0.069 - 0.036 - 0.123 = 0.691 for 21221.
    as(person)
        .get("/v1/me/questionnaires/" + record.get("id").textValue())
        .then()
        .body("scores.find { it.code == 'index' }.value", is(0.691f));
  }

  @Test
  void only_an_admin_orders_it_and_the_person_is_told() {
    put(person, phq2(at, 1, 1)).statusCode(201);
    WholeDatabase.execute("delete from sixwalk.score where participant_id = '" + person.id() + "'");
    run(study.clinician()).statusCode(404);
    run(studies.study().admin()).statusCode(404);
    run(person).statusCode(403);
    run(study.admin()).statusCode(200).body("scoresAdded", is(1));
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words",
            hasItem("The service computed the scores of your questionnaires anew."));
    as(study.admin())
        .get("/v1/studies/" + study.code() + "/participants/" + person.id() + "/questionnaires")
        .then()
        .statusCode(404);
  }

  @Test
  void pages_of_responses_are_all_gone_through() {
    for (int i = 0; i < 3; i++) {
      SignedInPerson one = studies.participant(study, LocalDate.now().minusDays(40));
      ObjectNode[] many = new ObjectNode[100];
      for (int k = 0; k < many.length; k++) {
        many[k] = phq2(at.plusMinutes(k), k % 4, 1);
      }
      as(one).body(Walks.batch(many).toString()).post("/v1/me/uploads").then().statusCode(200);
      WholeDatabase.execute("delete from sixwalk.score where participant_id = '" + one.id() + "'");
    }
    run(study.admin()).statusCode(200).body("responses", is(300)).body("scoresAdded", is(300));
  }
}
