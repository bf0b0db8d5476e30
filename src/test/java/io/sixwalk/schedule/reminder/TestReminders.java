package io.sixwalk.schedule.reminder;

import static io.sixwalk.people.People.as;

import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.WholeDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who are asked for something each day, and their wishes. */
final class TestReminders {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private TestReminders() {}

  /** A study that asks for something each day, and for nothing else. */
  static TestStudy daily(Studies studies) {
    var study = studies.study();
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(
            Map.of(
                "silentAfterDays",
                7,
                "items",
                List.of(
                    Map.of(
                        "code",
                        "phq-2",
                        "task",
                        "QUESTIONNAIRE",
                        "instrument",
                        "phq-2",
                        "everyDays",
                        1,
                        "fromDay",
                        0,
                        "toDay",
                        99))))
        .put("/v1/studies/" + study.code() + "/plan")
        .then()
        .statusCode(200);
    return study;
  }

  static SignedInPerson person(Studies studies) {
    return studies.participant(daily(studies), LocalDate.now(BERLIN));
  }

  static Map<String, Object> settings(boolean optedOut, String from, String to) {
    return new HashMap<>(
        Map.of("optedOut", optedOut, "remindAt", "00:00", "quietFrom", from, "quietTo", to));
  }

  /** From the first minute of the day on, at any hour. */
  static void remindAlways(SignedInPerson person) {
    as(person)
        .body(settings(false, "00:00", "00:00"))
        .put("/v1/me/reminder-settings")
        .then()
        .statusCode(200);
  }

  static String count(String table, SignedInPerson person) {
    return WholeDatabase.value(
        "select count(*) from sixwalk." + table + " where participant_id = '" + person.id() + "'");
  }
}
