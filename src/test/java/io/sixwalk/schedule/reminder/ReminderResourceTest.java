package io.sixwalk.schedule.reminder;

import static io.sixwalk.people.People.as;
import static io.sixwalk.schedule.reminder.TestReminders.BERLIN;
import static io.sixwalk.schedule.reminder.TestReminders.count;
import static io.sixwalk.schedule.reminder.TestReminders.person;
import static io.sixwalk.schedule.reminder.TestReminders.remindAlways;
import static io.sixwalk.schedule.reminder.TestReminders.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ReminderResourceTest {
  @Inject Studies studies;

  @Test
  void wishes_have_defaults_and_are_kept() {
    var person = person(studies);
    as(person)
        .get("/v1/me/reminder-settings")
        .then()
        .statusCode(200)
        .body(
            "optedOut",
            is(false),
            "remindAt",
            is("10:00"),
            "quietFrom",
            is("21:00"),
            "quietTo",
            is("08:00"));
    var wished = settings(false, "20:00", "09:30");
    wished.put("zone", "America/New_York");
    wished.put("language", "es");
    as(person).body(wished).put("/v1/me/reminder-settings").then().statusCode(200);
    as(person)
        .get("/v1/me/reminder-settings")
        .then()
        .body("zone", is("America/New_York"), "language", is("es"), "quietTo", is("09:30"));
    var wrong = settings(false, "25:00", "9:30");
    wrong.put("zone", "Mars/Olympus");
    wrong.put("language", "tlh");
    as(person)
        .body(wrong)
        .put("/v1/me/reminder-settings")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/quietFrom", "/quietTo", "/zone", "/language"));
  }

  @Test
  void an_app_fetches_todays_reminder_once_and_learns_the_days_ahead() {
    var person = person(studies);
    remindAlways(person);
    String next =
        as(person)
            .header("Accept-Language", "en")
            .get("/v1/me/reminders")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .body(
                "reminders.words",
                contains("You have something to do today."),
                "ahead",
                hasSize(13),
                "ahead[0].dueOn",
                is(LocalDate.now(BERLIN).plusDays(1).toString()))
            .extract()
            .path("next");
    as(person)
        .get("/v1/me/reminders?after=" + next)
        .then()
        .body("reminders", empty(), "next", is(next));
    as(person).get("/v1/me/reminders").then().body("reminders", hasSize(1));
    assertThat(count("reminder", person)).isEqualTo("1");
    assertThat(
            WholeDatabase.value(
                "select string_agg(channel || ' ' || state, ',') from sixwalk.reminder_delivery"
                    + " where participant_id = '"
                    + person.id()
                    + "'"))
        .isEqualTo("FEED FETCHED");
    as(person).get("/v1/me/reminders?after=yesterday").then().statusCode(400);
  }
}
