package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static io.sixwalk.schedule.TestPlans.BERLIN;
import static io.sixwalk.schedule.TestPlans.body;
import static io.sixwalk.schedule.TestPlans.item;
import static io.sixwalk.schedule.TestPlans.personInWindow;
import static io.sixwalk.schedule.TestPlans.put;
import static io.sixwalk.schedule.TestPlans.today;
import static io.sixwalk.schedule.TestPlans.walkItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ScheduleResourceTest {

  @Inject Studies studies;

  @Test
  void a_person_sees_what_is_today_coming_missed_and_done_in_plain_words() {
    var study = studies.study();
    var person = personInWindow(studies, study);
    as(person)
        .body(
            Walks.batch(Walks.laps(today().minusDays(1).atTime(10, 0).atZone(BERLIN), 10, 0))
                .toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(person)
        .header("Accept-Language", "en")
        .get("/v1/me/schedule")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body(
            "date",
            is(today().toString()),
            "studyDay",
            is(25),
            "planVersion",
            is(2),
            "words",
            is("There is one thing that you can do today."),
            "today.item",
            contains("walk"),
            "today[0].done",
            is(1),
            "today[0].status",
            is("DUE"),
            "today[0].words",
            hasItem("1 of 2 done so far."),
            "coming.item",
            contains("phq-2", "phq-2", "phq-2", "walk"),
            "coming[0].firstOn",
            is(today().plusDays(5).toString()),
            "missed.item",
            contains("phq-2", "phq-2", "walk", "phq-2"),
            "missed[0].words[0]",
            containsString("nothing that you need to do"),
            "done",
            empty());
    as(person)
        .header("Accept-Language", "es")
        .get("/v1/me/schedule")
        .then()
        .body("words", is("Hay una cosa que puede hacer hoy."), "coming[0].language", is("en"));
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/participants/" + person.id() + "/schedule")
        .then()
        .statusCode(200)
        .body("today.item", contains("walk"), "adherence.missed", is(4));
  }

  @Test
  void a_second_walk_of_one_day_does_nothing_for_the_plan() {
    var study = studies.study();
    var person = personInWindow(studies, study);
    ZonedDateTime yesterday = today().minusDays(1).atTime(10, 0).atZone(BERLIN);
    as(person)
        .body(
            Walks.batch(
                    Walks.laps(yesterday.plusHours(4), 10, 0),
                    Walks.laps(yesterday, 10, 0),
                    Walks.laps(yesterday.minusDays(15), 10, 0))
                .toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED", "STORED", "STORED"));
    as(person)
        .get("/v1/me/schedule")
        .then()
        .body("today.item", contains("walk"), "today[0].done", is(1), "today[0].times", is(2));
  }

  @Test
  void who_walked_four_times_in_a_week_is_asked_to_rest_and_not_to_walk() {
    var study = studies.study();
    var often = new HashMap<>(walkItem("BASELINE", "D30"));
    often.put("times", 6);
    assertThat(put(study, 1, body(often))).isEqualTo(200);
    var person = studies.participant(study, today().minusDays(50), today().minusDays(25), BERLIN);
    ZonedDateTime yesterday = today().minusDays(1).atTime(10, 0).atZone(BERLIN);
    as(person)
        .body(
            Walks.batch(
                    Walks.laps(yesterday, 10, 0),
                    Walks.laps(yesterday.minusDays(1), 10, 0),
                    Walks.laps(yesterday.minusDays(2), 10, 0),
                    Walks.laps(yesterday.minusDays(3), 10, 0))
                .toString())
        .post("/v1/me/uploads")
        .then()
        .statusCode(200);
    as(person)
        .header("Accept-Language", "en")
        .get("/v1/me/schedule")
        .then()
        .body(
            "words",
            is("There is nothing to do today."),
            "today[0].done",
            is(4),
            "today[0].restUntil",
            is(today().plusDays(3).toString()),
            "today[0].words",
            hasItem(containsString("Please rest. You can walk again from")));
  }

  @Test
  void saying_that_one_could_not_walk_is_an_answer() {
    var study = studies.study();
    var person = personInWindow(studies, study);
    as(person)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(5))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(person)
        .get("/v1/me/schedule")
        .then()
        .body(
            "today",
            empty(),
            "done.status",
            contains("UNABLE_HEALTH"),
            "done[0].words[0]",
            is("You told us that you could not. Thank you for saying so."),
            "adherence.unable",
            is(1));
  }

  @Test
  void an_answered_questionnaire_is_done() {
    var study = studies.study();
    assertThat(put(study, 1, body(item("phq-2", "everyDays", 1)))).isEqualTo(200);
    var person = studies.participant(study, today());
    Map<String, Object> answer = new HashMap<>();
    answer.put("id", UUID.randomUUID().toString());
    answer.put("kind", "QUESTIONNAIRE_RESPONSE");
    answer.put("instrument", "phq-2");
    answer.put("version", "1.0.0");
    answer.put("language", "en");
    answer.put("measuredAt", OffsetDateTime.now().minusSeconds(5).toString());
    answer.put("zone", "Europe/Berlin");
    answer.put(
        "answers",
        List.of(
            Map.of("linkId", "1", "values", List.of("0")),
            Map.of("linkId", "2", "values", List.of("1"))));
    as(person)
        .body(batch(answer))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(person)
        .get("/v1/me/schedule")
        .then()
        .body("done.item", contains("phq-2"), "today", empty(), "adherence.answered", is(1));
  }

  @Test
  void the_calendar_of_the_study_zone_counts_wherever_the_phone_is() {
    var study = studies.study();
    assertThat(put(study, 1, body(walkItem("BASELINE")))).isEqualTo(200);
    ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
    LocalDate there = LocalDate.now(kiritimati);
    var person = studies.participant(study, there, there, kiritimati);
    var walk =
        Walks.laps(
            OffsetDateTime.now().minusMinutes(10).atZoneSameInstant(ZoneId.of("Pacific/Honolulu")),
            10,
            0);
    as(person)
        .body(Walks.batch(walk).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(person)
        .get("/v1/me/schedule")
        .then()
        .body("date", is(there.toString()), "zone", is("Pacific/Kiritimati"), "studyDay", is(0));
  }

  @Test
  void without_day_0_nothing_is_planned_and_that_is_said() {
    var study = studies.study();
    var person = People.enrolAndSignIn(studies, study, "Martha Early", "+49 30 8100001");
    as(person)
        .get("/v1/me/schedule")
        .then()
        .statusCode(200)
        .body(
            "studyDay",
            nullValue(),
            "words",
            is("Your study has not set your first day yet. Nothing is planned until then."),
            "coming",
            empty());
  }
}
