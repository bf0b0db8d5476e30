package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database's own wall, with the application's policy out of the way. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ScheduleWallTest {
  @Inject Studies studies;

  private static String ask(String role, SignedInPerson actor, String sql) throws SQLException {
    try (Connection c = WholeDatabase.connect();
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      s.execute(
          "select set_config('role', '"
              + role
              + "', true), set_config('app.actor', '"
              + (actor == null ? "" : actor.id())
              + "', true)");
      try (ResultSet row = s.executeQuery(sql)) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  @Test
  void the_door_of_the_schedule_opens_for_those_who_may_and_for_nobody_else() throws SQLException {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now().minusDays(9));
    var other = studies.participant(study, LocalDate.now().minusDays(9));
    var adherence = studies.caregiver(person, ShareScope.ADHERENCE);
    var trend = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    var elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    String input = "select sixwalk.adherence_input('" + person.id() + "') ->> 'studyId'";
    String studyId = study.studyId().toString();

    assertThat(ask("sixwalk_app", person, input)).isEqualTo(studyId);
    assertThat(ask("sixwalk_app", study.clinician(), input)).isEqualTo(studyId);
    assertThat(ask("sixwalk_app", adherence, input)).isEqualTo(studyId);
    assertThat(ask("sixwalk_app", other, input)).isNull();
    assertThat(ask("sixwalk_app", trend, input)).isNull();
    assertThat(ask("sixwalk_app", study.admin(), input)).isNull();
    assertThat(ask("sixwalk_app", elsewhere, input)).isNull();
    assertThat(ask("sixwalk_app", null, input)).isNull();

    as(elsewhere)
        .body(Map.of("reason", "The usual site cannot be reached."))
        .post("/v1/studies/" + study.code() + "/participants/" + person.id() + "/break-glass")
        .then()
        .statusCode(201);
    assertThat(ask("sixwalk_app", elsewhere, input)).isEqualTo(studyId);
    as(elsewhere)
        .get("/v1/studies/" + study.code() + "/participants/" + person.id() + "/schedule")
        .then()
        .statusCode(200);
  }

  @Test
  void the_door_for_who_sends_for_a_person_opens_for_that_caregiver_alone() throws SQLException {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now().minusDays(9));
    var helper = studies.caregiver(person, ShareScope.PROXY_UPLOAD);
    var adherence = studies.caregiver(person, ShareScope.ADHERENCE, ShareScope.TREND_SUMMARY);
    String input = "select sixwalk.helped_schedule_input('" + person.id() + "') ->> 'studyId'";

    assertThat(ask("sixwalk_app", helper, input)).isEqualTo(study.studyId().toString());
    for (var other : List.of(person, adherence, study.clinician(), study.admin())) {
      assertThat(ask("sixwalk_app", other, input)).isNull();
    }
    assertThat(ask("sixwalk_app", null, input)).isNull();
    // And to send is not to follow.
    assertThat(
            ask(
                "sixwalk_app",
                helper,
                "select sixwalk.adherence_input('" + person.id() + "') ->> 'studyId'"))
        .isNull();
  }

  @Test
  void housekeeping_and_what_lies_behind_the_doors_is_closed_to_everyone_else() {
    for (String sql :
        new String[] {
          "select sixwalk.adherence_of(gen_random_uuid(), true)",
          "select sixwalk.note_silence(now())",
          "select sixwalk.push_candidates(now(), 1)",
          "select sixwalk.claim_pushes(now(), interval '1 minute', 1)",
          "select sixwalk.ring(gen_random_uuid(), current_date, now())",
          "select count(*) from sixwalk.expected_person"
        }) {
      assertThatThrownBy(() -> ask("sixwalk_app", null, sql))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> ask("sixwalk_keeper", null, "select count(*) from sixwalk.silence"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_person_reaches_no_reminder_and_no_subscription_of_another() throws SQLException {
    var study = studies.study();
    var person = studies.participant(study, LocalDate.now());
    var other = studies.participant(study, LocalDate.now());
    as(person)
        .body(
            Map.of(
                "optedOut", false, "remindAt", "00:00", "quietFrom", "00:00", "quietTo", "00:00"))
        .put("/v1/me/reminder-settings")
        .then()
        .statusCode(200);
    String settings = "select count(*) from sixwalk.reminder_setting";
    assertThat(ask("sixwalk_app", person, settings)).isEqualTo("1");
    assertThat(ask("sixwalk_app", other, settings)).isEqualTo("0");
    assertThat(ask("sixwalk_app", study.clinician(), settings)).isEqualTo("0");
  }
}
