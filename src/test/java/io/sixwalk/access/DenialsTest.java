package io.sixwalk.access;

import static io.restassured.RestAssured.given;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.People;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every way of being refused leaves one line on the caller's own chain, and none floods it. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class DenialsTest {
  @Inject Studies studies;
  @Inject Enrolment enrolment;
  @Inject Scope scope;

  private static long entries(UUID account, String operation, String rule) {
    return Long.parseLong(
        WholeDatabase.value(
            "select count(*) from audit.entry where chain = 'account:"
                + account
                + "' and operation = '"
                + operation
                + "' and rule like '"
                + rule
                + "'"));
  }

  private static String trail() {
    return WholeDatabase.digests().get("audit.entry");
  }

  @Test
  void a_kind_of_person_who_is_not_meant_for_it() {
    TestStudy study = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.now());
    as(person).get("/v1/studies/" + study.code() + "/participants").then().statusCode(403);
    assertThat(entries(person.id(), "LIST_PARTICIPANTS", "denied")).isEqualTo(1);
  }

  @Test
  void a_role_a_site_or_a_study_that_is_not_theirs() {
    TestStudy study = studies.study();
    TestStudy other = studies.study();
    UUID person = People.enrol(study, "Dora Denied", "+49 30 8300001");
    String path = "/v1/studies/" + study.code() + "/participants/" + person;
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    String onThePersonsChain =
        "select count(*) from audit.entry where chain = 'participant:" + person + "'";
    String before = WholeDatabase.value(onThePersonsChain);
    for (SignedInPerson who : new SignedInPerson[] {other.clinician(), elsewhere, study.admin()}) {
      as(who).get(path).then().statusCode(404);
      assertThat(entries(who.id(), "READ_PARTICIPANT", "denied")).isEqualTo(1);
    }
    assertThat(WholeDatabase.value(onThePersonsChain)).isEqualTo(before);
  }

  @Test
  void a_caregiver_whose_grant_was_taken_back() {
    TestStudy study = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.now());
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    WholeDatabase.execute(
        "update sixwalk.caregiver_grant set revoked_at = now() where caregiver_id = '"
            + caregiver.id()
            + "'");
    as(caregiver)
        .get("/v1/caregiver/people/" + person.id() + "/trends/walk-distance")
        .then()
        .statusCode(404);
    assertThat(entries(caregiver.id(), "READ_FOLLOWED_TREND", "denied")).isEqualTo(1);
    as(caregiver)
        .body(Map.of("code", "00000-00000-00000-00000-00000-0"))
        .post("/v1/caregiver/invitations")
        .then()
        .statusCode(422);
    assertThat(entries(caregiver.id(), "ACCEPT_CARE", "denied")).isEqualTo(1);
  }

  @Test
  void what_only_the_second_wall_refuses() {
    TestStudy study = studies.study();
    Actor clinician = studies.actor(study.clinician().id(), PersonKind.STAFF);
    assertThatThrownBy(
            () ->
                Studies.await(
                    () ->
                        scope.onClient(
                            clinician,
                            Operation.READ_STUDY,
                            Subject.study(study.code()),
                            (connection, allowed) ->
                                Statements.of(connection)
                                    .rows(
                                        "insert into sixwalk.visit_window values ($1, 'x', 1, 2,"
                                            + " 9)",
                                        allowed.studyId()))))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(404));
    assertThat(entries(clinician.id(), "READ_STUDY", "denied: row-level security")).isEqualTo(1);
  }

  @Test
  void a_sign_in_that_has_ended_is_written_once_however_often_it_is_used() {
    TestStudy study = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.now());
    as(person).post("/v1/me/sign-out").then().statusCode(204);
    for (int i = 0; i < 5; i++) {
      as(person).get("/v1/me").then().statusCode(401);
      as(person).get("/v1/studies").then().statusCode(401);
    }
    assertThat(
            Long.parseLong(
                WholeDatabase.value(
                    "select count(*) from audit.entry where rule = 'denied: signed_out' and chain ="
                        + " 'account:"
                        + person.id()
                        + "'")))
        .isEqualTo(1);
  }

  @Test
  void nobody_in_particular_leaves_nothing() {
    String before = trail();
    for (int i = 0; i < 5; i++) {
      given().get("/v1/me").then().statusCode(401);
      given().auth().oauth2("a.b.c").get("/v1/me").then().statusCode(401);
      given()
          .contentType("application/json")
          .body(Map.of("code", "11111-11111-11111-11111-11111-1"))
          .post("/v1/sign-in")
          .then()
          .statusCode(401);
      given()
          .contentType("application/json")
          .body(Map.of("contact", "+49 30 99990000", "code", "123456"))
          .post("/v1/sign-in/short-code")
          .then()
          .statusCode(401);
    }
    assertThat(trail()).isEqualTo(before);
  }

  @Test
  void tries_with_a_short_code_stand_on_the_chain_of_its_account_five_of_them_at_most() {
    TestStudy study = studies.study();
    String phone = "+49 30 " + (10_000_000 + new Random().nextInt(89_999_999));
    UUID person = People.enrol(study, "Sina Short", phone);
    String path = "/v1/studies/" + study.code() + "/participants/" + person + "/short-codes";
    String digits =
        as(study.coordinator()).post(path).then().statusCode(201).extract().path("code");
    String wrong = digits.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 12; i++) {
      exchange(phone, wrong, 401);
    }
    assertThat(entries(person, "EXCHANGE_SHORT_CODE", "denied")).isEqualTo(5);
    assertThat(
            WholeDatabase.value(
                "select string_agg(detail ->> 'triesLeft', ',' order by seq) from audit.entry where"
                    + " operation = 'EXCHANGE_SHORT_CODE' and chain = 'account:"
                    + person
                    + "'"))
        .isEqualTo("4,3,2,1,0");
    digits = as(study.coordinator()).post(path).then().statusCode(201).extract().path("code");
    exchange(phone, digits, 200);
    assertThat(entries(person, "EXCHANGE_SHORT_CODE", "anyone")).isEqualTo(1);
  }

  private static void exchange(String phone, String digits, int status) {
    given()
        .contentType("application/json")
        .body(Map.of("contact", phone, "code", digits))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(status);
  }

  @Test
  void a_copied_proof_and_a_refresh_token_of_another_device_are_written_once() {
    TestStudy study = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.now());
    String code =
        Studies.await(
                () ->
                    enrolment.invite(
                        studies.actor(study.coordinator().id(), PersonKind.STAFF),
                        study.code(),
                        person.id(),
                        Duration.ofMinutes(5),
                        1))
            .grouped();
    TestDevice phone = new TestDevice();
    String token = phone.redeem(code).then().statusCode(200).extract().path("refreshToken");
    TestDevice thief = new TestDevice();
    for (int i = 0; i < 4; i++) {
      thief.refresh(token).then().statusCode(401);
    }
    assertThat(entries(person.id(), "REFRESH_SIGN_IN", "denied: not this device")).isEqualTo(1);
    String proof = phone.proof("/v1/sign-in/refresh");
    String next = phone.refresh(token, proof).then().statusCode(200).extract().path("refreshToken");
    for (int i = 0; i < 4; i++) {
      phone.refresh(next, proof).then().statusCode(401);
    }
    assertThat(entries(person.id(), "REFRESH_SIGN_IN", "denied: replayed")).isEqualTo(1);
  }
}
