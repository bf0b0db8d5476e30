package io.sixwalk.trend;

import static io.sixwalk.people.People.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From Auckland across the date line to Pago Pago: what was done at eight in the morning on the
 * first day of the window would be of the day before by the new zone.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class MovedPersonTest {
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

  @Inject Studies studies;
  private TestStudy study;
  private SignedInPerson person;
  private ZonedDateTime firstMorning;

  @BeforeEach
  void enrol() {
    study = studies.study();
    LocalDate zero = LocalDate.now(AUCKLAND).minusDays(60);
    person = studies.participant(study, zero.minusDays(5), zero, AUCKLAND);
    firstMorning = zero.plusDays(20).atTime(8, 0).atZone(AUCKLAND);
  }

  private void send(Object record) {
    as(person)
        .body("{\"records\":[" + record + "]}")
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
  }

  private void move() {
    String path = "/v1/studies/" + study.code() + "/participants/" + person.id();
    as(study.coordinator())
        .header("If-Match", as(study.coordinator()).get(path).header("ETag"))
        .body(Map.of("zone", "Pacific/Pago_Pago", "reason", "Moved"))
        .put(path + "/zone")
        .then()
        .statusCode(200);
  }

  private static String d30(String of) {
    return "series[0].visits.find { it.window == 'D30' }." + of;
  }

  @Test
  void trend_and_schedule_agree_on_the_date_of_a_walk_before_a_move() {
    send(Walks.laps(firstMorning.minusDays(20), 10, 0)); // practice, set aside
    send(Walks.laps(firstMorning, 10, 0));
    String trends = "/v1/me/trends/walk-distance";
    String date = firstMorning.toLocalDate().toString();
    as(person)
        .get(trends)
        .then()
        .body("series[0].walks.date", hasItem(date))
        .body(d30("walks"), is(1));
    move();
    as(person)
        .get(trends)
        .then()
        .body("series[0].walks.date", hasItem(date))
        .body("series[0].walks.studyDay", contains(0, 20))
        .body(d30("walks"), is(1));
    as(person)
        .get("/v1/me/schedule")
        .then()
        .body("missed.find { it.item == 'walk' && it.window == 'D30' }.sent", is(1));
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    as(caregiver)
        .get("/v1/caregiver/people/" + person.id() + "/trends/walk-distance")
        .then()
        .body("visits.find { it.window == 'D30' }.walksThatCount", is(1));
  }

  @Test
  void answers_that_arrive_after_the_move_keep_the_date_on_which_they_were_given() {
    move();
    var late = Questionnaires.phq2(firstMorning, 1, 0);
    Questionnaires.put(person, late).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires/" + late.get("id").textValue())
        .then()
        .body("localDate", is(firstMorning.toLocalDate().toString()));
    as(person).get("/v1/me/schedule").then().body("done.item", hasItem("phq-2"));
  }
}
