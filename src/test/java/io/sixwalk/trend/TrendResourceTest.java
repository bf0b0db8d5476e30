package io.sixwalk.trend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class TrendResourceTest {
  private static final String OWN = "/v1/me/trends/walk-distance";

  @Inject Studies studies;
  TestStudy study;
  SignedInPerson person;
  LocalDate dayZero;

  @BeforeEach
  void enrol() {
    study = studies.study();
    dayZero = LocalDate.now(Walks.BERLIN).minusDays(95);
    person = studies.participant(study, dayZero.minusDays(28), dayZero, Walks.BERLIN);
  }

  private RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token());
  }

  private ObjectNode walkOn(long studyDay, double metres) {
    ZonedDateTime start = dayZero.plusDays(studyDay).atTime(10, 0).atZone(Walks.BERLIN);
    return Walks.laps(start, (int) (metres / 30), metres % 30);
  }

  private void upload(ObjectNode... records) {
    as(person)
        .contentType("application/json")
        .body(Walks.batch(records).toString())
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results.outcome", org.hamcrest.Matchers.everyItem(is("STORED")));
  }

  /**
   * The worked example of a mean of 322 m before and 360.67 m after, with a practice walk in front.
   */
  private void walkTheWorkedExample() {
    upload(
        walkOn(-12, 290),
        walkOn(-9, 320),
        walkOn(-6, 328),
        walkOn(-3, 318),
        walkOn(80, 361),
        walkOn(83, 355),
        walkOn(86, 366));
  }

  @Test
  void the_trend_of_the_worked_example_comes_out_with_the_home_error() {
    walkTheWorkedExample();
    as(person)
        .get(OWN)
        .then()
        .statusCode(200)
        .header("Cache-Control", is("no-store"))
        .body(
            "headline.status",
            is("IMPROVED"),
            "headline.certainty",
            is("MODERATE"),
            "headline.visit",
            is("D90"))
        .body(
            "headline.change.difference",
            org.hamcrest.Matchers.allOf(
                org.hamcrest.Matchers.greaterThan(38.66f), org.hamcrest.Matchers.lessThan(38.67f)))
        .body(
            "thresholds.mcid.value",
            is(30f),
            "thresholds.version",
            is("1"),
            "thresholds.mcid.source",
            containsString("Holland 2014"))
        .body("series", hasSize(1))
        .body(
            "series[0].walks.role",
            contains("PRACTICE", "BASELINE", "BASELINE", "BASELINE", "VISIT", "VISIT", "VISIT"))
        .body("series[0].baseline.quality", is("MULTI"), "series[0].baseline.mean", is(322f))
        .body("words.headline", containsString("39 metres"))
        .body("expected.equation", is("EN03"));
  }

  @Test
  void one_walk_a_day_and_four_in_seven_days_are_counted_in_whatever_order_they_arrive() {
    walkTheWorkedExample();
    ObjectNode later = Walks.laps(dayZero.plusDays(83).atTime(15, 0).atZone(Walks.BERLIN), 20, 0);
    upload(walkOn(85, 361), walkOn(84, 361), later);

    as(person)
        .get("/v1/me/walks/" + Walks.id(later))
        .then()
        .body(
            "counts",
            is(false),
            "reasons.code",
            contains("ANOTHER_THAT_DAY"),
            "walkAgain",
            is(false),
            "words",
            hasItem("We counted another walk of that day. That is enough."));
    as(person)
        .get("/v1/me/walks")
        .then()
        .body("walks.reasons.code.flatten()", contains("FOUR_IN_SEVEN_DAYS", "ANOTHER_THAT_DAY"));
    as(person)
        .get(OWN)
        .then()
        .body(
            "series[0].walks.role",
            contains(
                "PRACTICE",
                "BASELINE",
                "BASELINE",
                "BASELINE",
                "VISIT",
                "VISIT",
                "NOT_COUNTED",
                "VISIT",
                "VISIT",
                "NOT_COUNTED"));
  }

  @Test
  void a_change_of_aid_begins_another_series() {
    walkTheWorkedExample();
    upload(walkOn(89, 300).put("aid", "ROLLATOR"));
    as(person)
        .get(OWN)
        .then()
        .statusCode(200)
        .body("series", hasSize(2))
        .body("series[0].visits.find { it.window == 'D90' }.walks", is(3));
  }

  @Test
  void could_not_walk_for_health_reasons_is_the_headline_and_no_distance() {
    upload(
        walkOn(-9, 320),
        walkOn(-6, 328),
        walkOn(-3, 318),
        Walks.MAPPER
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("kind", "UNABLE_TO_WALK")
            .put(
                "statedAt",
                dayZero
                    .plusDays(85)
                    .atTime(9, 0)
                    .atZone(Walks.BERLIN)
                    .toOffsetDateTime()
                    .toString())
            .put("zone", "Europe/Berlin")
            .put("reason", "HEALTH"));
    as(person)
        .get(OWN)
        .then()
        .statusCode(200)
        .body("headline.status", is("COULD_NOT_WALK_FOR_HEALTH_REASONS"))
        .body("visits.find { it.window == 'D90' }.status", is("UNABLE_HEALTH"));
  }

  @Test
  void the_picture_is_asked_for_by_its_type_and_speaks_the_readers_language() {
    walkTheWorkedExample();
    as(person)
        .accept("image/svg+xml")
        .get(OWN)
        .then()
        .statusCode(200)
        .contentType(startsWith("image/svg+xml"))
        .body(containsString("<svg"))
        .body(containsString("38"));
    as(person)
        .accept("image/svg+xml")
        .header("Accept-Language", "es")
        .queryParam("width", 360)
        .get(OWN)
        .then()
        .statusCode(200)
        .body(containsString("lang=\"es\""));
    as(person)
        .accept("image/svg+xml")
        .queryParam("width", 5)
        .get(OWN)
        .then()
        .statusCode(400)
        .body("code", is("width"));
    as(person).header("Accept-Language", "es").get(OWN).then().body("words.language", is("es"));
  }

  @Test
  void a_caregiver_with_a_grant_reads_the_summary_and_nothing_else() {
    walkTheWorkedExample();
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    String path = "/v1/caregiver/people/" + person.id() + "/trends/walk-distance";
    as(caregiver)
        .get(path)
        .then()
        .statusCode(200)
        .body("headline.status", is("IMPROVED"), "series", nullValue(), "expected", nullValue());
    String picture =
        as(caregiver).accept("image/svg+xml").get(path).then().statusCode(200).extract().asString();
    assertThat(picture).contains("<svg").doesNotContain("328");
    as(caregiver).get("/v1/me/walks").then().statusCode(403);
    as(caregiver)
        .get("/v1/studies/" + study.code() + "/participants/" + person.id() + "/walks")
        .then()
        .statusCode(403);
  }

  @Test
  void without_the_scope_or_the_grant_a_person_is_as_if_not_there() {
    walkTheWorkedExample();
    SignedInPerson otherScope = studies.caregiver(person, ShareScope.ADHERENCE);
    SignedInPerson stranger =
        studies.caregiver(studies.participant(study, dayZero), ShareScope.TREND_SUMMARY);
    String nobody =
        as(stranger)
            .get("/v1/caregiver/people/" + UUID.randomUUID() + "/trends/walk-distance")
            .then()
            .statusCode(404)
            .extract()
            .asString();
    String path = "/v1/caregiver/people/" + person.id() + "/trends/walk-distance";
    for (SignedInPerson someone : List.of(otherScope, stranger)) {
      as(someone).get(path).then().statusCode(404).body(equalTo(nobody));
      as(someone).accept("image/svg+xml").get(path).then().statusCode(404);
    }
  }

  @Test
  void the_care_team_of_the_site_reads_it_and_another_study_does_not() {
    walkTheWorkedExample();
    String path =
        "/v1/studies/" + study.code() + "/participants/" + person.id() + "/trends/walk-distance";
    as(study.clinician()).get(path).then().statusCode(200).body("series", hasSize(1));
    as(study.coordinator()).accept("image/svg+xml").get(path).then().statusCode(200);
    as(study.admin()).get(path).then().statusCode(404);
    TestStudy other = studies.study();
    as(other.clinician()).get(path).then().statusCode(404);
    as(other.clinician()).get(path.replace(study.code(), other.code())).then().statusCode(404);
    as(person).get(path).then().statusCode(403);
  }

  @Test
  void a_clinician_decides_with_a_reason_and_the_trend_follows() {
    walkTheWorkedExample();
    String walks = "/v1/studies/" + study.code() + "/participants/" + person.id() + "/walks";
    String newest =
        as(study.clinician()).get(walks).then().statusCode(200).extract().path("walks[0].id");
    as(study.clinician())
        .contentType("application/json")
        .body("{\"counts\":false}")
        .post(walks + "/" + newest + "/decisions")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", is("/reason"));
    as(study.coordinator())
        .contentType("application/json")
        .body("{\"counts\":false,\"reason\":\"x\"}")
        .post(walks + "/" + newest + "/decisions")
        .then()
        .statusCode(404);
    as(study.clinician())
        .contentType("application/json")
        .body("{\"counts\":false,\"reason\":\"Walked the dog\"}")
        .post(walks + "/" + newest + "/decisions")
        .then()
        .statusCode(200)
        .body("counts", is(false), "reasons.code", contains("CLINICIAN"));
    as(person)
        .get(OWN)
        .then()
        .body("headline.status", is("NOT_ENOUGH_DATA"), "headline.reason", is("TOO_FEW_WALKS"));
    as(study.clinician())
        .contentType("application/json")
        .body("{\"counts\":true,\"reason\":\"It was another day\"}")
        .post(walks + "/" + newest + "/decisions")
        .then()
        .statusCode(200)
        .body("counts", is(true));
    as(person).get(OWN).then().body("headline.status", is("IMPROVED"));
  }

  @Test
  void a_study_can_hide_trends_and_then_no_answer_depends_on_the_walks() {
    walkTheWorkedExample();
    SignedInPerson without =
        studies.participant(study, dayZero.minusDays(28), dayZero, Walks.BERLIN);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    String policy = "/v1/studies/" + study.code() + "/feedback-policy";
    String etag = as(study.admin()).get(policy).then().statusCode(200).extract().header("ETag");
    as(study.admin())
        .contentType("application/json")
        .header("If-Match", etag)
        .body(
            "{\"hideTrendsFrom\":[\"PARTICIPANT\",\"CAREGIVER\",\"STAFF\"],\"hideTrendsUntil\":\"2099-01-01T00:00:00Z\"}")
        .put(policy)
        .then()
        .statusCode(200);
    as(study.admin())
        .contentType("application/json")
        .header("If-Match", etag)
        .body("{}")
        .put(policy)
        .then()
        .statusCode(409)
        .body("code", is("study-changed"));
    as(study.clinician())
        .contentType("application/json")
        .header("If-Match", etag)
        .body("{}")
        .put(policy)
        .then()
        .statusCode(404);

    String withheld =
        as(without)
            .get(OWN)
            .then()
            .statusCode(403)
            .body("code", equalTo("withheld"), "detail", containsString("2099"))
            .extract()
            .asString();
    as(person).get(OWN).then().statusCode(403).body(equalTo(withheld));
    as(person).accept("image/svg+xml").get(OWN).then().statusCode(403);
    as(caregiver)
        .get("/v1/caregiver/people/" + person.id() + "/trends/walk-distance")
        .then()
        .statusCode(403);
    as(study.clinician())
        .get(
            "/v1/studies/"
                + study.code()
                + "/participants/"
                + person.id()
                + "/trends/walk-distance")
        .then()
        .statusCode(403);
    as(person)
        .get("/v1/me/walks")
        .then()
        .statusCode(200)
        .body("walks", hasSize(7))
        .body(
            "walks[0].withheld",
            is(true),
            "walks[0].estimate",
            nullValue(),
            "walks[0].counts",
            is(true))
        // 366 metres were walked; an id may hold the same digits.
        .body(not(matchesPattern("(?s).*[^0-9a-f-]366(\\.\\d+)?[^0-9a-f-].*")));
  }

  @Test
  void pages_of_walks_follow_each_other_without_gap_or_repeat() {
    walkTheWorkedExample();
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      var page = as(person).queryParam("limit", 3);
      if (after != null) {
        page = page.queryParam("after", after);
      }
      var answer = page.get("/v1/me/walks").then().statusCode(200).extract();
      seen.addAll(answer.path("walks.id"));
      after = answer.path("next");
    } while (after != null);
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    as(person)
        .queryParam("after", "nonsense")
        .get("/v1/me/walks")
        .then()
        .statusCode(400)
        .body("code", is("cursor"));
    as(person)
        .queryParam("limit", 0)
        .get("/v1/me/walks")
        .then()
        .statusCode(400)
        .body("code", is("limit"));
  }
}
