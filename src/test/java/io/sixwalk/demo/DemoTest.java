package io.sixwalk.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.demo.DemoCodes.WayIn;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class DemoTest {
  @Inject Demo demo;
  @Inject Studies studies;

  private WayIn way(String words) {
    return demo.open().orElseThrow().stream()
        .filter(way -> way.words().equals(words))
        .findFirst()
        .orElseThrow();
  }

  private String token(String words) {
    return studies.signIn(UUID.randomUUID(), way(words).code().orElseThrow()).token();
  }

  @Test
  void demo_people_have_answered_for_some_weeks_and_their_scores_develop() {
    String worse = token("Demo 2: walks less far");
    given()
        .auth()
        .oauth2(worse)
        .get("/v1/me/questionnaires")
        .then()
        .statusCode(200)
        .body("questionnaires", hasSize(8));
    String pf =
        "series.find { it.algorithm == 'rand-36/ware-v1' && it.code == 'PF' }.visits.find {"
            + " it.window == 'D90' }.change.status";
    given()
        .auth()
        .oauth2(worse)
        .get("/v1/me/trends/scores")
        .then()
        .statusCode(200)
        .body(pf, is("WORSE"))
        .body("falls.daysObserved", is(28))
        .body("falls.fallsPerPersonYear.toDouble()", closeTo(365.25 / 28, 1e-3));
  }

  @Test
  void the_demo_has_consents_an_ethics_board_and_trials_to_look_at() {
    String first = token("Demo 1: walks further");
    given()
        .auth()
        .oauth2(first)
        .get("/v1/me/consents")
        .then()
        .body("consents.state", contains("RENEW", "GIVEN"));
    given()
        .auth()
        .oauth2(first)
        .header("Accept-Language", "es")
        .get("/v1/me/consents")
        .then()
        .body("consents.language", contains("es", "es"), "consents.version", contains(2, 1));
    given()
        .auth()
        .oauth2(first)
        .get("/v1/me/study-card")
        .then()
        .body("study.irbApprovalNumber", is("DEMO-1"), "card.number", is("NCT99999999"));
    given()
        .auth()
        .oauth2(first)
        .get("/v1/me/watched-trials")
        .then()
        .body("trials.number", contains("NCT03169231", "NCT05018767"));
  }

  @Test
  void a_start_after_an_erasure_and_a_grant_taken_back_lets_the_others_in() {
    given()
        .auth()
        .oauth2(token("Demo 3: stays the same"))
        .contentType("application/json")
        .body("{\"confirm\": \"ERASE\"}")
        .post("/v1/me/erasure")
        .then()
        .statusCode(200);
    String sharing = token("Demo 1: walks further");
    String grant =
        given()
            .auth()
            .oauth2(sharing)
            .get("/v1/me/caregivers")
            .jsonPath()
            .getString("caregivers[0].id");
    given().auth().oauth2(sharing).delete("/v1/me/caregivers/" + grant).then().statusCode(204);

    assertThat(demo.open().orElseThrow())
        .filteredOn(way -> way.code().isEmpty())
        .extracting(WayIn::words)
        .containsExactly("Demo 3: stays the same", "of Demo 1");
    assertThat(demo.open().orElseThrow())
        .extracting(WayIn::kind)
        .contains("participant", "caregiver", "care team", "study admin", "auditor");
  }

  @Test
  void a_half_made_study_is_not_offered() throws IOException {
    demo.open();
    Path notes = Path.of("target", "test-data", "demo.properties");
    String made = Files.readString(notes);
    Files.delete(notes);
    assertThat(demo.open()).isEmpty();
    Files.writeString(notes, made);
    assertThat(demo.open()).isPresent();
  }

  @Test
  void the_samples_questionnaire_can_be_sent_and_read_back() throws IOException {
    String token = token("Demo 5: too few walks");
    ObjectNode sample =
        (ObjectNode)
            new JsonMapper().readTree(Files.readString(Path.of("samples", "questionnaire.json")));
    sample.put("measuredAt", OffsetDateTime.now().minusHours(1).toString());
    String address = "/v1/me/questionnaires/" + UUID.randomUUID();
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(sample.toString())
        .put(address)
        .then()
        .statusCode(201)
        .body("outcome", is("STORED"));
    given()
        .auth()
        .oauth2(token)
        .get(address)
        .then()
        .statusCode(200)
        .body("scores[0].value", is(1.0f));
  }
}
