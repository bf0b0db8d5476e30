package io.sixwalk.access.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sixwalk.access.PersonKind;
import io.sixwalk.people.Enrolment;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class HostileTokensResourceTest {
  @Inject Studies studies;
  @Inject Enrolment enrolment;
  @Inject TokenKeys keys;
  @Inject Clock clock;

  @Test
  void every_hostile_token_gets_401_and_changes_no_row() throws GeneralSecurityException {
    var study = studies.study();
    String account = studies.participant(study, LocalDate.now()).id().toString();
    String code =
        Studies.await(
                () ->
                    enrolment.invite(
                        studies.actor(study.coordinator().id(), PersonKind.STAFF),
                        study.code(),
                        java.util.UUID.fromString(account),
                        Duration.ofMinutes(5),
                        1))
            .grouped();
    String refreshToken =
        new TestDevice().redeem(code).then().statusCode(200).extract().path("refreshToken");
    double now = clock.instant().getEpochSecond();

    // The token that all of them are made from is good: what refuses them is the one change each.
    String good = HostileTokens.good(keys.signing(), account, now);
    given().header("Authorization", "Bearer " + good).get("/v1/me/devices").then().statusCode(200);

    Map<String, String> corpus = HostileTokens.all(keys.signing(), account, refreshToken, now);
    assertThat(corpus).hasSizeGreaterThanOrEqualTo(80);
    Map<String, String> rowsBefore = WholeDatabase.digests();
    Map<String, String> letIn = new LinkedHashMap<>();
    corpus.forEach(
        (what, token) -> {
          look(
              letIn,
              "GET with " + what,
              given().header("Authorization", "Bearer " + token).get("/v1/me/devices"));
          look(
              letIn,
              "POST with " + what,
              given()
                  .header("Authorization", "Bearer " + token)
                  .contentType("application/json")
                  .body("{\"sentAt\":\"2026-03-01T09:41:00+01:00\",\"records\":[]}")
                  .post("/v1/me/uploads"));
        });
    assertThat(letIn).isEmpty();
    Map<String, String> rowsAfter = WholeDatabase.digests();
    // One of them is signed by the true key for a device that is not bound: that is written down.
    assertThat(
            WholeDatabase.value(
                "select count(*) from audit.entry where rule like 'denied%' and chain = 'account:"
                    + account
                    + "'"))
        .isEqualTo("1");
    for (Map<String, String> rows : List.of(rowsBefore, rowsAfter)) {
      rows.keySet().removeAll(Set.of("audit.entry", "audit.head"));
    }
    assertThat(rowsAfter).isEqualTo(rowsBefore);
    ProofCounts.note("hostile access tokens refused, on two endpoints each", corpus.size());
  }

  @Test
  void a_good_token_in_the_wrong_place_is_no_token() throws GeneralSecurityException {
    String account = studies.participant(studies.study(), LocalDate.now()).id().toString();
    String good = HostileTokens.good(keys.signing(), account, clock.instant().getEpochSecond());
    Map<String, String> letIn = new LinkedHashMap<>();
    for (String header :
        new String[] {
          good,
          "Basic " + good,
          "DPoP " + good,
          "Bearer",
          "Bearer ",
          "Bearer  x " + good,
          "Bearer " + good + ", Bearer " + good,
          "Bearer=" + good,
          "Token " + good
        }) {
      look(letIn, header, given().header("Authorization", header).get("/v1/me/devices"));
    }
    look(letIn, "query", given().queryParam("access_token", good).get("/v1/me/devices"));
    look(letIn, "cookie", given().cookie("Bearer", good).get("/v1/me/devices"));
    look(
        letIn,
        "form",
        given()
            .contentType("application/x-www-form-urlencoded")
            .body("access_token=" + good)
            .get("/v1/me/devices"));
    look(
        letIn,
        "two headers",
        given().header("Authorization", "Bearer " + good, "Bearer x").get("/v1/me/devices"));
    assertThat(letIn).isEmpty();
    given().header("Authorization", "bearer " + good).get("/v1/me/devices").then().statusCode(200);
  }

  private static void look(Map<String, String> letIn, String what, Response answer) {
    boolean refused =
        answer.statusCode() == 401
            && String.valueOf(answer.contentType()).startsWith("application/problem+json")
            && String.valueOf(answer.header("WWW-Authenticate")).startsWith("Bearer")
            && answer.jsonPath().getInt("status") == 401;
    if (!refused) {
      letIn.put(what, answer.statusCode() + " " + answer.contentType());
    }
  }
}
