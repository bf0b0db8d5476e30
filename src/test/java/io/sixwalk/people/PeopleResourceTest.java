package io.sixwalk.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class PeopleResourceTest {
  private static final LocalDate ENROLLED = LocalDate.of(2026, 1, 5);

  @Inject Studies studies;

  @Test
  void a_participant_learns_pseudonym_and_study() {
    var study = studies.study();
    var person = studies.participant(study, ENROLLED);
    as(person)
        .get("/v1/me")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("kind", is("PARTICIPANT"))
        .body("accountId", is(person.id().toString()))
        .body("pseudonym", is("P-" + person.id().toString().substring(0, 8)))
        .body("study.code", is(study.code()))
        .body("study.synthetic", is(true))
        .body("memberships", nullValue());
  }

  @Test
  void staff_learn_their_studies_and_roles() {
    var study = studies.study();
    as(study.clinician())
        .get("/v1/me")
        .then()
        .statusCode(200)
        .body("kind", is("STAFF"))
        .body("memberships", hasSize(1))
        .body("memberships[0].study.code", is(study.code()))
        .body("memberships[0].role", is("CLINICIAN"))
        .body("memberships[0].site", is("Site one"));
    as(study.admin())
        .get("/v1/me")
        .then()
        .body("memberships[0].role", is("STUDY_ADMIN"), "memberships[0].site", nullValue());
  }

  @Test
  void a_caregiver_sees_whom_they_follow_and_what_is_shared_and_nobody_else() {
    var study = studies.study();
    var person = studies.participant(study, ENROLLED);
    studies.participant(study, ENROLLED);
    var caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY, ShareScope.ADHERENCE);
    as(caregiver)
        .get("/v1/me")
        .then()
        .statusCode(200)
        .body("kind", is("CAREGIVER"), "study", nullValue());
    as(caregiver)
        .get("/v1/caregiver/people")
        .then()
        .statusCode(200)
        .body("people.participantId", contains(person.id().toString()))
        .body("people[0].pseudonym", is("P-" + person.id().toString().substring(0, 8)))
        .body("people[0].shared", contains("ADHERENCE", "TREND_SUMMARY"))
        .body("people[0].keySet()", hasSize(3));
  }

  @Test
  void staff_list_the_participants_of_their_study_page_by_page() {
    var study = studies.study();
    List<String> ids =
        Stream.generate(() -> studies.participant(study, ENROLLED))
            .limit(3)
            .map(p -> p.id().toString())
            .sorted()
            .toList();
    var other = studies.participant(studies.study(), ENROLLED);
    String path = "/v1/studies/" + study.code() + "/participants";

    // Pseudonyms of test people begin with their ids, so that both sort alike.
    String next =
        as(study.coordinator())
            .queryParam("limit", 2)
            .get(path)
            .then()
            .statusCode(200)
            .body("participants.participantId", is(ids.subList(0, 2)))
            .extract()
            .path("next");
    as(study.coordinator())
        .queryParam("limit", 2)
        .queryParam("after", next)
        .get(path)
        .then()
        .body("participants.participantId", is(ids.subList(2, 3)))
        .body("participants.participantId", not(hasItem(other.id().toString())))
        .body("next", nullValue());
  }

  @Test
  void a_list_of_another_study_and_of_no_study_answer_alike() {
    var study = studies.study();
    var other = studies.study();
    studies.participant(other, ENROLLED);
    String refused =
        as(study.clinician())
            .get("/v1/studies/" + other.code() + "/participants")
            .then()
            .statusCode(404)
            .extract()
            .asString();
    as(study.clinician())
        .get("/v1/studies/no-such-study/participants")
        .then()
        .statusCode(404)
        .body(equalTo(refused));
  }

  @Test
  void each_list_is_for_its_kind_of_person() {
    var study = studies.study();
    var person = studies.participant(study, ENROLLED);
    String participants = "/v1/studies/" + study.code() + "/participants";
    as(person).get(participants).then().statusCode(403);
    as(person).get("/v1/caregiver/people").then().statusCode(403);
    as(study.admin()).get(participants).then().statusCode(404);
    given().get("/v1/me").then().statusCode(401);
    given().get(participants).then().statusCode(401);
    as(study.clinician())
        .get(participants + "?limit=0")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("limit"));
    as(studies.study().clinician())
        .get("/v1/me")
        .then()
        .body("memberships.study.code", not(hasItem(study.code())));
    as(study.clinician())
        .get(participants + "?after=Z")
        .then()
        .statusCode(200)
        .body("participants", empty());
  }

  private static RequestSpecification as(SignedInPerson person) {
    return given().auth().oauth2(person.token());
  }
}
