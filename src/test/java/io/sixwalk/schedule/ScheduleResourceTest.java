package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ScheduleResourceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int ITEMS_OF_FIRST_PLAN = 8;

  @Inject Studies studies;

  private static LocalDate today() {
    return LocalDate.now(BERLIN);
  }

  private static String plan(TestStudy study) {
    return "/v1/studies/" + study.code() + "/plan";
  }

  private static Map<String, Object> walkItem(String... windows) {
    return new HashMap<>(
        Map.of("code", "walk", "task", "WALK", "times", 2, "windows", List.of(windows)));
  }

  private static Map<String, Object> item(String instrument, String rhythm, Object value) {
    Map<String, Object> item = new HashMap<>();
    item.put("code", instrument);
    item.put("task", "QUESTIONNAIRE");
    item.put("instrument", instrument);
    item.put(rhythm, value);
    if (!rhythm.equals("windows")) {
      item.put("fromDay", 0);
      item.put("toDay", 200);
    }
    return item;
  }

  @SafeVarargs
  private static Map<String, Object> body(Map<String, Object>... items) {
    return Map.of("silentAfterDays", 5, "items", List.of(items));
  }

  private static int put(TestStudy study, int version, Map<String, Object> body) {
    return as(study.admin())
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .put(plan(study))
        .then()
        .extract()
        .statusCode();
  }

  @Test
  void a_new_study_begins_with_the_recommended_plan_which_can_be_asked() {
    var study = studies.study();
    as(study.clinician())
        .get(plan(study))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .header("Cache-Control", "no-store")
        .body(
            "version",
            is(1),
            "silentAfterDays",
            is(7),
            "items",
            hasSize(ITEMS_OF_FIRST_PLAN),
            "items.code",
            hasItem("rand-36"),
            "warnings",
            empty());
  }

  @Test
  void an_admin_changes_the_plan_and_every_change_is_a_version() {
    var study = studies.study();
    Map<String, Object> wanted =
        body(walkItem("BASELINE", "D30"), item("phq-2", "weekdays", List.of("MONDAY", "FRIDAY")));
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(wanted)
        .put(plan(study))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body(
            "items[1].version",
            is("1.0.0"),
            "items[1].languages",
            contains("en"),
            "items[1].times",
            is(1),
            "items[0].graceDays",
            is(0));
    assertThat(put(study, 1, wanted)).isEqualTo(409);
    assertThat(put(study, 2, wanted)).isEqualTo(200);
    as(study.admin())
        .body(wanted)
        .put(plan(study))
        .then()
        .statusCode(400)
        .body("code", is("if-match"));
    as(study.coordinator())
        .header("If-Match", "\"3\"")
        .body(wanted)
        .put(plan(study))
        .then()
        .statusCode(404);
  }

  @Test
  void what_cannot_be_asked_is_refused_with_its_reason() {
    var study = studies.study();
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(body(item("sarc-f", "everyDays", 7), item("nonsense", "everyDays", 7)))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body(
            "code",
            is("not-schedulable"),
            "errors.pointer",
            contains("/items/0/instrument", "/items/1/instrument"),
            "errors[0].detail",
            containsString("not included"));
    var german = item("phq-2", "windows", List.of("D30", "D31"));
    german.put("languages", List.of("de"));
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(body(german))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/items/0/windows", "/items/0/languages/0"));
    var clinician = item("clinical-frailty-scale", "everyDays", 7);
    assertThat(put(study, 1, body(clinician))).isEqualTo(422);
  }

  @Test
  void a_malformed_plan_is_refused_field_by_field() {
    var study = studies.study();
    var both = item("phq-2", "everyDays", 7);
    both.put("weekdays", List.of("MONDAY"));
    var overlap = item("gds-15", "everyDays", 7);
    overlap.put("graceDays", 7);
    var endless = item("frail-adapted", "everyDays", 7);
    endless.remove("toDay");
    Map<String, Object> nameless = new HashMap<>(walkItem("D30"));
    nameless.remove("code");
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(Map.of("silentAfterDays", 0, "items", List.of(both, overlap, endless, nameless)))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "/silentAfterDays",
                "/items/0",
                "/items/1/graceDays",
                "/items/2/toDay",
                "/items/3/code"));
    for (String wrong :
        List.of("{\"items\":[null],\"silentAfterDays\":7}", "[]", "{", "{\"items\":{}}")) {
      int status =
          as(study.admin())
              .header("If-Match", "\"1\"")
              .body(wrong)
              .put(plan(study))
              .then()
              .extract()
              .statusCode();
      assertThat(status).as(wrong).isIn(400, 422);
    }
  }

  private SignedInPerson personInWindow(TestStudy study) {
    assertThat(
            put(study, 1, body(walkItem("BASELINE", "D30", "D90"), item("phq-2", "everyDays", 10))))
        .isEqualTo(200);
    return studies.participant(
        study, today().minusDays(50), today().minusDays(25), ZoneId.of("Europe/Berlin"));
  }

  @Test
  void a_person_sees_what_is_today_coming_missed_and_done_in_plain_words() {
    var study = studies.study();
    var person = personInWindow(study);
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
  void saying_that_one_could_not_walk_is_an_answer() {
    var study = studies.study();
    var person = personInWindow(study);
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

  @Test
  void a_caregiver_with_adherence_learns_how_much_was_answered_and_not_what_was_asked() {
    var study = studies.study();
    var person = personInWindow(study);
    var anna = studies.caregiver(person, ShareScope.ADHERENCE);
    var other = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    String path = "/v1/caregiver/people/" + person.id() + "/adherence";
    var told =
        as(anna)
            .get(path)
            .then()
            .statusCode(200)
            .body(
                "dueToday",
                is(1),
                "walks.missed",
                is(1),
                "questionnaires.missed",
                is(3),
                "words[0]",
                is("One thing is planned for today."),
                "words[2]",
                is("Nothing has come yet."))
            .extract()
            .asString();
    assertThat(told).doesNotContain("phq");
    as(other).get(path).then().statusCode(404);
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words", hasItem(containsString("looked at whether planned things were done")));
    as(anna).get("/v1/caregiver/people/" + UUID.randomUUID() + "/adherence").then().statusCode(404);
  }

  @Test
  void the_care_team_counts_by_item_and_window_and_reads_person_by_person() {
    var study = studies.study();
    var first = personInWindow(study);
    var second = studies.participant(study, today().minusDays(50), today().minusDays(25), BERLIN);
    as(second)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(5))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    String path = "/v1/studies/" + study.code() + "/adherence";
    as(study.coordinator())
        .get(path)
        .then()
        .statusCode(200)
        .body(
            "participants",
            is(2),
            "items.find { it.item == 'walk' && it.window == 'D30' }.adherence.unable",
            is(1),
            "items.find { it.item == 'walk' && it.window == 'D30' }.adherence.open",
            is(1),
            "items.find { it.item == 'walk' && it.window == 'BASELINE' }.adherence.missed",
            is(2),
            "items.find { it.item == 'phq-2' }.adherence.missed",
            is(6));
    String next =
        as(study.coordinator())
            .get(path + "/people?limit=1")
            .then()
            .statusCode(200)
            .body("people", hasSize(1), "people[0].site", is("one"))
            .extract()
            .path("next");
    var more =
        as(study.coordinator())
            .get(path + "/people?limit=1&after=" + next)
            .then()
            .statusCode(200)
            .body("people", hasSize(1), "next", nullValue())
            .extract();
    assertThat(more.<String>path("people[0].participantId"))
        .isIn(first.id().toString(), second.id().toString());
    as(study.coordinator()).get(path + "/people?limit=0").then().statusCode(400);
    var elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    as(elsewhere).get(path).then().statusCode(200).body("participants", is(0));
    as(studies.study().coordinator()).get(path).then().statusCode(404);
    as(elsewhere)
        .get("/v1/studies/" + study.code() + "/participants/" + first.id() + "/schedule")
        .then()
        .statusCode(404);
  }

  @Test
  void a_window_that_is_gone_is_warned_of() {
    var study = studies.study();
    String windows = "/v1/studies/" + study.code() + "/windows";
    String tag = as(study.admin()).get(windows).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(Map.of("windows", List.of(Map.of("code", "D30", "firstDay", 20, "lastDay", 40))))
        .put(windows)
        .then()
        .statusCode(200);
    as(study.admin())
        .get(plan(study))
        .then()
        .body("warnings.pointer", hasSize(6), "warnings.code", everyItem(equalTo("unknown")));
  }
}
