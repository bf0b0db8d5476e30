package io.sixwalk.safety.alert;

import static io.sixwalk.people.People.as;
import static io.sixwalk.safety.PhoneRecords.alertKinds;
import static io.sixwalk.safety.PhoneRecords.gateAnswer;
import static io.sixwalk.safety.PhoneRecords.minutesAgo;
import static io.sixwalk.safety.PhoneRecords.permit;
import static io.sixwalk.safety.PhoneRecords.response;
import static io.sixwalk.safety.PhoneRecords.send;
import static io.sixwalk.safety.PhoneRecords.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.people.People;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class AlertResourceTest {
  private static TestStudy study;

  @Inject Studies studies;
  @Inject Scope scope;
  @Inject Alerts alerts;

  private SignedInPerson person;
  private String list;

  @BeforeEach
  void somebody_new() {
    if (study == null) {
      study = studies.study();
    }
    person = somebody(study);
    list = "/v1/studies/" + study.code() + "/alerts";
  }

  private SignedInPerson somebody(TestStudy of) {
    SignedInPerson one = studies.participant(of, LocalDate.now(Walks.BERLIN).minusDays(90));
    permit(of, one);
    return one;
  }

  private String onlyAlert() {
    return as(study.clinician())
        .get(list + "?limit=100")
        .then()
        .extract()
        .path("alerts.find { it.participantId == '" + person.id() + "' }.id");
  }

  private void answered(String instrument, Map<String, List<String>> answers) {
    ObjectNode record = response(instrument, minutesAgo(5), answers);
    send(person, record);
    as(person)
        .body(Walks.batch(record).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("DUPLICATE"));
  }

  @Test
  void each_sign_of_a_walk_is_told_once_and_a_replay_tells_nothing() {
    ObjectNode walk = walk(minutesAgo(10)).put("endReason", "SYMPTOMS").put("elapsedSeconds", 200);
    walk.putArray("symptoms").add("CHEST_PAIN").add("SYNCOPE");
    walk.put("fall", true).put("fallInjury", true);
    walk.putObject("after").put("spo2Lowest", 84);
    send(person, walk);
    as(person)
        .body(Walks.batch(walk).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("DUPLICATE"));
    as(person)
        .body(walk.toString())
        .put("/v1/me/walks/" + Walks.id(walk))
        .then()
        .body("outcome", is("DUPLICATE"));
    assertThat(alertKinds(study, person))
        .containsExactlyInAnyOrder(
            "CHEST_PAIN", "SYNCOPE", "LOW_OXYGEN", "FALL_WITH_INJURY", "STOPPED_FOR_SYMPTOMS");
  }

  @Test
  void a_positive_mood_screen_is_told_and_a_negative_one_is_not() {
    answered("phq-2", Map.of("1", List.of("1"), "2", List.of("1")));
    assertThat(alertKinds(study, person)).isEmpty();
    answered("phq-2", Map.of("1", List.of("1"), "2", List.of("2")));
    assertThat(alertKinds(study, person)).containsExactly("DEPRESSION_SCREEN");
  }

  @Test
  void one_answer_of_three_is_enough_where_the_other_is_missing() {
    answered("phq-2", Map.of("1", List.of("3")));
    assertThat(alertKinds(study, person)).containsExactly("DEPRESSION_SCREEN");
  }

  @Test
  void a_fall_with_an_injury_is_told_and_one_without_is_drafted_only() {
    Map<String, List<String>> fall = new HashMap<>();
    fall.put("first-day", List.of(LocalDate.now(Walks.BERLIN).minusDays(6).toString()));
    fall.put("last-day", List.of(LocalDate.now(Walks.BERLIN).toString()));
    fall.put("fell", List.of("yes"));
    fall.put("injury", List.of("none"));
    ObjectNode harmless = response("falls-diary", minutesAgo(5), fall);
    withFalls(harmless, 1);
    send(person, harmless);
    assertThat(alertKinds(study, person)).isEmpty();
    fall.put("injury", List.of("minor"));
    ObjectNode harmful = response("falls-diary", minutesAgo(4), fall);
    withFalls(harmful, 2);
    send(person, harmful);
    assertThat(alertKinds(study, person)).containsExactly("FALL_WITH_INJURY");
  }

  private static void withFalls(ObjectNode record, int falls) {
    record.withArray("answers").addObject().put("linkId", "falls").putArray("values").add(falls);
  }

  @Test
  void a_health_event_with_a_marked_criterion_is_told() {
    Map<String, List<String>> event = new HashMap<>();
    event.put("anything", List.of("yes"));
    event.put("description", List.of("Canary: I had a strange turn."));
    event.put("onset", List.of(LocalDate.now(Walks.BERLIN).minusDays(2).toString()));
    event.put("ended", List.of("no"));
    event.put("serious", List.of("none"));
    answered("adverse-event-diary", event);
    assertThat(alertKinds(study, person)).isEmpty();
    event.put("serious", List.of("hospitalisation"));
    answered("adverse-event-diary", event);
    assertThat(alertKinds(study, person)).containsExactly("SERIOUS_EVENT");
  }

  @Test
  void an_alert_keeps_each_member_of_staff_who_opened_it_and_is_closed_once_with_a_note() {
    send(person, gateAnswer(minutesAgo(5), "fell", "medicationChanged"));
    String path = list + "/" + onlyAlert();
    as(study.clinician())
        .get(path)
        .then()
        .statusCode(200)
        .header("Cache-Control", is("no-store"))
        .body("kind", is("GATE_YES"))
        .body("findings", contains("FELL", "MEDICATION_CHANGED"))
        .body("words", is("fall, medication changed"))
        .body("seen", empty())
        .body("closed", nullValue());
    as(study.clinician()).post(path + "/seen").then().statusCode(200).body("seen", hasSize(1));
    String first =
        as(study.clinician())
            .post(path + "/seen")
            .then()
            .body("seen", hasSize(1))
            .extract()
            .path("seen[0].at");
    as(study.coordinator())
        .post(path + "/seen")
        .then()
        .statusCode(200)
        .body(
            "seen.by",
            contains(study.clinician().id().toString(), study.coordinator().id().toString()))
        .body("seen[0].at", is(first));

    as(study.coordinator())
        .body(Map.of("note", " "))
        .post(path + "/close")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/note"));
    as(study.coordinator())
        .body(Map.of("note", "Called; is well."))
        .post(path + "/close")
        .then()
        .statusCode(200)
        .body("closed.by", is(study.coordinator().id().toString()))
        .body("closed.note", is("Called; is well."))
        .body("closed.at", notNullValue());
    as(study.clinician())
        .body(Map.of("note", "Again."))
        .post(path + "/close")
        .then()
        .statusCode(409)
        .body("code", is("alert-closed"));
  }

  @Test
  void open_alerts_come_first_and_pages_hold_every_alert_once() {
    TestStudy own = studies.study();
    SignedInPerson one = somebody(own);
    String path = "/v1/studies/" + own.code() + "/alerts";
    for (int i = 1; i <= 5; i++) {
      send(one, gateAnswer(minutesAgo(i), "fell"));
    }
    String newest = as(own.clinician()).get(path).then().extract().path("alerts[0].id");
    as(own.clinician())
        .body(Map.of("note", "done"))
        .post(path + "/" + newest + "/close")
        .then()
        .statusCode(200);
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      var page =
          as(own.clinician())
              .get(path + "?limit=2" + (after.isEmpty() ? "" : "&after=" + after))
              .then()
              .statusCode(200)
              .body("note", containsString("nobody watches in real time"))
              .extract()
              .jsonPath();
      ids.addAll(page.getList("alerts.id"));
      after = page.getString("next");
    } while (after != null);
    assertThat(ids).hasSize(5).doesNotHaveDuplicates().endsWith(newest);
    as(own.clinician()).get(path + "?after=nonsense").then().statusCode(400);
  }

  @Test
  void staff_of_another_site_or_study_see_nothing_of_it() {
    send(person, gateAnswer(minutesAgo(5), "chestPain"));
    String id = onlyAlert();
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    as(elsewhere).get(list).then().statusCode(200).body("alerts", empty());
    as(elsewhere).get(list + "/" + id).then().statusCode(404);
    as(elsewhere).post(list + "/" + id + "/seen").then().statusCode(404);
    as(elsewhere).body(Map.of("note", "x")).post(list + "/" + id + "/close").then().statusCode(404);
    TestStudy other = studies.study();
    as(other.clinician()).get(list).then().statusCode(404);
    as(other.clinician())
        .get("/v1/studies/" + other.code() + "/alerts/" + id)
        .then()
        .statusCode(404);
    as(study.admin()).get(list).then().statusCode(404);
    as(person).get(list).then().statusCode(403);
  }

  @Test
  void the_person_is_told_in_plain_words_that_the_care_team_knows_and_who_looked() {
    send(person, gateAnswer(minutesAgo(5), "chestPain"));
    String notices = "/v1/me/care-team-notices";
    as(person)
        .get(notices)
        .then()
        .statusCode(200)
        .body("notices.kind", contains("CHEST_PAIN"))
        .body("notices[0].seen", is(false))
        .body("notices[0].text", containsString("Your care team has been told."))
        .body(
            "notices.text", everyItem(containsString("Nobody watches these answers in real time.")))
        .body("notices.text", everyItem(containsString("112")))
        .body("watch", containsString("Nobody watches"));
    as(study.clinician()).post(list + "/" + onlyAlert() + "/seen").then().statusCode(200);
    as(person)
        .header("Accept-Language", "es")
        .get(notices)
        .then()
        .body("notices[0].seen", is(true))
        .body("notices[0].text", containsString("Alguien ya lo ha mirado."))
        .body("notices[0].text", containsString("Nadie vigila estas respuestas en tiempo real."));
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words.find { it.contains('opened something that the care team was told') }",
            notNullValue());
  }

  @Test
  void housekeeping_raises_silence_once_and_the_person_is_not_reproached() {
    JsonObject detail = new JsonObject().put("since", "2026-03-01");
    UUID source = UUID.randomUUID();
    List<Boolean> raised = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      raised.add(
          Studies.await(
              () ->
                  scope.asKeeper(
                      connection ->
                          alerts.raise(
                              Statements.of(connection),
                              person.id(),
                              AlertKind.SILENT,
                              source,
                              detail))));
    }
    assertThat(raised).containsExactly(true, false);
    as(study.clinician())
        .get(list + "/" + onlyAlert())
        .then()
        .body("kind", is("SILENT"))
        .body("detail.since", is("2026-03-01"))
        .body("findings", empty());
    as(person).get("/v1/me/care-team-notices").then().body("notices", empty());
  }

  @Test
  void the_database_itself_shows_nothing_to_staff_of_another_site_and_takes_nothing_from_them() {
    send(person, gateAnswer(minutesAgo(5), "chestPain"), walk(minutesAgo(3)));
    String count =
        "select "
            + Stream.of(
                    "alert",
                    "alert_sight",
                    "alert_closing",
                    "adverse_event",
                    "adverse_event_version",
                    "walk_permission",
                    "measuring_device",
                    "gate_answer",
                    "gate_clearance",
                    "held_walk")
                .map(t -> "(select count(*) from sixwalk." + t + " where participant_id = $1)")
                .collect(Collectors.joining(" + "));
    assertThat(inTheDatabase(study.clinician(), count)).isGreaterThanOrEqualTo(5);
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    assertThat(inTheDatabase(elsewhere, count)).isZero();
    assertThatThrownBy(
            () ->
                inTheDatabase(
                    elsewhere,
                    "select sixwalk.raise_alert($1, gen_random_uuid(), 'SILENT', $1, now(), now(),"
                        + " '{}', null)::int::bigint"))
        // What the database refuses is told as what is not there.
        .hasMessage("not-found");
  }

  private long inTheDatabase(SignedInPerson staff, String sql) {
    return (Long)
        Studies.await(
                () ->
                    scope.onClient(
                        studies.actor(staff.id(), PersonKind.STAFF),
                        Operation.READ_WORKLIST,
                        Subject.study(study.code()),
                        (connection, allowed) -> Statements.of(connection).rows(sql, person.id())))
            .get(0)[0];
  }
}
