package io.sixwalk.trial.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.trial.Records;
import io.sixwalk.trial.card.ForbiddenWords;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class WatchResourceTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Inject Studies studies;

  private static RequestSpecification as(SignedInPerson person) {
    return given().auth().oauth2(person.token());
  }

  private static void bring(SignedInPerson admin, String number, String status, LocalDate day) {
    as(admin)
        .contentType("application/json")
        .body(Records.study(number, status, day.toString()).toString())
        .post("/v1/registry/imports")
        .then()
        .statusCode(200);
  }

  @Test
  void a_change_of_a_watched_trial_becomes_an_item_to_read_for_its_watcher_only() {
    Studies.TestStudy study = studies.study();
    SignedInPerson watcher = studies.participant(study, LocalDate.of(2026, 1, 1));
    SignedInPerson other = studies.participant(study, LocalDate.of(2026, 1, 1));
    String number = Records.number();
    bring(study.admin(), number, "RECRUITING", TODAY.minusDays(5));

    as(watcher)
        .put("/v1/me/watched-trials/{n}", number.toLowerCase(Locale.ROOT).replace("nct", "nct "))
        .then()
        .statusCode(200)
        .body("number", equalTo(number))
        .body("card.openness", equalTo("OPEN"));
    as(watcher).put("/v1/me/watched-trials/" + number).then().statusCode(200);
    as(watcher).get("/v1/me/watched-trials").then().body("trials", hasSize(1));
    as(other).get("/v1/me/watched-trials").then().body("trials", empty());
    as(watcher).get("/v1/me/feed").then().statusCode(200).body("items", empty());

    bring(study.admin(), number, "RECRUITING", TODAY.minusDays(2));
    as(watcher).get("/v1/me/feed").then().body("items", empty());
    bring(study.admin(), number, "WITHDRAWN", TODAY);
    bring(study.admin(), number, "WITHDRAWN", TODAY);

    for (String language : List.of("en", "es")) {
      List<String> lines =
          as(watcher)
              .header("Accept-Language", language)
              .get("/v1/me/feed")
              .then()
              .header("Cache-Control", "no-store")
              .body("items", hasSize(1))
              .body("items[0].kind", equalTo("TRIAL_CHANGED"))
              .body("items[0].number", equalTo(number))
              .body("items[0].opennessBefore", equalTo("OPEN"))
              .body("items[0].opennessNow", equalTo("NEVER_STARTED"))
              .body("items[0].classNow", equalTo("REGISTERED_BUT_UNVERIFIED"))
              .extract()
              .path("items[0].lines");
      assertThat(lines)
          .hasSize(3)
          .allSatisfy(l -> assertThat(ForbiddenWords.in(l, new Locale(language))).isEmpty());
      assertThat(String.join(" ", lines)).doesNotContain("!").contains(number);
    }
    as(other).get("/v1/me/feed").then().body("items", empty());

    as(watcher).delete("/v1/me/watched-trials/" + number).then().statusCode(204);
    as(watcher).delete("/v1/me/watched-trials/" + number).then().statusCode(204);
    as(watcher).get("/v1/me/watched-trials").then().body("trials", empty());
    bring(study.admin(), number, "RECRUITING", TODAY.plusDays(1));
    as(watcher).get("/v1/me/feed").then().body("items", hasSize(1));
  }

  @Test
  void what_was_read_stays_read_and_what_came_after_it_does_not() {
    Studies.TestStudy study = studies.study();
    SignedInPerson watcher = studies.participant(study, LocalDate.of(2026, 1, 1));
    SignedInPerson other = studies.participant(study, LocalDate.of(2026, 1, 1));
    String number = Records.number();
    bring(study.admin(), number, "RECRUITING", TODAY.minusDays(5));
    as(watcher).put("/v1/me/watched-trials/" + number).then().statusCode(200);
    bring(study.admin(), number, "COMPLETED", TODAY.minusDays(3));
    String first =
        as(watcher)
            .get("/v1/me/feed?unread=true")
            .then()
            .body("items.read", contains(false))
            .extract()
            .path("items[0].id");
    bring(study.admin(), number, "RECRUITING", TODAY.minusDays(1));

    markRead(other, first).then().statusCode(404);
    markRead(watcher, UUID.randomUUID().toString()).then().statusCode(404);
    as(watcher)
        .contentType("application/json")
        .body("{}")
        .put("/v1/me/feed/read")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/newest"));
    as(watcher).get("/v1/me/feed").then().body("items.read", contains(false, false));

    markRead(watcher, first).then().statusCode(204);
    markRead(watcher, first).then().statusCode(204);
    as(watcher).get("/v1/me/feed").then().body("items.read", contains(false, true));
    as(watcher)
        .get("/v1/me/feed?unread=true")
        .then()
        .body("items", hasSize(1), "items[0].opennessNow", equalTo("OPEN"));
    as(watcher)
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem("You read what changed about these trials."));
  }

  private static Response markRead(SignedInPerson person, String newest) {
    return as(person)
        .contentType("application/json")
        .body(Map.of("newest", newest))
        .put("/v1/me/feed/read");
  }

  @Test
  void only_the_number_of_a_trial_goes_on_the_list() {
    SignedInPerson person = studies.participant(studies.study(), LocalDate.of(2026, 1, 1));
    as(person)
        .put("/v1/me/watched-trials/NCTO3169231")
        .then()
        .statusCode(422)
        .body("code", equalTo("not-a-registry-number"));
    as(person).put("/v1/me/watched-trials/U1111-1234-5678").then().statusCode(422);
    given().get("/v1/me/watched-trials").then().statusCode(401);
    as(studies.study().admin()).get("/v1/me/watched-trials").then().statusCode(403);
  }

  @Test
  void a_list_holds_fifty_trials() {
    SignedInPerson person = studies.participant(studies.study(), LocalDate.of(2026, 1, 1));
    for (int i = 0; i < WatchService.MOST_WATCHED; i++) {
      as(person).put("/v1/me/watched-trials/NCT9100" + (1000 + i)).then().statusCode(200);
    }
    as(person)
        .put("/v1/me/watched-trials/NCT91009999")
        .then()
        .statusCode(422)
        .body("code", equalTo("list-full"));
    as(person).put("/v1/me/watched-trials/NCT91001000").then().statusCode(200);
  }

  @Test
  void a_participant_reads_the_card_of_the_own_study() {
    Studies.TestStudy study = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.of(2026, 1, 1));
    as(person)
        .get("/v1/me/study-card")
        .then()
        .statusCode(200)
        .body("study.code", equalTo(study.code()))
        .body("study.synthetic", equalTo(true));
  }

  @Test
  void the_card_of_the_own_study_shows_its_approval_and_its_registry_record() {
    Studies.TestStudy study = studies.study();
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().statusCode(200).extract().header("ETag");
    as(study.admin())
        .contentType("application/json")
        .header("If-Match", tag)
        .body(
            Map.of(
                "name", "Walks at home",
                "emergencyNumber", "112",
                "registryNumber", "NCT03169231",
                "approval",
                    Map.of("board", "Ethics board", "number", "EA1/23", "expiresOn", "2099-01-31")))
        .put(path)
        .then()
        .statusCode(200);
    SignedInPerson person = studies.participant(study, LocalDate.of(2026, 1, 1));
    as(person)
        .get("/v1/me/study-card")
        .then()
        .statusCode(200)
        .body("study.name", equalTo("Walks at home"))
        .body("study.irbName", equalTo("Ethics board"))
        .body("study.irbApprovalNumber", equalTo("EA1/23"))
        .body("study.irbExpiresOn", equalTo("2099-01-31"))
        .body("study.registryNumber", equalTo("NCT03169231"))
        .body("card.number", equalTo("NCT03169231"))
        .body("card.openness", equalTo("ENDED"));
  }
}
