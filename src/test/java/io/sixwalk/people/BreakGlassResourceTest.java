package io.sixwalk.people;

import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reading somebody of another site in an emergency. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class BreakGlassResourceTest {
  @Inject Studies studies;

  @Test
  void the_glass_is_broken_with_a_reason_and_the_person_is_told() {
    var study = studies.study();
    var anna = People.enrolAndSignIn(studies, study, "Anna Glass", "+49 30 8888888");
    var elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    var other = studies.study();
    String path = "/v1/studies/" + study.code() + "/participants/" + anna.id();
    as(elsewhere).get(path).then().statusCode(404);
    as(elsewhere)
        .body(Map.of("reason", "short"))
        .post(path + "/break-glass")
        .then()
        .statusCode(422);
    as(elsewhere)
        .body(Map.of("reason", "brought in unconscious"))
        .post("/v1/studies/" + study.code() + "/participants/" + UUID.randomUUID() + "/break-glass")
        .then()
        .statusCode(404);
    as(other.clinician())
        .body(Map.of("reason", "brought in unconscious"))
        .post(path + "/break-glass")
        .then()
        .statusCode(404);
    as(other.clinician())
        .body(Map.of("reason", "brought in unconscious"))
        .post("/v1/studies/" + other.code() + "/participants/" + anna.id() + "/break-glass")
        .then()
        .statusCode(404);

    as(elsewhere)
        .body(Map.of("reason", "brought in unconscious"))
        .post(path + "/break-glass")
        .then()
        .statusCode(201)
        .body("expiresAt", notNullValue());
    as(elsewhere).get(path).then().statusCode(200).body("identity.name", is("Anna Glass"));
    as(elsewhere).get(path + "/walks").then().statusCode(200);
    as(elsewhere)
        .header("If-Match", "\"0\"")
        .body(Map.of("zone", "Europe/Rome", "reason", "x"))
        .put(path + "/zone")
        .then()
        .statusCode(404);
    as(anna)
        .get("/v1/me/access-log")
        .then()
        .statusCode(200)
        .body(
            "entries.words",
            hasItem("Someone of the study who is not of your care team opened your record."),
            "entries.words",
            hasItem(
                "Someone of the study who is not of your care team opened your record for an hour,"
                    + " outside the usual care team. The reason given: brought in unconscious"));
    as(study.admin())
        .get("/v1/studies/" + study.code() + "/break-glass")
        .then()
        .statusCode(200)
        .body("opened", hasSize(1), "opened[0].accountId", is(elsewhere.id().toString()));
    as(elsewhere).get("/v1/studies/" + study.code() + "/break-glass").then().statusCode(404);

    expireGlass(anna.id());
    as(elsewhere).get(path).then().statusCode(404);
  }

  @Test
  void whom_no_list_shows_is_named_by_the_pseudonym_and_what_is_open_is_listed_until_it_ends() {
    var study = studies.study();
    var anna = People.enrolAndSignIn(studies, study, "Anna Named", "+49 30 8888881");
    var elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    var other = studies.study();
    String glass = "/v1/studies/" + study.code() + "/break-glass";
    String pseudonym = as(anna).get("/v1/me").then().extract().path("pseudonym");
    var wanted = Map.of("pseudonym", pseudonym, "reason", "brought in unconscious");
    as(elsewhere).get(glass + "/own").then().statusCode(200).body("open", empty());
    as(elsewhere)
        .body(Map.of("pseudonym", pseudonym + "x", "reason", "short"))
        .post(glass)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/reason"));
    as(elsewhere)
        .body(Map.of("pseudonym", pseudonym + "x", "reason", "brought in unconscious"))
        .post(glass)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/pseudonym"));
    as(other.clinician()).body(wanted).post(glass).then().statusCode(404);
    as(study.admin()).body(wanted).post(glass).then().statusCode(404);
    as(other.clinician())
        .body(wanted)
        .post("/v1/studies/" + other.code() + "/break-glass")
        .then()
        .statusCode(422);

    as(study.clinician())
        .body(wanted)
        .post(glass)
        .then()
        .statusCode(409)
        .body("code", is("own-site"));
    as(elsewhere)
        .body(
            Map.of(
                "pseudonym",
                pseudonym.toLowerCase(Locale.ROOT),
                "reason",
                "brought in unconscious"))
        .post(glass)
        .then()
        .statusCode(201)
        .body("participantId", is(anna.id().toString()), "expiresAt", notNullValue());
    as(elsewhere)
        .get(glass + "/own")
        .then()
        .body(
            "open.pseudonym",
            contains(pseudonym),
            "open[0].reason",
            is("brought in unconscious"),
            "open[0].participantId",
            is(anna.id().toString()));
    as(study.clinician()).get(glass + "/own").then().statusCode(200).body("open", empty());
    as(study.admin()).get(glass + "/own").then().statusCode(404);
    as(anna)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words",
            hasItem(
                "Someone of the study who is not of your care team opened your record for an hour,"
                    + " outside the usual care team. The reason given: brought in unconscious"));

    expireGlass(anna.id());
    as(elsewhere).get(glass + "/own").then().body("open", empty());
  }

  private void expireGlass(UUID person) {
    assertThat(
            WholeDatabase.execute(
                "update sixwalk.break_glass set expires_at = now() where participant_id = '"
                    + person
                    + "'"))
        .isEqualTo(1);
  }
}
