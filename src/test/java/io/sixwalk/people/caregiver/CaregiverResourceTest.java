package io.sixwalk.people.caregiver;

import static io.restassured.RestAssured.given;
import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class CaregiverResourceTest {
  @Inject Studies studies;

  private static final String TREND = "/trends/walk-distance";

  private record Invited(String grant, String code) {}

  private static Invited invite(SignedInPerson participant, String name, String... scope) {
    var made =
        as(participant)
            .body(Map.of("name", name, "ownName", "Mum", "scope", List.of(scope)))
            .post("/v1/me/caregivers")
            .then()
            .statusCode(201)
            .body("caregiver.state", is("INVITED"), "invitation.qrSvg", notNullValue())
            .extract();
    return new Invited(made.path("caregiver.id"), made.path("invitation.code"));
  }

  private SignedInPerson newCaregiver(Invited invited) {
    String token =
        given()
            .contentType("application/json")
            .body(Map.of("code", invited.code()))
            .post("/v1/sign-in")
            .then()
            .statusCode(200)
            .body("kind", is("CAREGIVER"))
            .extract()
            .path("accessToken");
    return new SignedInPerson(UUID.randomUUID(), token);
  }

  @Test
  void the_list_of_trials_is_shared_with_whom_it_was_meant_for() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Trials", "+49 30 3000071");
    as(mother).put("/v1/me/watched-trials/NCT03169231").then().statusCode(200);
    var anna = confirmed(mother, invite(mother, "Anna", "TRIAL_CARD"));
    var bert = confirmed(mother, invite(mother, "Bert", "TREND_SUMMARY"));
    String trials = "/v1/caregiver/people/" + mother.id() + "/watched-trials";

    as(anna).get(trials).then().statusCode(200).body("trials.number", contains("NCT03169231"));
    as(bert).get(trials).then().statusCode(404);
    as(anna).get("/v1/caregiver/people/" + mother.id() + TREND).then().statusCode(404);
    as(mother)
        .header("Accept-Language", "es")
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem("Su cuidador Anna miró los ensayos que usted sigue."));
  }

  private SignedInPerson confirmed(SignedInPerson participant, Invited invited) {
    var caregiver = newCaregiver(invited);
    as(caregiver)
        .post("/v1/caregiver/grants/" + invited.grant() + "/accept")
        .then()
        .statusCode(204);
    as(participant)
        .post("/v1/me/caregivers/" + invited.grant() + "/confirm")
        .then()
        .statusCode(204);
    return caregiver;
  }

  @Test
  void nothing_is_shared_before_both_have_said_yes_and_nothing_after_it_was_taken_back() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Test", "+49 30 3000001");
    Invited invited = invite(mother, "Anna", "TREND_SUMMARY");
    var anna = newCaregiver(invited);
    String trend = "/v1/caregiver/people/" + mother.id() + TREND;

    as(anna).get(trend).then().statusCode(404);
    as(anna)
        .get("/v1/caregiver/grants")
        .then()
        .statusCode(200)
        .body(
            "grants.state",
            contains("INVITED"),
            "grants[0].name",
            nullValue(),
            "grants[0].participantId",
            nullValue());
    as(mother).post("/v1/me/caregivers/" + invited.grant() + "/confirm").then().statusCode(404);
    as(anna).post("/v1/caregiver/grants/" + invited.grant() + "/accept").then().statusCode(204);
    as(anna).get(trend).then().statusCode(404);
    as(mother).post("/v1/me/caregivers/" + invited.grant() + "/confirm").then().statusCode(204);
    as(anna)
        .get("/v1/caregiver/grants")
        .then()
        .statusCode(200)
        .body(
            "grants[0].name",
            is("Mum"),
            "grants[0].participantId",
            is(mother.id().toString()),
            "grants[0].activity",
            nullValue());
    as(anna).get(trend).then().statusCode(200);
    as(mother)
        .get("/v1/me/access-log")
        .then()
        .statusCode(200)
        .body("entries.words", hasItem("Your caregiver Anna looked at the summary of your walks."));

    as(mother).delete("/v1/me/caregivers/" + invited.grant()).then().statusCode(204);
    as(anna).get(trend).then().statusCode(404);
    as(mother)
        .get("/v1/me/caregivers")
        .then()
        .statusCode(200)
        .body("caregivers.state", contains("ENDED"), "caregivers[0].name", is("Anna"));
  }

  @Test
  void one_caregiver_follows_several_people_with_one_account() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Two", "+49 30 3000002");
    var father = People.enrolAndSignIn(studies, study, "Fritz Two", "+49 30 3000003");
    var anna = newCaregiver(invite(mother, "Anna", "ADHERENCE"));
    Invited second = invite(father, "Anna", "TREND_SUMMARY");
    as(anna)
        .body(Map.of("code", second.code()))
        .post("/v1/caregiver/invitations")
        .then()
        .statusCode(204);
    as(anna)
        .body(Map.of("code", second.code()))
        .post("/v1/caregiver/invitations")
        .then()
        .statusCode(422)
        .body("code", is("code-not-valid"));
    as(father).post("/v1/me/caregivers/" + second.grant() + "/confirm").then().statusCode(204);
    as(anna).get("/v1/caregiver/grants").then().statusCode(200).body("grants", hasSize(2));
    as(anna).get("/v1/caregiver/people/" + father.id() + TREND).then().statusCode(200);
    as(anna).get("/v1/caregiver/people/" + mother.id() + TREND).then().statusCode(404);
  }

  @Test
  void a_code_of_a_participant_cannot_be_burnt_by_a_caregiver() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Burn", "+49 30 3000004");
    var anna = newCaregiver(invite(mother, "Anna", "ADHERENCE"));
    UUID other = People.enrol(study, "Olga Burn", "+49 30 3000005");
    String code =
        as(study.coordinator())
            .post("/v1/studies/" + study.code() + "/participants/" + other + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    as(anna).body(Map.of("code", code)).post("/v1/caregiver/invitations").then().statusCode(422);
    studies.signIn(other, InvitationCode.read(code));
  }

  @Test
  void a_grant_of_someone_else_answers_like_none() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Else", "+49 30 3000006");
    var stranger = People.enrolAndSignIn(studies, study, "Stranger Else", "+49 30 3000007");
    Invited invited = invite(mother, "Anna", "ADHERENCE");
    var anna = newCaregiver(invited);
    var eve = newCaregiver(invite(stranger, "Eve", "ADHERENCE"));
    String grant = "/v1/me/caregivers/" + invited.grant();
    String none = "/v1/me/caregivers/" + UUID.randomUUID();
    assertThat(as(stranger).delete(grant).then().statusCode(404).extract().asByteArray())
        .isEqualTo(as(stranger).delete(none).then().statusCode(404).extract().asByteArray());
    as(stranger).post(grant + "/confirm").then().statusCode(404);
    as(eve).post("/v1/caregiver/grants/" + invited.grant() + "/accept").then().statusCode(404);
    as(anna).post("/v1/caregiver/grants/" + invited.grant() + "/accept").then().statusCode(204);
    as(anna).post("/v1/caregiver/grants/" + invited.grant() + "/accept").then().statusCode(404);
    as(mother)
        .body(Map.of("name", "A", "ownName", "M", "scope", List.of()))
        .post("/v1/me/caregivers")
        .then()
        .statusCode(422);
  }

  @Test
  void a_caregiver_who_may_help_sends_records_that_are_marked_as_theirs() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Help", "+49 30 3000008");
    Invited invited = invite(mother, "Anna", "PROXY_UPLOAD", "ADHERENCE");
    var anna = newCaregiver(invited);
    String door = "/v1/caregiver/people/" + mother.id() + "/uploads";
    UUID record = UUID.randomUUID();
    var body = batch(couldNotWalk(record, OffsetDateTime.now().minusMinutes(5)));
    as(anna).body(body).post(door).then().statusCode(404);
    as(anna).post("/v1/caregiver/grants/" + invited.grant() + "/accept").then().statusCode(204);
    as(mother).post("/v1/me/caregivers/" + invited.grant() + "/confirm").then().statusCode(204);

    String receipt =
        as(anna)
            .body(body)
            .post(door)
            .then()
            .statusCode(200)
            .body("results.outcome", contains("STORED"))
            .extract()
            .path("results[0].receipt.receiptId");
    as(anna)
        .body(body)
        .post(door)
        .then()
        .statusCode(200)
        .body(
            "results.outcome", contains("DUPLICATE"), "results[0].receipt.receiptId", is(receipt));
    as(anna)
        .body(
            batch(
                Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "kind",
                    "VOID",
                    "statedAt",
                    OffsetDateTime.now().toString(),
                    "voids",
                    record.toString())))
        .post(door)
        .then()
        .statusCode(200)
        .body("results.outcome", contains("REJECTED"), "results[0].errors[0].code", is("own-only"));
    as(mother)
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem("Your caregiver Anna sent something for you."));
    as(anna)
        .get("/v1/caregiver/grants")
        .then()
        .body(
            "grants[0].activity.silent",
            is(false),
            "grants[0].activity.words",
            is("Something came within the last day."));
    as(anna)
        .header("Accept-Language", "es-MX")
        .get("/v1/caregiver/grants")
        .then()
        .body("grants[0].activity.words", is("Algo llegó en las últimas veinticuatro horas."));

    UUID own = UUID.randomUUID();
    var ownBody = batch(couldNotWalk(own, OffsetDateTime.now().minusMinutes(4)));
    as(mother)
        .body(ownBody)
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results.outcome", contains("STORED"));
    as(anna)
        .body(ownBody)
        .post(door)
        .then()
        .statusCode(200)
        .body("results.outcome", contains("REJECTED"), "results[0].errors[0].code", is("taken"));

    as(mother).delete("/v1/me/caregivers/" + invited.grant()).then().statusCode(204);
    as(anna)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now())))
        .post(door)
        .then()
        .statusCode(404);
  }

  @Test
  void someone_without_the_scope_cannot_send() {
    var study = studies.study();
    var mother = studies.participant(study, java.time.LocalDate.now().minusDays(40));
    var anna =
        studies.caregiver(
            mother,
            io.sixwalk.access.ShareScope.TREND_SUMMARY,
            io.sixwalk.access.ShareScope.ADHERENCE);
    as(anna)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now())))
        .post("/v1/caregiver/people/" + mother.id() + "/uploads")
        .then()
        .statusCode(404);
    as(anna)
        .get("/v1/caregiver/grants")
        .then()
        .statusCode(200)
        .body(
            "grants[0].activity.silent",
            is(true),
            "grants[0].activity.lastReceivedOn",
            nullValue());
    as(anna)
        .header("Accept-Language", "es")
        .get("/v1/caregiver/grants")
        .then()
        .body(
            "grants[0].activity.words",
            matchesPattern(
                "No ha llegado nada desde hace \\d+ días. Quizá se agradezca una llamada."));
  }

  @Test
  void staff_end_and_hand_over_with_a_record() {
    var study = studies.study();
    var mother = People.enrolAndSignIn(studies, study, "Martha Gone", "+49 30 3000009");
    Invited first = invite(mother, "Anna", "TREND_SUMMARY");
    var anna = newCaregiver(first);
    as(anna).post("/v1/caregiver/grants/" + first.grant() + "/accept").then().statusCode(204);
    as(mother).post("/v1/me/caregivers/" + first.grant() + "/confirm").then().statusCode(204);
    String path = "/v1/studies/" + study.code() + "/participants/" + mother.id() + "/caregivers";

    as(study.coordinator())
        .body(
            "{\"cause\":\"LOSS_OF_CAPACITY\",\"reason\":\"guardian appointed\",\"to\":"
                + "{\"name\":\"Guardian\",\"ownName\":\"\",\"scope\":[]}}")
        .post(path + "/hand-over")
        .then()
        .statusCode(422)
        .body("errors.pointer", is(List.of("/to/ownName", "/to/scope")));
    var handed =
        as(study.coordinator())
            .body(
                Map.of(
                    "cause",
                    "LOSS_OF_CAPACITY",
                    "reason",
                    "guardian appointed",
                    "from",
                    first.grant(),
                    "to",
                    Map.of(
                        "name",
                        "Guardian",
                        "ownName",
                        "Martha",
                        "scope",
                        List.of("TREND_SUMMARY"))))
            .post(path + "/hand-over")
            .then()
            .statusCode(201)
            .body("caregiver.handedOverByStaff", is(true))
            .extract();
    as(anna).get("/v1/caregiver/people/" + mother.id() + TREND).then().statusCode(404);
    var guardian =
        newCaregiver(new Invited(handed.path("caregiver.id"), handed.path("invitation.code")));
    as(guardian)
        .post("/v1/caregiver/grants/" + handed.path("caregiver.id") + "/accept")
        .then()
        .statusCode(204);
    as(guardian).get("/v1/caregiver/people/" + mother.id() + TREND).then().statusCode(200);

    as(study.clinician())
        .body(Map.of("cause", "DEATH", "reason", "told by the family"))
        .post(path + "/end")
        .then()
        .statusCode(422);
    as(study.clinician())
        .body(Map.of("cause", "DEATH", "reason", "told by the family", "diedOn", "2026-11-01"))
        .post(path + "/end")
        .then()
        .statusCode(200)
        .body("ended", is(1));
    as(guardian).get("/v1/caregiver/people/" + mother.id() + TREND).then().statusCode(404);
    as(study.coordinator())
        .get(path)
        .then()
        .statusCode(200)
        .body(
            "caregivers.state",
            contains("ENDED", "ENDED"),
            "caregivers.endReason",
            contains("LOSS_OF_CAPACITY", "DEATH"));
    as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/participants/" + mother.id())
        .then()
        .body("diedOn", is("2026-11-01"));
    as(mother)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words",
            hasItem(
                "Someone of your care team made somebody a caregiver for you. The reason given:"
                    + " guardian appointed"));
  }
}
