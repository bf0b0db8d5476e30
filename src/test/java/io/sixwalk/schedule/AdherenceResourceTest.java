package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static io.sixwalk.schedule.TestPlans.BERLIN;
import static io.sixwalk.schedule.TestPlans.personInWindow;
import static io.sixwalk.schedule.TestPlans.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class AdherenceResourceTest {
  @Inject Studies studies;

  @Test
  void a_caregiver_with_adherence_learns_how_much_was_answered_and_not_what_was_asked() {
    var study = studies.study();
    var person = personInWindow(studies, study);
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
    var first = personInWindow(studies, study);
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
}
