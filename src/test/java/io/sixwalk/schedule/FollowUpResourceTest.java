package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static io.sixwalk.schedule.TestPlans.BERLIN;
import static io.sixwalk.schedule.TestPlans.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import jakarta.inject.Inject;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GDS-15 after a positive PHQ-2, as the plan of a new study has it. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class FollowUpResourceTest {
  private static TestStudy study;

  @Inject Studies studies;
  private SignedInPerson person;
  private ZonedDateTime now;

  @BeforeEach
  void onDay25() {
    if (study == null) {
      study = studies.study();
    }
    person = studies.participant(study, today().minusDays(25), today().minusDays(25), BERLIN);
    now = ZonedDateTime.now(BERLIN).minusMinutes(5).withNano(0);
  }

  private void answer(ObjectNode record) {
    Questionnaires.put(person, record).statusCode(201);
  }

  private ValidatableResponse schedule(SignedInPerson reader) {
    String path =
        reader == person
            ? "/v1/me/schedule"
            : "/v1/studies/" + study.code() + "/participants/" + person.id() + "/schedule";
    return as(reader).get(path).then().statusCode(200);
  }

  @Test
  void after_a_positive_screen_it_is_asked_today_and_counted_and_else_it_is_neither() {
    var before = schedule(person).body("today.item", not(hasItem("gds-15"))).extract().jsonPath();
    answer(Questionnaires.phq2(now, 1, 1));
    schedule(person).body("today.item", not(hasItem("gds-15")));
    answer(Questionnaires.phq2(now.plusMinutes(1), 2, 2));
    var after =
        schedule(person)
            .body("today.item", hasItem("gds-15"))
            .body("today.find { it.item == 'gds-15' }.firstOn", is(today().toString()))
            .body("today.find { it.item == 'gds-15' }.language", is("en"))
            .extract()
            .jsonPath();
    // PHQ-2 was open before and is answered now; GDS-15 is open instead of it.
    assertThat(after.getInt("adherence.open")).isEqualTo(before.getInt("adherence.open"));
    assertThat(after.getString("today.find { it.item == 'gds-15' }.words"))
        .doesNotContainIgnoringCase("score")
        .doesNotContainIgnoringCase("mood")
        .doesNotContainIgnoringCase("because");
    schedule(study.clinician())
        .body("today.item", hasItem("gds-15"))
        .body("followUps", nullValue());
    answer(Questionnaires.response("gds-15", now.plusMinutes(2), "1", "yes"));
    schedule(person)
        .body("today.item", not(hasItem("gds-15")))
        .body("done.item", hasItem("gds-15"));
  }

  @Test
  void one_answer_that_is_high_enough_by_itself_asks_it_too() {
    answer(Questionnaires.response("phq-2", now, "1", "3"));
    schedule(person).body("today.item", hasItem("gds-15"));
  }

  @Test
  void a_phone_is_told_ahead_how_to_go_on_without_a_connection() {
    schedule(person)
        .body("followUps", hasSize(1))
        .body("followUps[0].after", is("phq-2"))
        .body("followUps[0].sumOf", contains("1", "2"))
        .body("followUps[0].atLeast", is(3.0f))
        .body("followUps[0].entry.instrument", is("gds-15"))
        .body("followUps[0].entry.window", is("D30"));
    answer(Questionnaires.phq2(now, 2, 2));
    schedule(person).body("followUps", hasSize(0));
  }

  @Test
  void a_caregiver_cannot_tell_whether_it_is_asked() {
    answer(Questionnaires.phq2(now, 0, 0));
    var anna = studies.caregiver(person, ShareScope.values());
    String path = "/v1/caregiver/people/" + person.id() + "/adherence";
    String negative = as(anna).get(path).then().statusCode(200).extract().asString();
    answer(Questionnaires.phq2(now.plusMinutes(1), 3, 3));
    String positive = as(anna).get(path).then().statusCode(200).extract().asString();
    assertThat(positive).isEqualTo(negative);
    answer(Questionnaires.response("gds-15", now.plusMinutes(2), "1", "yes"));
    assertThat(as(anna).get(path).then().extract().asString()).isEqualTo(negative);
  }

  @Test
  void staff_from_whom_scores_are_hidden_cannot_tell_either() {
    study = studies.study();
    onDay25();
    answer(Questionnaires.phq2(now, 3, 3));
    schedule(study.clinician()).body("today.item", hasItem("gds-15"));
    String counts = "/v1/studies/" + study.code() + "/adherence";
    as(study.clinician()).get(counts).then().body("items.item", hasItem("gds-15"));
    Questionnaires.hideTrends(study, "STAFF");
    schedule(study.clinician()).body("today.item", not(hasItem("gds-15")));
    as(study.clinician()).get(counts).then().body("items.item", not(hasItem("gds-15")));
    schedule(person).body("today.item", hasItem("gds-15"));
    study = null;
  }
}
