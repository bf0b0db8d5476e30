package io.sixwalk.schedule.silence;

import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Notices once, closes when something arrives, and tells those who may know. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class SilenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Inject Studies studies;
  @Inject SilenceWatch watch;

  private void look(Instant at) {
    Studies.await(() -> watch.look(at));
  }

  /** Enrolled thirty days ago; the study day is 2 now, within the baseline and what follows it. */
  private SignedInPerson quiet(TestStudy study) {
    return studies.participant(
        study, LocalDate.now(BERLIN).minusDays(30), LocalDate.now(BERLIN).minusDays(2), BERLIN);
  }

  private static void sendSomething(SignedInPerson person) {
    as(person)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(1))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
  }

  private static int count(String table, SignedInPerson person, String where) {
    return Integer.parseInt(
        WholeDatabase.value(
            "select count(*) from sixwalk."
                + table
                + " where participant_id = '"
                + person.id()
                + "' "
                + where));
  }

  @Test
  void who_is_silent_is_noticed_once_told_to_those_who_may_know_and_closed_when_heard_again() {
    var study = studies.study();
    var person = quiet(study);
    var anna = studies.caregiver(person, ShareScope.ADHERENCE);
    var other = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    String silences = "/v1/studies/" + study.code() + "/silences";
    as(study.coordinator()).get(silences).then().statusCode(200).body("silences", empty());

    look(Instant.now());
    look(Instant.now().plus(Duration.ofDays(1)));
    assertThat(count("silence", person, "")).isEqualTo(1);
    assertThat(count("alert", person, "and kind = 'SILENT'")).isEqualTo(1);
    as(study.coordinator())
        .get(silences)
        .then()
        .body(
            "silences.participantId",
            contains(person.id().toString()),
            "silences[0].kind",
            is("NOTHING_SENT"));
    String silentSince =
        as(anna)
            .get("/v1/caregiver/grants")
            .then()
            .body("grants[0].activity.silent", is(true))
            .extract()
            .path("grants[0].activity.silentSince");
    assertThat(silentSince).isNotNull();
    as(anna)
        .get("/v1/caregiver/people/" + person.id() + "/adherence")
        .then()
        .body("silentSince", is(LocalDate.now(BERLIN).minusDays(30).toString()));
    as(other).get("/v1/caregiver/grants").then().body("grants[0].activity", nullValue());
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words",
            hasItem("The service told your care team that nothing came for a while."));
    as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/adherence/people")
        .then()
        .body("people[0].silentSince", is(LocalDate.now(BERLIN).minusDays(30).toString()));

    String schedule = "/v1/studies/" + study.code() + "/participants/" + person.id() + "/schedule";
    as(study.clinician())
        .get(schedule)
        .then()
        .body(
            "silences.kind",
            contains("NOTHING_SENT"),
            "silences[0].since",
            is(LocalDate.now(BERLIN).minusDays(30).toString()));
    as(person).get("/v1/me/schedule").then().statusCode(200).body("silences", nullValue());

    sendSomething(person);
    as(anna)
        .get("/v1/caregiver/grants")
        .then()
        .body(
            "grants[0].activity.silent", is(false), "grants[0].activity.silentSince", nullValue());
    look(Instant.now());
    assertThat(count("silence", person, "and end_reason = 'HEARD'")).isEqualTo(1);
    as(study.coordinator()).get(silences).then().body("silences", empty());
    as(study.clinician()).get(schedule).then().body("silences", empty());

    look(Instant.now().plus(Duration.ofDays(8)));
    assertThat(count("silence", person, "")).isEqualTo(2);
    assertThat(count("silence", person, "and ended_at is null")).isEqualTo(1);
  }

  @Test
  void a_person_is_silent_from_the_day_on_that_the_study_says() {
    var study = studies.study();
    var person = quiet(study);
    sendSomething(person);
    ZonedDateTime noon = LocalDate.now(BERLIN).atTime(12, 0).atZone(BERLIN);
    look(noon.plusDays(6).toInstant());
    assertThat(count("silence", person, "")).isZero();
    look(noon.plusDays(7).toInstant());
    assertThat(count("silence", person, "")).isEqualTo(1);
  }

  @Test
  void many_looks_at_once_make_one_event() throws Exception {
    var study = studies.study();
    var person = quiet(study);
    Instant at = Instant.now();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Integer>> looks = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        looks.add(() -> Studies.await(() -> watch.look(at)));
      }
      for (Future<Integer> look : threads.invokeAll(looks)) {
        look.get();
      }
    } finally {
      threads.shutdown();
    }
    look(at);
    assertThat(count("silence", person, "")).isEqualTo(1);
    assertThat(count("alert", person, "and kind = 'SILENT'")).isEqualTo(1);
  }

  @Test
  void nobody_is_silent_of_whom_nothing_is_expected() {
    var study = studies.study();
    var before =
        studies.participant(
            study, LocalDate.now(BERLIN).minusDays(30), LocalDate.now(BERLIN).plusDays(60), BERLIN);
    var after =
        studies.participant(
            study,
            LocalDate.now(BERLIN).minusDays(900),
            LocalDate.now(BERLIN).minusDays(800),
            BERLIN);
    var left = quiet(study);
    as(left).body(Map.of("reason", "too tired")).post("/v1/me/withdrawal").then().statusCode(200);
    look(Instant.now());
    assertThat(count("silence", before, "")).isZero();
    assertThat(count("silence", after, "")).isZero();
    assertThat(count("silence", left, "")).isZero();
  }

  @Test
  void a_sensor_that_stops_is_noticed_and_closed_when_it_is_back() {
    var study = studies.study();
    var person = quiet(study);
    ZonedDateTime start = LocalDate.now(BERLIN).minusDays(20).atTime(10, 0).atZone(BERLIN);
    for (int i = 0; i < 3; i++) {
      send(person, Walks.outdoors(start.plusDays(i), 300));
    }
    send(person, Walks.laps(start.plusDays(3), 10, 0));
    look(Instant.now());
    assertThat(count("silence", person, "")).isZero();
    send(person, Walks.laps(start.plusDays(4), 10, 0));
    look(Instant.now());
    look(Instant.now());
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/silences")
        .then()
        .body(
            "silences.kind",
            containsInAnyOrder("STEPS", "POSITIONS"),
            "silences.since",
            contains(
                start.plusDays(3).toInstant().toString(),
                start.plusDays(3).toInstant().toString()));
    assertThat(count("alert", person, "and kind = 'SILENT'")).isEqualTo(2);
    send(person, Walks.outdoors(start.plusDays(5), 300));
    look(Instant.now());
    assertThat(count("silence", person, "and ended_at is null")).isZero();
    assertThat(count("silence", person, "and end_reason = 'HEARD'")).isEqualTo(2);
  }

  private static void send(
      SignedInPerson person, com.fasterxml.jackson.databind.node.ObjectNode walk) {
    as(person)
        .body(Walks.batch(walk).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
  }
}
