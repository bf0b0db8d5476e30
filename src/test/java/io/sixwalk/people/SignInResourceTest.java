package io.sixwalk.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.PersonKind;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class SignInResourceTest {
  @Inject Studies studies;
  @Inject Enrolment enrolment;

  @Test
  void a_code_gives_a_token_once() {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now().minusDays(3));
    var coordinator = studies.actor(study.coordinator().id(), PersonKind.STAFF);
    InvitationCode code =
        Studies.await(
            () ->
                enrolment.invite(coordinator, study.code(), person.id(), Duration.ofMinutes(5), 1));

    given()
        .contentType("application/json")
        .body(Map.of("code", code.grouped().toLowerCase()))
        .post("/v1/sign-in")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body(
            "kind",
            is("PARTICIPANT"),
            "accountId",
            is(person.id().toString()),
            "expiresInSeconds",
            is(600));
    given()
        .contentType("application/json")
        .body(Map.of("code", code.grouped()))
        .post("/v1/sign-in")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", is("code-not-valid"));
  }

  @Test
  void what_is_no_code_gets_a_problem() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/sign-in")
        .then()
        .statusCode(400)
        .body("code", is("code-missing"), "errors[0].pointer", is("/code"));
    given()
        .contentType("application/json")
        .body("{\"code\":")
        .post("/v1/sign-in")
        .then()
        .statusCode(400)
        .body("code", is("not-json"));
    given()
        .contentType("application/json")
        .body("{\"code\":[1]}")
        .post("/v1/sign-in")
        .then()
        .statusCode(400)
        .body("code", is("wrong-type"), "errors[0].pointer", is("/code"));
    given().contentType("text/plain").body("x").post("/v1/sign-in").then().statusCode(415);
    given().get("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
  }
}
