package io.sixwalk.people.consent;

import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ConsentResourceTest {
  @Inject Studies studies;

  private static String publish(TestStudy study, String language, Integer version, String body) {
    Map<String, Object> text =
        new java.util.HashMap<>(
            Map.of(
                "purpose",
                "STUDY_PARTICIPATION",
                "language",
                language,
                "title",
                "Taking part",
                "body",
                body));
    if (version != null) {
      text.put("version", version);
    }
    return as(study.admin())
        .body(text)
        .post("/v1/studies/" + study.code() + "/consent-texts")
        .then()
        .statusCode(201)
        .extract()
        .path("sha256");
  }

  @Test
  void consent_is_given_to_the_words_shown_withdrawn_and_renewed() {
    var study = studies.study();
    var martha = People.enrolAndSignIn(studies, study, "Martha Consent", "+49 30 4000001");
    String first = publish(study, "en", null, "We measure your walks.");
    String german = publish(study, "de", 1, "Wir messen.");
    as(study.admin())
        .body(
            Map.of(
                "purpose",
                "STUDY_PARTICIPATION",
                "language",
                "de",
                "version",
                1,
                "title",
                "x",
                "body",
                "y"))
        .post("/v1/studies/" + study.code() + "/consent-texts")
        .then()
        .statusCode(409);
    as(study.coordinator())
        .body(Map.of("purpose", "X_Y", "language", "de", "title", "x", "body", "y"))
        .post("/v1/studies/" + study.code() + "/consent-texts")
        .then()
        .statusCode(404);

    as(martha)
        .header("Accept-Language", "de-DE")
        .get("/v1/me/consents")
        .then()
        .statusCode(200)
        .body("consents.state", contains("NOT_ASKED"), "consents[0].sha256", is(german));
    as(martha)
        .body(Map.of("sha256", "0".repeat(64)))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(404);
    as(martha)
        .body(Map.of("sha256", german))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200)
        .body("consents.state", contains("GIVEN"), "consents[0].decidedLanguage", is("de"));

    String second = publish(study, "en", null, "We measure your walks and keep them longer.");
    as(martha)
        .get("/v1/me/consents")
        .then()
        .body("consents.state", contains("RENEW"), "consents[0].version", is(2));
    as(martha)
        .body(Map.of("sha256", first))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(409)
        .body("code", is("consent-text-changed"));
    as(martha)
        .body(Map.of("sha256", second))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200)
        .body("consents.state", contains("GIVEN"));
    as(martha)
        .delete("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200)
        .body("consents.state", contains("WITHDRAWN"));
    as(martha).delete("/v1/me/consents/STUDY_PARTICIPATION").then().statusCode(200);
    as(martha).delete("/v1/me/consents/NEVER_ASKED").then().statusCode(404);
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/participants/" + martha.id() + "/consents")
        .then()
        .statusCode(200)
        .body("consents.state", contains("WITHDRAWN"));
    as(martha)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words",
            hasItems(
                "You gave consent for taking part in the study.",
                "You withdrew consent for taking part in the study.",
                "Someone of your care team looked at what you consented to."));
  }

  @Test
  void
      who_took_the_consent_to_take_part_back_is_asked_and_expected_nothing_until_it_is_given_anew() {
    var study = studies.study();
    LocalDate today = LocalDate.now(Walks.BERLIN);
    var martha = studies.participant(study, today.minusDays(40), today.minusDays(25), Walks.BERLIN);
    String text = publish(study, "en", null, "Words.");
    give(martha, text);
    as(martha).get("/v1/me/schedule").then().body("today", not(empty()));
    Assertions.assertThat(expected(martha)).isEqualTo("1");

    as(martha).delete("/v1/me/consents/STUDY_PARTICIPATION").then().statusCode(200);
    as(martha).get("/v1/me/schedule").then().body("today", empty(), "coming", empty());
    Assertions.assertThat(expected(martha)).isEqualTo("0");

    give(martha, text);
    as(martha).get("/v1/me/schedule").then().body("today", not(empty()));
    Assertions.assertThat(expected(martha)).isEqualTo("1");
  }

  /** From how many people of that id something is expected: silence is told of them alone. */
  private static String expected(SignedInPerson person) {
    return WholeDatabase.value(
        "select count(*) from sixwalk.expected_person where participant_id = '"
            + person.id()
            + "'");
  }

  @Test
  void what_was_measured_after_a_withdrawal_is_refused_and_before_it_is_kept_with_a_flag()
      throws Exception {
    var study = studies.study();
    var martha = People.enrolAndSignIn(studies, study, "Martha Late", "+49 30 4000002");
    String text = publish(study, "en", null, "Words.");
    as(martha)
        .body(Map.of("sha256", text))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200);
    var early = batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(20)));
    as(martha)
        .body(early)
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(martha).delete("/v1/me/consents/STUDY_PARTICIPATION").then().statusCode(200);

    as(martha)
        .body(early)
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("DUPLICATE"));
    UUID late = UUID.randomUUID();
    as(martha)
        .body(batch(couldNotWalk(late, OffsetDateTime.now().minusMinutes(10))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    Thread.sleep(20);
    as(martha)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now())))
        .post("/v1/me/uploads")
        .then()
        .body(
            "results.outcome",
            contains("REJECTED"),
            "results[0].errors[0].pointer",
            is("/statedAt"),
            "results[0].errors[0].code",
            is("after-withdrawal"));
    try (var c = WholeDatabase.connect();
        var s = c.prepareStatement("select flags[1] from sixwalk.upload where id = ?")) {
      s.setObject(1, late);
      try (var rows = s.executeQuery()) {
        Assertions.assertThat(rows.next()).isTrue();
        Assertions.assertThat(rows.getString(1)).isEqualTo("AFTER_WITHDRAWAL");
      }
    }

    String tag =
        as(study.admin()).get("/v1/studies/" + study.code()).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(Map.of("name", "N", "emergencyNumber", "112", "lateRecords", "REFUSE"))
        .put("/v1/studies/" + study.code())
        .then()
        .statusCode(200);
    as(martha)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(15))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("REJECTED"));
    as(martha)
        .body(early)
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("DUPLICATE"));

    OffsetDateTime away = OffsetDateTime.now();
    Thread.sleep(20);
    as(martha)
        .body(Map.of("sha256", text))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200);
    as(martha)
        .body(
            Map.of(
                "records",
                List.of(
                    couldNotWalk(UUID.randomUUID(), OffsetDateTime.now()),
                    couldNotWalk(UUID.randomUUID(), away),
                    couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(15)))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED", "REJECTED", "STORED"));
  }

  @Test
  void what_waits_for_a_decision_is_told_apart_and_nothing_waits_for_who_has_left() {
    var study = studies.study();
    var martha = People.enrolAndSignIn(studies, study, "Martha Waits", "+49 30 4000004");
    String first = publish(study, "en", null, "We measure your walks.");
    waiting(martha).body("consents.state", contains("NOT_ASKED"));
    give(martha, first);
    waiting(martha).body("consents", empty());
    String second = publish(study, "en", null, "We measure your walks at night, too.");
    waiting(martha).body("consents.state", contains("RENEW"));
    give(martha, second);
    as(martha).delete("/v1/me/consents/STUDY_PARTICIPATION").then().statusCode(200);
    waiting(martha).body("consents", empty(), "leftAt", nullValue());

    publish(study, "en", null, "We measure your walks by day only.");
    String left =
        as(martha).body(Map.of()).post("/v1/me/withdrawal").then().extract().path("withdrawnAt");
    waiting(martha).body("consents", empty(), "leftAt", is(left));
    as(martha).get("/v1/me/consents").then().body("consents.state", contains("WITHDRAWN"));
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/participants/" + martha.id() + "/consents")
        .then()
        .body("leftAt", is(left));
  }

  private static ValidatableResponse waiting(SignedInPerson person) {
    return as(person).get("/v1/me/consents?waiting=true").then().statusCode(200);
  }

  private static void give(SignedInPerson person, String sha256) {
    as(person)
        .body(Map.of("sha256", sha256))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200);
  }

  @Test
  void someone_who_left_the_study_keeps_what_is_there_and_adds_nothing() {
    var study = studies.study();
    var martha = People.enrolAndSignIn(studies, study, "Martha Left", "+49 30 4000003");
    as(martha).body(Map.of("reason", "too tired")).post("/v1/me/withdrawal").then().statusCode(200);
    String at =
        as(martha)
            .body(Map.of())
            .post("/v1/me/withdrawal")
            .then()
            .statusCode(200)
            .extract()
            .path("withdrawnAt");
    as(martha)
        .body(Map.of())
        .post("/v1/me/withdrawal")
        .then()
        .statusCode(200)
        .body("withdrawnAt", is(at));
    as(martha)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().plusSeconds(1))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("REJECTED"));
    as(martha).get("/v1/me/walks").then().statusCode(200);
    as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/participants/" + martha.id() + "/changes")
        .then()
        .body("changes.field", contains("WITHDRAWN"), "changes[0].reason", is("too tired"));
    as(martha)
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem("You left the study. The reason given: too tired"));
    as(study.clinician())
        .body(Map.of("reason", "asked"))
        .post("/v1/studies/" + study.code() + "/participants/" + martha.id() + "/withdrawal")
        .then()
        .statusCode(404);
  }
}
