package io.sixwalk.trend;

import static io.restassured.RestAssured.given;
import static io.sixwalk.testing.Questionnaires.phq2;
import static io.sixwalk.testing.Questionnaires.put;
import static io.sixwalk.testing.Questionnaires.rand36;
import static io.sixwalk.testing.Questionnaires.response;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ScoreTrendResourceTest {
  @Inject Studies studies;
  TestStudy study;
  SignedInPerson person;
  ZonedDateTime dayZero;

  @BeforeEach
  void enrol() {
    study = studies.study();
    LocalDate zero = LocalDate.now().minusDays(95);
    person = studies.participant(study, zero.minusDays(28), zero, Walks.BERLIN);
    dayZero = zero.atTime(11, 0).atZone(Walks.BERLIN);
  }

  private static RequestSpecification as(SignedInPerson someone) {
    return given()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
        .auth()
        .oauth2(someone.token())
        .contentType("application/json");
  }

  private static String series(String algorithm, String code) {
    return "series.find { it.algorithm == '" + algorithm + "' && it.code == '" + code + "' }.";
  }

  private static String d90(String algorithm, String code) {
    return series(algorithm, code) + "visits.find { it.window == 'D90' }.";
  }

  @Test
  void scores_of_a_translation_that_nobody_validated_stand_in_a_series_of_their_own() {
    put(person, rand36(dayZero.minusDays(3), 1)).statusCode(201);
    put(person, rand36(dayZero.plusDays(90), 3).put("language", "de")).statusCode(201);
    String pf = "series.findAll { it.algorithm == 'rand-36/ware-v1' && it.code == 'PF' }";
    String published = pf + ".find { it.wording.validated }.";
    String translated = pf + ".find { !it.wording.validated }.";
    as(person)
        .header("Accept-Language", "en")
        .get("/v1/me/trends/scores")
        .then()
        .statusCode(200)
        .body(pf, hasSize(2))
        .body(published + "wording.languages", is(List.of("en")))
        .body(published + "wording.apart", is(false))
        .body(published + "basis.kind", is("MEASUREMENT_ERROR"))
        .body(published + "points", hasSize(1))
        .body(published + "baseline.mean", is(0.0))
        .body(published + "visits.find { it.window == 'D90' }.value", nullValue())
        .body(published + "words", not(hasItem(containsString("translation"))))
        .body(translated + "wording.languages", is(List.of("de")))
        .body(translated + "wording.apart", is(true))
        .body(translated + "name", containsString("translation into German"))
        .body(translated + "basis.kind", is("POINTS_ONLY"))
        .body(translated + "baseline", nullValue())
        .body(translated + "visits.find { it.window == 'D90' }.change", nullValue())
        .body(translated + "visits.find { it.window == 'D90' }.reason", is("NO_BASELINE"))
        .body(
            translated + "words",
            hasItem("The questions were asked in a translation that nobody has tested."));
    as(person)
        .header("Accept-Language", "es")
        .get("/v1/me/trends/scores")
        .then()
        .body(translated + "words", hasItem(containsString("nadie ha puesto a prueba")));
  }

  @Test
  void a_translation_is_compared_with_itself_in_points_and_without_a_verdict() {
    put(person, rand36(dayZero.minusDays(3), 1).put("language", "de")).statusCode(201);
    put(person, rand36(dayZero.plusDays(90), 3).put("language", "de")).statusCode(201);
    as(person)
        .get("/v1/me/trends/scores")
        .then()
        .body(d90("rand-36/ware-v1", "PF") + "points", is(100.0))
        .body(d90("rand-36/ware-v1", "PF") + "change", nullValue())
        .body(series("rand-36/ware-v1", "PF") + "wording.validated", is(false));
  }

  @Test
  void scores_are_compared_by_what_is_known_of_each() {
    put(person, rand36(dayZero.minusDays(3), 1)).statusCode(201);
    put(person, rand36(dayZero.plusDays(90), 3)).statusCode(201);
    put(person, phq2(dayZero.minusDays(3), 0, 1)).statusCode(201);
    put(person, phq2(dayZero.plusDays(90), 2, 2)).statusCode(201);
    String pf = d90("rand-36/ware-v1", "PF");
    as(person)
        .get("/v1/me/trends/scores")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body(pf + "change.status", is("IMPROVED"))
        .body(pf + "points", is(100.0))
        // SEM 22.9 x sqrt(0.07) = 6.0588, of a difference of two values 8.5684.
        .body(pf + "change.standardError", closeTo(8.5684, 1e-4))
        .body(series("rand-36/ware-v1", "PF") + "basis.kind", is("MEASUREMENT_ERROR"))
        .body(series("rand-36/ware-v1", "PF") + "points", hasSize(2))
        .body(series("rand-36/ware-v1", "RP") + "basis.kind", is("REPORT_ONLY"))
        .body(d90("rand-36/ware-v1", "RP") + "reason", is("NOT_COMPARED"))
        .body(series("phq-2", "total") + "basis.kind", is("CATEGORY_AND_POINTS"))
        .body(series("phq-2", "total") + "basis.smallChange", nullValue())
        .body(d90("phq-2", "total") + "points", is(3.0))
        .body(d90("phq-2", "total") + "transition.outcome", is("WORSE"))
        .body(d90("phq-2", "total") + "transition.to", is("positive"))
        .body(d90("phq-2", "total") + "change", nullValue())
        .body(
            series("phq-2", "total") + "words",
            hasItem(
                "How many points make a difference in daily life is not known for this score."));
    as(person)
        .header("Accept-Language", "es")
        .get("/v1/me/trends/scores")
        .then()
        .body("language", is("es"))
        .body(series("phq-2", "total") + "name", is("Estado de ánimo (PHQ-2)"))
        .body(series("phq-2", "total") + "words", hasItem("Son 3 puntos más que al inicio."));
  }

  @Test
  void what_was_taken_back_or_corrected_is_left_out() {
    var wrong = phq2(dayZero.plusDays(90), 3, 3);
    put(person, wrong).statusCode(201);
    var right = phq2(dayZero.plusDays(90).plusMinutes(3), 1, 0);
    right.put("corrects", wrong.get("id").textValue());
    put(person, right).statusCode(201);
    as(person)
        .get("/v1/me/trends/scores")
        .then()
        .body(series("phq-2", "total") + "points.value", is(java.util.List.of(1.0)));
  }

  @Test
  void a_caregiver_with_the_trend_summary_sees_visits_and_words_and_no_single_score() {
    put(person, phq2(dayZero.minusDays(3), 0, 1)).statusCode(201);
    put(person, phq2(dayZero.plusDays(90), 2, 2)).statusCode(201);
    put(person, diary(0, "yes")).statusCode(201);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    SignedInPerson adherence = studies.caregiver(person, ShareScope.ADHERENCE);
    String path = "/v1/caregiver/people/" + person.id() + "/trends/scores";
    as(caregiver)
        .get(path)
        .then()
        .statusCode(200)
        .body(series("phq-2", "total") + "points", nullValue())
        .body(d90("phq-2", "total") + "value.questionnaires", is(1))
        .body(series("phq-2", "total") + "words", not(empty()))
        .body("falls", nullValue());
    as(adherence).get(path).then().statusCode(404);
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem(containsString("looked at how your answers develop")));
  }

  private com.fasterxml.jackson.databind.node.ObjectNode diary(int week, String fell) {
    ZonedDateTime last = dayZero.plusDays(7L * week + 6);
    String first = last.minusDays(6).toLocalDate().toString();
    return fell.equals("yes")
        ? response(
            "falls-diary",
            last,
            "first-day",
            first,
            "last-day",
            last.toLocalDate().toString(),
            "fell",
            "yes",
            "falls",
            1,
            "injury",
            "none")
        : response(
            "falls-diary",
            last,
            "first-day",
            first,
            "last-day",
            last.toLocalDate().toString(),
            "fell",
            "no");
  }

  @Test
  void falls_are_a_rate_over_the_days_that_were_observed() {
    put(person, diary(0, "yes")).statusCode(201);
    put(person, diary(1, "no")).statusCode(201);
    put(person, diary(4, "no")).statusCode(201);
    String staff =
        "/v1/studies/" + study.code() + "/participants/" + person.id() + "/trends/scores";
    as(study.clinician())
        .get(staff)
        .then()
        .statusCode(200)
        .body("falls.daysObserved", is(21))
        .body("falls.fallsPerPersonYear", closeTo(365.25 / 21, 1e-9));
    put(person, diary(4, "yes")).statusCode(201);
    as(study.clinician())
        .get(staff)
        .then()
        .body("falls.fallsPerPersonYear", nullValue())
        .body("falls.whyNull", is("OVERLAPPING_ENTRIES"));
    as(study.admin()).get(staff).then().statusCode(404);
  }

  @Test
  void eq5d_profiles_are_classified_against_the_first_one() {
    Questionnaires.load(study, Questionnaires.pack("eq-5d-5l", "en"));
    put(person, eq5d(dayZero, "2", "1")).statusCode(201);
    put(person, eq5d(dayZero.plusDays(90), "1", "3")).statusCode(201);
    as(person)
        .get("/v1/me/trends/scores")
        .then()
        .body("eq5d[0].firstProfile", is("21111"))
        .body("eq5d[0].latestProfile", is("13111"))
        .body("eq5d[0].change", is("MIXED"));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode eq5d(
      ZonedDateTime at, String mobility, String selfCare) {
    return response(
        "eq-5d-5l", at, "MO", mobility, "SC", selfCare, "UA", "1", "PD", "1", "AD", "1", "VAS", 70);
  }

  @Test
  void a_blinded_study_says_the_same_to_everyone_whatever_was_answered() {
    put(person, phq2(dayZero.minusDays(3), 0, 1)).statusCode(201);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    Questionnaires.hideTrends(study, "PARTICIPANT", "CAREGIVER", "STAFF");
    as(person).get("/v1/me/trends/scores").then().statusCode(403).body("series", nullValue());
    as(caregiver)
        .get("/v1/caregiver/people/" + person.id() + "/trends/scores")
        .then()
        .statusCode(403);
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/participants/" + person.id() + "/trends/scores")
        .then()
        .statusCode(403);
  }
}
