package io.sixwalk.people;

import static io.restassured.RestAssured.given;
import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.enrol;
import static io.sixwalk.people.People.enrolment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ParticipantResourceTest {
  @Inject Studies studies;

  @Test
  void somebody_is_enrolled_and_found_by_name_and_by_number() throws Exception {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/participants";
    UUID anna = enrol(study, "Anna-Maria Müller", "+49 (0)30 123 456 78");
    enrol(study, "Bert Schulz", "030 99 99 99 99");

    as(study.coordinator())
        .body(Map.of("name", "muller anna"))
        .post(path + "/search")
        .then()
        .statusCode(200)
        .body(
            "participants.participantId",
            contains(anna.toString()),
            "participants[0].identity.name",
            is("Anna-Maria Müller"));
    as(study.clinician())
        .body(Map.of("phone", "030 12345678"))
        .post(path + "/search")
        .then()
        .statusCode(200)
        .body("participants.participantId", contains(anna.toString()));
    as(study.coordinator())
        .body(Map.of("name", "Nobody"))
        .post(path + "/search")
        .then()
        .statusCode(200)
        .body("participants", empty());
    for (var unclear : List.of(Map.of(), Map.of("name", "Anna", "phone", "030 12345678"))) {
      as(study.coordinator())
          .body(unclear)
          .post(path + "/search")
          .then()
          .statusCode(400)
          .body("code", is("search"));
    }
    as(study.coordinator())
        .get(path)
        .then()
        .statusCode(200)
        .body(
            "participants",
            hasSize(2),
            "participants.participantIdentity",
            contains(nullValue(), nullValue()));
    as(study.coordinator())
        .get(path + "/" + anna)
        .then()
        .statusCode(200)
        .header("Cache-Control", is("no-store"))
        .body(
            "identity.birthDate", is("1945-02-03"), "heightCm", is(158.5f), "dayZero", nullValue());

    try (var c = WholeDatabase.connect();
        var s = c.createStatement();
        var rows = s.executeQuery("select encode(sealed, 'escape') from identity.person")) {
      while (rows.next()) {
        assertThat(rows.getString(1)).doesNotContain("Anna").doesNotContain("1945");
      }
    }
  }

  @Test
  void other_sites_other_studies_and_nobody_answer_the_same_bytes() {
    var study = studies.study();
    var other = studies.study();
    UUID anna = enrol(study, "Anna Other", "+49 30 4444444");
    var elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    for (String rest : List.of("", "/changes", "/caregivers", "/consents")) {
      String path = "/v1/studies/" + study.code() + "/participants/";
      byte[] notThere =
          as(study.coordinator())
              .get(path + UUID.randomUUID() + rest)
              .then()
              .statusCode(404)
              .extract()
              .asByteArray();
      assertThat(
              as(elsewhere).get(path + anna + rest).then().statusCode(404).extract().asByteArray())
          .isEqualTo(notThere);
      assertThat(
              as(other.coordinator())
                  .get(path + anna + rest)
                  .then()
                  .statusCode(404)
                  .extract()
                  .asByteArray())
          .isEqualTo(notThere);
      assertThat(
              as(other.coordinator())
                  .get("/v1/studies/" + other.code() + "/participants/" + anna + rest)
                  .then()
                  .statusCode(404)
                  .extract()
                  .asByteArray())
          .isEqualTo(notThere);
    }
    as(elsewhere)
        .body(Map.of("name", "Anna"))
        .post("/v1/studies/" + study.code() + "/participants/search")
        .then()
        .statusCode(200)
        .body("participants", empty());
    as(elsewhere)
        .body(enrolment(study, "X Y", "12345678"))
        .post("/v1/studies/" + study.code() + "/participants")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/siteId"));
    as(study.clinician())
        .body(enrolment(study, "X Y", "12345678"))
        .post("/v1/studies/" + study.code() + "/participants")
        .then()
        .statusCode(404);
    as(study.admin())
        .get("/v1/studies/" + study.code() + "/participants/" + anna)
        .then()
        .statusCode(404);
  }

  @Test
  void nobody_is_enrolled_after_the_approval_has_expired() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(
            Map.of(
                "name",
                "N",
                "emergencyNumber",
                "112",
                "approval",
                Map.of("board", "B", "expiresOn", "2020-01-01")))
        .put(path)
        .then()
        .statusCode(200);
    as(study.coordinator())
        .body(enrolment(study, "Late Comer", "12345678"))
        .post(path + "/participants")
        .then()
        .statusCode(422)
        .body("code", is("approval-expired"));
    as(study.coordinator())
        .get(path + "/participants")
        .then()
        .statusCode(200)
        .body("participants", empty());
  }

  @Test
  void what_is_wrong_with_an_enrolment_is_named_field_by_field() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/participants";
    Map<String, Object> body = enrolment(study, "...", "12");
    body.put("zone", "Mars/Crater");
    body.put("ageYears", 7);
    as(study.coordinator())
        .body(body)
        .post(path)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/zone", "/ageYears", "/identity/name", "/identity/phone"));
    Map<String, Object> good = enrolment(study, "A B", "12345678");
    as(study.coordinator()).body(good).post(path).then().statusCode(201);
    as(study.coordinator())
        .body(good)
        .post(path)
        .then()
        .statusCode(409)
        .body("code", is("pseudonym-taken"));
  }

  @Test
  void day_zero_and_zone_are_set_later_with_a_history() {
    var study = studies.study();
    UUID anna = enrol(study, "Anna Later", "+49 30 5555555");
    String path = "/v1/studies/" + study.code() + "/participants/" + anna;
    String tag = as(study.coordinator()).get(path).then().extract().header("ETag");
    String next =
        as(study.coordinator())
            .header("If-Match", tag)
            .body(Map.of("dayZero", "2026-10-01", "reason", "first dose"))
            .put(path + "/day-zero")
            .then()
            .statusCode(200)
            .body("dayZero", is("2026-10-01"))
            .extract()
            .header("ETag");
    as(study.coordinator())
        .header("If-Match", tag)
        .body(Map.of("dayZero", "2026-10-02", "reason", "x"))
        .put(path + "/day-zero")
        .then()
        .statusCode(409);
    as(study.coordinator())
        .header("If-Match", next)
        .body(Map.of("zone", "Europe/Madrid", "reason", "moved"))
        .put(path + "/zone")
        .then()
        .statusCode(200)
        .body("zone", is("Europe/Madrid"));
    as(study.coordinator())
        .get(path + "/changes")
        .then()
        .statusCode(200)
        .body(
            "changes.field",
            contains("DAY_ZERO", "STUDY_ZONE"),
            "changes.oldValue",
            contains(null, "Europe/Berlin"),
            "changes[0].reason",
            is("first dose"),
            "changes[0].changedBy",
            is(study.coordinator().id().toString()));
    as(study.clinician())
        .header("If-Match", "\"2\"")
        .body(Map.of("zone", "Europe/Rome", "reason", "x"))
        .put(path + "/zone")
        .then()
        .statusCode(404);
  }

  @Test
  void a_changed_identity_is_found_by_the_new_name_alone() {
    var study = studies.study();
    UUID anna = enrol(study, "Anna Before", "+49 30 6666666");
    String people = "/v1/studies/" + study.code() + "/participants";
    as(study.coordinator())
        .header("If-Match", "\"0\"")
        .body(Map.of("name", "Anna After"))
        .put(people + "/" + anna + "/identity")
        .then()
        .statusCode(200)
        .body("identity.name", is("Anna After"), "identityRevision", is(1));
    as(study.coordinator())
        .header("If-Match", "\"0\"")
        .body(Map.of("name", "Anna Third"))
        .put(people + "/" + anna + "/identity")
        .then()
        .statusCode(409);
    as(study.coordinator())
        .body(Map.of("name", "before"))
        .post(people + "/search")
        .then()
        .body("participants", empty());
    as(study.coordinator())
        .body(Map.of("phone", "+49 30 6666666"))
        .post(people + "/search")
        .then()
        .body("participants", empty());
    as(study.coordinator())
        .body(Map.of("name", "after"))
        .post(people + "/search")
        .then()
        .body("participants.participantId", hasItem(anna.toString()));
  }

  @Test
  void an_invitation_is_a_link_and_a_picture_and_is_used_once() throws Exception {
    var study = studies.study();
    UUID anna = enrol(study, "Anna Link", "+49 30 7777777");
    var made =
        as(study.coordinator())
            .post("/v1/studies/" + study.code() + "/participants/" + anna + "/invitations")
            .then()
            .statusCode(201)
            .body(
                "link",
                startsWith("http"),
                "qrSvg",
                startsWith("<svg"),
                "expiresAt",
                notNullValue())
            .extract();
    var picture =
        ImageIO.read(
            new ByteArrayInputStream(Base64.getDecoder().decode(made.<String>path("qrPng"))));
    assertThat(picture.getWidth()).isEqualTo(picture.getHeight()).isGreaterThan(200);
    assertThat(InvitationCode.read(made.path("code")).value()).matches("[0-9A-Z]{26}");
    assertThat(made.<String>path("link"))
        .endsWith("#code=" + InvitationCode.read(made.path("code")).value());

    studies.signIn(anna, InvitationCode.read(made.path("code")));
    given()
        .contentType("application/json")
        .body(Map.of("code", made.<String>path("code")))
        .post("/v1/sign-in")
        .then()
        .statusCode(401);
    as(study.clinician())
        .post("/v1/studies/" + study.code() + "/participants/" + anna + "/invitations")
        .then()
        .statusCode(404);
  }

  @Test
  void short_digits_are_good_with_the_number_on_record_and_for_five_tries() {
    var study = studies.study();
    String phone = "+49 30 " + (10_000_000 + new java.util.Random().nextInt(89_999_999));
    UUID anna = enrol(study, "Anna Digits", phone);
    String path = "/v1/studies/" + study.code() + "/participants/" + anna + "/short-codes";
    String digits =
        as(study.coordinator())
            .post(path)
            .then()
            .statusCode(201)
            .body("tries", is(5))
            .extract()
            .path("code");
    String wrong = digits.equals("000000") ? "000001" : "000000";

    given()
        .contentType("application/json")
        .body(Map.of("contact", "call me", "code", "12 34"))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(422)
        .body("errors.code", is(List.of("number-to-call", "six-digits")));
    given()
        .contentType("application/json")
        .body(Map.of("contact", " ", "code", ""))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(422)
        .body("errors.code", is(List.of("required", "required")));
    given()
        .contentType("application/json")
        .body(Map.of("contact", "+49 30 11111111", "code", digits))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(401);
    for (int i = 0; i < 4; i++) {
      given()
          .contentType("application/json")
          .body(Map.of("contact", phone, "code", wrong))
          .post("/v1/sign-in/short-code")
          .then()
          .statusCode(401);
    }
    String code =
        given()
            .contentType("application/json")
            .body(Map.of("contact", phone.substring(4), "code", digits))
            .post("/v1/sign-in/short-code")
            .then()
            .statusCode(200)
            .extract()
            .path("code");
    studies.signIn(anna, InvitationCode.read(code));
    given()
        .contentType("application/json")
        .body(Map.of("contact", phone, "code", digits))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(401);

    String second =
        as(study.coordinator()).post(path).then().statusCode(201).extract().path("code");
    for (int i = 0; i < 5; i++) {
      given()
          .contentType("application/json")
          .body(Map.of("contact", phone, "code", second.equals(wrong) ? "000002" : wrong))
          .post("/v1/sign-in/short-code")
          .then()
          .statusCode(401);
    }
    given()
        .contentType("application/json")
        .body(Map.of("contact", phone, "code", second))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(401);
  }

  @Test
  void a_part_of_the_pseudonym_finds_people_of_the_own_site_without_their_identity() {
    var study = studies.study();
    UUID anna = enrol(study, "Anna Called", "+49 30 9999991");
    var elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    String path = "/v1/studies/" + study.code() + "/participants";
    String pseudonym =
        as(study.coordinator()).get(path + "/" + anna).then().extract().path("pseudonym");
    Map<String, String> part = Map.of("pseudonym", pseudonym.toLowerCase().substring(1));
    as(study.clinician())
        .body(part)
        .post(path + "/search")
        .then()
        .statusCode(200)
        .body(
            "participants.pseudonym", contains(pseudonym), "participants[0].identity", nullValue());
    as(elsewhere).body(part).post(path + "/search").then().body("participants", empty());
    for (String pattern : List.of("%", "_", "\\")) {
      as(study.coordinator())
          .body(Map.of("pseudonym", pattern))
          .post(path + "/search")
          .then()
          .statusCode(200)
          .body("participants", empty());
    }
  }

  @Test
  void digits_from_before_a_lost_phone_was_replaced_are_good_no_more() {
    var study = studies.study();
    String phone = "+49 30 9999990";
    UUID anna = enrol(study, "Anna Replaced", phone);
    String path = "/v1/studies/" + study.code() + "/participants/" + anna;
    String digits =
        as(study.coordinator())
            .post(path + "/short-codes")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    as(study.coordinator()).body("{}").post(path + "/devices/replacement").then().statusCode(201);
    given()
        .contentType("application/json")
        .body(Map.of("contact", phone, "code", digits))
        .post("/v1/sign-in/short-code")
        .then()
        .statusCode(401);
  }

  @Test
  void participants_and_anonymous_callers_have_no_business_here() {
    var study = studies.study();
    UUID anna = enrol(study, "Anna Denied", "+49 30 9999999");
    var berta = People.enrolAndSignIn(studies, study, "Berta Denied", "+49 30 9999998");
    String path = "/v1/studies/" + study.code() + "/participants";
    as(berta).get(path).then().statusCode(403);
    as(berta).get(path + "/" + anna).then().statusCode(403);
    given().get(path + "/" + anna).then().statusCode(401);
    as(berta)
        .get("/v1/me/access-log")
        .then()
        .statusCode(200)
        .body(
            "entries.words",
            hasItem("Someone of your care team enrolled you."),
            "entries.words",
            not(hasItem("Someone of your care team looked at your walks.")));
  }
}
