package io.sixwalk.questionnaire.response;

import static io.restassured.RestAssured.given;
import static io.sixwalk.testing.Questionnaires.phq2;
import static io.sixwalk.testing.Questionnaires.put;
import static io.sixwalk.testing.Questionnaires.rand36;
import static io.sixwalk.testing.Questionnaires.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.People;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ResponseResourceTest {
  private static TestStudy study;

  @Inject Studies studies;
  SignedInPerson person;
  ZonedDateTime at;

  @BeforeEach
  void enrol() {
    if (study == null) {
      study = studies.study();
    }
    person = studies.participant(study, LocalDate.now().minusDays(40));
    at = ZonedDateTime.now(Walks.BERLIN).minusDays(9).withNano(0);
  }

  private static RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token()).contentType("application/json");
  }

  private static String id(ObjectNode record) {
    return record.get("id").textValue();
  }

  private String ofStaff() {
    return "/v1/studies/" + study.code() + "/participants/" + person.id() + "/questionnaires";
  }

  @Test
  void both_published_ways_of_scoring_the_rand_36_are_kept() {
    ObjectNode record = rand36(at, 2);
    put(person, record).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires/" + id(record))
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("scores", hasSize(18))
        .body("scores.algorithm", hasItems("rand-36/rand", "rand-36/ware-v1"))
        .body("scores.find { it.code == 'physical-functioning' }.value", is(50.0f))
        .body("scores.find { it.code == 'PF' }.value", is(50.0f))
        .body("scores.find { it.code == 'PCS' }.value", notNullValue())
        .body("scores.find { it.code == 'PCS' }.direction", is("HIGHER_IS_BETTER"));
  }

  @Test
  void a_score_without_a_value_says_why() {
    ObjectNode record = response("phq-2", at, "1", "2");
    put(person, record).statusCode(201);
    as(person)
        .get("/v1/me/questionnaires/" + id(record))
        .then()
        .body("scores[0].value", nullValue())
        .body("scores[0].whyNull.code", is("ITEM_MISSING"))
        .body("scores[0].possible.min", is(2.0f))
        .body("scores[0].possible.max", is(5.0f))
        .body("scores[0].answered", is(1))
        .body("scores[0].required", is(2));
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    for (int i = 0; i < 5; i++) {
      put(person, phq2(at.plusHours(i), i % 3, 0)).statusCode(201);
    }
    String next =
        as(person)
            .get("/v1/me/questionnaires?limit=3")
            .then()
            .body("questionnaires", hasSize(3))
            .extract()
            .path("next");
    as(person)
        .get("/v1/me/questionnaires?limit=3&after=" + next)
        .then()
        .body("questionnaires", hasSize(2))
        .body("next", nullValue());
    as(person)
        .get("/v1/me/questionnaires?after=here")
        .then()
        .statusCode(400)
        .body("code", is("cursor"));
    as(person)
        .get("/v1/me/questionnaires?limit=0")
        .then()
        .statusCode(400)
        .body("code", is("limit"));
  }

  @Test
  void another_persons_response_answers_as_one_that_does_not_exist() {
    ObjectNode record = phq2(at, 1, 1);
    put(person, record).statusCode(201);
    SignedInPerson other = studies.participant(study, LocalDate.now().minusDays(40));
    String theirs =
        as(other)
            .get("/v1/me/questionnaires/" + id(record))
            .then()
            .statusCode(404)
            .extract()
            .asString();
    String nobodys =
        as(other)
            .get("/v1/me/questionnaires/" + UUID.randomUUID())
            .then()
            .statusCode(404)
            .extract()
            .asString();
    assertThat(theirs).isEqualTo(nobodys);
    put(other, record).statusCode(201);
    as(person).get("/v1/me/questionnaires").then().body("questionnaires", hasSize(1));
  }

  @Test
  void the_care_team_reads_and_the_person_sees_that_it_did() {
    ObjectNode record = phq2(at, 1, 1);
    put(person, record).statusCode(201);
    as(study.clinician()).get(ofStaff()).then().statusCode(200).body("questionnaires", hasSize(1));
    as(study.coordinator())
        .get(ofStaff() + "/" + id(record))
        .then()
        .statusCode(200)
        .body("answers.linkId", contains("1", "2"))
        .body("answers[0].values[0].text", is("Several days"));
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem("Someone of your care team looked at your questionnaires."));
    as(study.admin()).get(ofStaff()).then().statusCode(404);
    as(studies.study().clinician()).get(ofStaff()).then().statusCode(404);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    as(caregiver).get(ofStaff()).then().statusCode(403);
  }

  @Test
  void staff_of_another_site_reads_only_after_breaking_the_glass() {
    put(person, phq2(at, 1, 1)).statusCode(201);
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    as(elsewhere).get(ofStaff()).then().statusCode(404);
    as(elsewhere)
        .body(Map.of("reason", "Brought in unconscious"))
        .post("/v1/studies/" + study.code() + "/participants/" + person.id() + "/break-glass")
        .then()
        .statusCode(201);
    as(elsewhere)
        .get(ofStaff())
        .then()
        .statusCode(200)
        .body("questionnaires", hasSize(1))
        .body("questionnaires[0].scores", hasSize(1));
  }

  @Test
  void the_second_wall_stands_alone() {
    put(person, phq2(at, 1, 1)).statusCode(201);
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    SignedInPerson adherence = studies.caregiver(person, ShareScope.ADHERENCE);
    SignedInPerson other = studies.participant(study, LocalDate.now().minusDays(40));
    for (String table : new String[] {"sixwalk.response", "sixwalk.score", "sixwalk.answered"}) {
      assertThat(seen(table, person.id())).as(table).isEqualTo(1);
      assertThat(seen(table, study.clinician().id())).as(table).isEqualTo(1);
      assertThat(seen(table, other.id())).as(table).isZero();
      assertThat(seen(table, study.admin().id())).as(table).isZero();
      assertThat(seen(table, null)).as(table).isZero();
    }
    assertThat(seen("sixwalk.response", caregiver.id())).isZero();
    assertThat(seen("sixwalk.score", caregiver.id())).isEqualTo(1);
    assertThat(seen("sixwalk.answered", caregiver.id())).isEqualTo(1);
    assertThat(seen("sixwalk.score", adherence.id())).isZero();
    assertThat(seen("sixwalk.answered", adherence.id())).isEqualTo(1);
  }

  /** How many of the person's rows the database itself lets an actor see. */
  private int seen(String table, UUID actor) {
    try (var c = WholeDatabase.connect();
        var s = c.createStatement()) {
      c.setAutoCommit(false);
      s.execute("set local role sixwalk_app");
      s.execute("set local app.actor = '" + (actor == null ? "" : actor) + "'");
      try (var rows =
          s.executeQuery(
              "select count(*) from " + table + " where participant_id = '" + person.id() + "'")) {
        rows.next();
        return rows.getInt(1);
      } finally {
        c.rollback();
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void while_trends_are_hidden_scores_are_too_and_only_own_answers_and_diaries_stay_readable() {
    TestStudy blinded = studies.study();
    SignedInPerson somebody = studies.participant(blinded, LocalDate.now().minusDays(40));
    ObjectNode scored = phq2(at, 3, 3);
    ObjectNode diary =
        response(
            "falls-diary",
            at.plusHours(1),
            "first-day",
            at.minusDays(7).toLocalDate().toString(),
            "last-day",
            at.toLocalDate().toString(),
            "fell",
            "no");
    put(somebody, scored).statusCode(201);
    put(somebody, diary).statusCode(201);
    Questionnaires.hideTrends(blinded, "PARTICIPANT", "STAFF");
    as(somebody)
        .get("/v1/me/questionnaires")
        .then()
        .body("questionnaires.scores", contains(nullValue(), nullValue()))
        .body("questionnaires.withheld", contains(true, true));
    as(somebody)
        .get("/v1/me/questionnaires/" + id(scored))
        .then()
        .body("scores", nullValue())
        .body("answers", hasSize(2));
    String staff =
        "/v1/studies/" + blinded.code() + "/participants/" + somebody.id() + "/questionnaires/";
    as(blinded.clinician())
        .get(staff + id(scored))
        .then()
        .statusCode(200)
        .body("scores", nullValue())
        .body("answers", nullValue())
        .body("withheld", is(true));
    as(blinded.clinician())
        .get(staff + id(diary))
        .then()
        .statusCode(200)
        .body("answers.linkId", contains("first-day", "last-day", "fell"));
  }

  @Test
  void eq5d_has_a_profile_without_a_value_set_and_an_index_once_the_study_chose_one() {
    TestStudy licensed = studies.study();
    SignedInPerson somebody = studies.participant(licensed, LocalDate.now().minusDays(40));
    Questionnaires.load(licensed, Questionnaires.pack("eq-5d-5l", "en"));
    ObjectNode first =
        response("eq-5d-5l", at, "MO", "2", "SC", "1", "UA", "3", "PD", "4", "AD", "5", "VAS", 60);
    ObjectNode second =
        response(
            "eq-5d-5l",
            at.plusDays(1),
            "MO",
            "1",
            "SC",
            "1",
            "UA",
            "3",
            "PD",
            "4",
            "AD",
            "5",
            "VAS",
            70);
    put(somebody, first).statusCode(201);
    as(somebody)
        .get("/v1/me/questionnaires/" + id(first))
        .then()
        .body("scores.code", contains("level-sum", "vas"))
        .body("eq5d.profile", is("21345"))
        .body("eq5d.sincePrevious", nullValue());
    as(licensed.admin())
        .header("If-Match", "\"0\"")
        .body("{\"eq5dValueSets\":[\"eq-5d-5l/index/germany\"]}")
        .put("/v1/studies/" + licensed.code() + "/questionnaire-settings")
        .then()
        .statusCode(200);
    put(somebody, second).statusCode(201);
    as(somebody)
        .get("/v1/me/questionnaires/" + id(second))
        .then()
        .body("scores.code", contains("level-sum", "vas", "index"))
        .body("scores[2].algorithm", is("eq-5d-5l/index/germany"))
        .body("eq5d.profile", is("11345"))
        .body("eq5d.sincePrevious.previousProfile", is("21345"))
        .body("eq5d.sincePrevious.change", is("BETTER"));
  }
}
