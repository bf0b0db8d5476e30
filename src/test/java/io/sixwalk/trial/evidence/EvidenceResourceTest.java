package io.sixwalk.trial.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.trial.Records;
import io.sixwalk.trial.RegistryRows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class EvidenceResourceTest {
  @Inject Studies studies;
  @Inject RegistryRows rows;

  private static RequestSpecification as(SignedInPerson person) {
    return given().auth().oauth2(person.token()).contentType("application/json");
  }

  private static String recorded(SignedInPerson admin) {
    String number = Records.number();
    as(admin)
        .body(
            Records.study(number, "RECRUITING", LocalDate.now(ZoneOffset.UTC).toString())
                .toString())
        .post("/v1/registry/imports")
        .then()
        .statusCode(200);
    return number;
  }

  private static Map<String, Object> grant(String number) {
    return Map.of(
        "subject", "University of Testing",
        "kind", "PUBLIC_GRANT",
        "scope", "TRIAL",
        "registryNumbers", List.of(number),
        "date", "2024-05",
        "statement", "A public grant pays for this trial",
        "source", "grant database, award 1234");
  }

  @Test
  void a_fact_needs_two_accounts_to_come_into_force_and_two_to_go() {
    SignedInPerson first = studies.study().admin();
    SignedInPerson second = studies.study().admin();
    String number = recorded(first);
    String id =
        as(first)
            .body(grant(number))
            .post("/v1/registry/evidence")
            .then()
            .statusCode(201)
            .body("state", equalTo("PROPOSED"))
            .body("proposedBy", equalTo(first.id().toString()))
            .extract()
            .path("id");
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"));
    given().get("/v1/registry/evidence").then().body("facts.id", not(hasItem(id)));

    as(first)
        .body(Map.of("accept", true))
        .post("/v1/registry/evidence/" + id + "/review")
        .then()
        .statusCode(422)
        .body("code", equalTo("four-eyes"));
    as(second)
        .body(Map.of("accept", true))
        .post("/v1/registry/evidence/" + id + "/review")
        .then()
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"))
        .body("reviewedBy", equalTo(second.id().toString()));
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("trustClass", equalTo("VERIFIED_REGULATED"))
        .body("reasons[0].source", equalTo("grant database, award 1234"))
        .body("reasons[0].date", equalTo("2024-05"));
    given()
        .get("/v1/registry/evidence")
        .then()
        .body("facts.find { it.id == '" + id + "' }.state", equalTo("IN_FORCE"))
        .body("facts.find { it.id == '" + id + "' }.reviewedBy", nullValue());

    as(second)
        .body(Map.of("reason", " "))
        .post("/v1/registry/evidence/" + id + "/retirement")
        .then()
        .statusCode(400);
    as(second)
        .body(Map.of("reason", "The award was ended"))
        .post("/v1/registry/evidence/" + id + "/retirement")
        .then()
        .statusCode(200)
        .body("state", equalTo("RETIREMENT_PROPOSED"));
    given().get("/v1/trials/" + number).then().body("trustClass", equalTo("VERIFIED_REGULATED"));
    as(second)
        .body(Map.of("accept", true))
        .post("/v1/registry/evidence/" + id + "/retirement/review")
        .then()
        .statusCode(422);
    as(first)
        .body(Map.of("accept", true))
        .post("/v1/registry/evidence/" + id + "/retirement/review")
        .then()
        .statusCode(200)
        .body("state", equalTo("RETIRED"))
        .body("retirementReason", equalTo("The award was ended"));
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"));
    as(first)
        .body(Map.of("accept", true))
        .post("/v1/registry/evidence/" + id + "/review")
        .then()
        .statusCode(409);
  }

  @Test
  void a_refused_fact_has_no_effect_and_a_kept_one_stays() {
    SignedInPerson first = studies.study().admin();
    SignedInPerson second = studies.study().admin();
    String number = recorded(first);
    String id =
        as(first).body(grant(number)).post("/v1/registry/evidence").then().extract().path("id");
    as(second)
        .body(Map.of("accept", false))
        .post("/v1/registry/evidence/" + id + "/review")
        .then()
        .statusCode(400);
    as(second)
        .body(Map.of("accept", false, "reason", "The award is for another trial"))
        .post("/v1/registry/evidence/" + id + "/review")
        .then()
        .statusCode(200)
        .body("state", equalTo("REFUSED"));
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"));

    as(first)
        .body(Map.of("reason", "Is it settled?"))
        .post("/v1/registry/evidence/E04/retirement")
        .then()
        .statusCode(200);
    as(second)
        .body(Map.of("accept", false, "reason", "Nothing says so"))
        .post("/v1/registry/evidence/E04/retirement/review")
        .then()
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"));
  }

  @Test
  void the_database_itself_keeps_the_four_eyes() {
    assertThatThrownBy(
            () ->
                rows.asServer(
                    "insert into registry.evidence_fact (id, subject, aliases, kind, reach,"
                        + " numbers, places, statement, source, state, proposed_at, changed_at)"
                        + " values ('X1', 's', '{}', 'PUBLIC_GRANT', 'TRIAL', '{}', '{}', 't', 'u',"
                        + " 'IN_FORCE', now(), now())"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("only supplied facts come without an account");
  }

  @Test
  void a_fact_with_holes_is_refused_with_a_pointer_for_each() {
    as(studies.study().admin())
        .body(
            Map.of(
                "subject",
                " ",
                "kind",
                "RUMOUR",
                "scope",
                "TRIAL",
                "registryNumbers",
                List.of("nct1"),
                "date",
                "soon",
                "statement",
                "x",
                "source",
                "y"))
        .post("/v1/registry/evidence")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/subject"))
        .body("errors.pointer", hasItem("/kind"))
        .body("errors.pointer", hasItem("/registryNumbers/0"))
        .body("errors.pointer", hasItem("/date"));
    as(studies.study().admin())
        .body(
            Map.of(
                "subject",
                "A Clinic",
                "kind",
                "FDA_WARNING_LETTER",
                "scope",
                "ORGANISATION",
                "statement",
                "x",
                "source",
                "y"))
        .post("/v1/registry/evidence")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/date", "/authority", "/about"));
  }

  @Test
  void only_study_admins_write() {
    Studies.TestStudy study = studies.study();
    SignedInPerson participant = studies.participant(study, LocalDate.of(2026, 1, 1));
    for (String path :
        List.of(
            "/v1/registry/evidence",
            "/v1/registry/evidence/E01/review",
            "/v1/registry/evidence/E01/retirement")) {
      Map<String, Object> body =
          path.endsWith("evidence")
              ? grant("NCT03169231")
              : Map.of("accept", true, "reason", "because");
      Map<String, Object> sent = path.endsWith("retirement") ? Map.of("reason", "because") : body;
      as(study.coordinator()).body(sent).post(path).then().statusCode(404);
      as(participant).body(sent).post(path).then().statusCode(403);
      given().contentType("application/json").body(sent).post(path).then().statusCode(401);
    }
    as(study.clinician()).body("{}").post("/v1/registry/imports").then().statusCode(404);
    as(study.clinician()).get("/v1/registry/evidence/review").then().statusCode(404);
    as(study.admin()).get("/v1/registry/evidence/review").then().statusCode(200);
  }
}
