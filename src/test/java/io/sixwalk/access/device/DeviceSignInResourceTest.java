package io.sixwalk.access.device;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sixwalk.access.PersonKind;
import io.sixwalk.people.Enrolment;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.TestDevice;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class DeviceSignInResourceTest {
  @Inject Studies studies;
  @Inject Enrolment enrolment;

  @Test
  void a_code_and_a_key_give_a_refresh_token_and_a_device() {
    TestStudy study = studies.study();
    UUID person = studies.participant(study, LocalDate.now()).id();
    TestDevice phone = new TestDevice();
    JsonPath signedIn =
        phone
            .redeem(code(study, person))
            .then()
            .statusCode(200)
            .header("Cache-Control", equalTo("no-store"))
            .body("refreshToken", notNullValue(), "deviceId", notNullValue())
            .extract()
            .jsonPath();

    given()
        .auth()
        .oauth2(signedIn.getString("accessToken"))
        .get("/v1/me/devices")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body(
            "devices",
            hasSize(1),
            "devices[0].id",
            is(signedIn.getString("deviceId")),
            "devices[0].kind",
            is("PHONE"),
            "devices[0].thisOne",
            is(true));
  }

  @Test
  void the_same_code_from_the_same_device_again_is_an_answer_that_got_lost() {
    TestStudy study = studies.study();
    UUID person = studies.participant(study, LocalDate.now()).id();
    String code = code(study, person);
    TestDevice phone = new TestDevice();
    String first = phone.redeem(code).then().statusCode(200).extract().path("refreshToken");
    String again = phone.redeem(code).then().statusCode(200).extract().path("refreshToken");
    assertThat(again).isEqualTo(first);

    new TestDevice().redeem(code).then().statusCode(401).body("code", is("code-not-valid"));
    phone.refresh(first).then().statusCode(200);
    phone.redeem(code).then().statusCode(401).body("code", is("code-not-valid"));
  }

  @Test
  void a_lost_answer_is_asked_for_again_until_the_successor_is_used() {
    Person person = person();
    String first = person.refreshToken();
    String second =
        person.phone().refresh(first).then().statusCode(200).extract().path("refreshToken");
    assertThat(second).isNotEqualTo(first);
    for (int i = 0; i < 3; i++) {
      person.phone().refresh(first).then().statusCode(200).body("refreshToken", is(second));
    }
    String third =
        person.phone().refresh(second).then().statusCode(200).extract().path("refreshToken");

    // The successor was used, so the first is now a token used again: the family ends.
    person.phone().refresh(first).then().statusCode(401).body("code", is("signed-out"));
    person.phone().refresh(third).then().statusCode(401).body("code", is("signed-out"));
    person.phone().refresh(second).then().statusCode(401).body("code", is("signed-out"));
  }

  @Test
  void a_stolen_refresh_token_is_worth_nothing_without_the_key() {
    Person person = person();
    new TestDevice()
        .refresh(person.refreshToken())
        .then()
        .statusCode(401)
        .body("code", is("refresh-not-valid"));
    person.phone().refresh(person.refreshToken()).then().statusCode(200);
  }

  @Test
  void a_proof_is_good_once() {
    Person person = person();
    String proof = person.phone().proof("/v1/sign-in/refresh");
    person.phone().refresh(person.refreshToken(), proof).then().statusCode(200);
    person
        .phone()
        .refresh(person.refreshToken(), proof)
        .then()
        .statusCode(401)
        .body("code", is("proof-not-valid"));
    person.phone().refresh(person.refreshToken()).then().statusCode(200);
  }

  @Test
  void a_phone_whose_clock_is_years_off_gets_a_nonce_and_comes_in() {
    Person person = person();
    Map<String, Object> claims = TestDevice.claims("/v1/sign-in/refresh");
    claims.put("iat", 1_000_000_000L);
    String nonce =
        person
            .phone()
            .refresh(person.refreshToken(), person.phone().proof(claims))
            .then()
            .statusCode(401)
            .body("code", is("proof-nonce-needed"))
            .extract()
            .header("DPoP-Nonce");
    claims.put("nonce", nonce);
    person
        .phone()
        .refresh(person.refreshToken(), person.phone().proof(claims))
        .then()
        .statusCode(200);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("nonce", "A".repeat(32));
    person
        .phone()
        .refresh(person.refreshToken(), person.phone().proof(claims))
        .then()
        .statusCode(401)
        .body("code", is("proof-nonce-needed"));
  }

  @Test
  void what_is_no_refresh_token_gets_a_problem() {
    Person person = person();
    String token = person.refreshToken();
    char last = token.charAt(60) == 'A' ? 'B' : 'A';
    String changed = token.substring(0, 60) + last + token.substring(61);
    for (String not : List.of("x", "", "A".repeat(114), token + "A", token.substring(1), changed)) {
      person
          .phone()
          .refresh(not)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("code", is("refresh-not-valid"));
    }
    given()
        .contentType("application/json")
        .body(Map.of("refreshToken", token))
        .post("/v1/sign-in/refresh")
        .then()
        .statusCode(400)
        .body("code", is("refresh-missing"));
    person.phone().refresh(token).then().statusCode(200);
  }

  @Test
  void a_revoked_device_is_out_at_once_and_its_key_stays_out() {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice phone = new TestDevice();
    TestDevice tablet = new TestDevice();
    JsonPath onPhone = phone.redeem(code(study, id)).jsonPath();
    JsonPath onTablet = tablet.redeem(code(study, id)).jsonPath();
    String tabletToken = onTablet.getString("accessToken");
    given().auth().oauth2(tabletToken).get("/v1/me/devices").then().body("devices", hasSize(2));

    String address = "/v1/me/devices/" + onPhone.getString("deviceId");
    given().auth().oauth2(tabletToken).delete(address).then().statusCode(204);
    given().auth().oauth2(tabletToken).delete(address).then().statusCode(404);

    given()
        .auth()
        .oauth2(onPhone.getString("accessToken"))
        .get("/v1/me/devices")
        .then()
        .statusCode(401)
        .body("code", is("signed-out"));
    phone
        .refresh(onPhone.getString("refreshToken"))
        .then()
        .statusCode(401)
        .body("code", is("signed-out"));
    phone.redeem(code(study, id)).then().statusCode(401).body("code", is("device-revoked"));
    tablet.refresh(onTablet.getString("refreshToken")).then().statusCode(200);
  }

  @Test
  void nobody_revokes_the_device_of_someone_else() {
    Person one = person();
    Person other = person();
    var foreign =
        given()
            .auth()
            .oauth2(one.accessToken())
            .delete("/v1/me/devices/" + other.deviceId())
            .then()
            .statusCode(404);
    var absent =
        given()
            .auth()
            .oauth2(one.accessToken())
            .delete("/v1/me/devices/" + UUID.randomUUID())
            .then()
            .statusCode(404);
    assertThat(foreign.extract().asString()).isEqualTo(absent.extract().asString());
    other.phone().refresh(other.refreshToken()).then().statusCode(200);
  }

  @Test
  void signing_out_ends_everything_everywhere_and_a_new_code_begins_again() {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice phone = new TestDevice();
    JsonPath before = phone.redeem(code(study, id)).jsonPath();
    SignedInPerson withoutDevice =
        studies.signIn(
            id,
            Studies.await(
                () ->
                    enrolment.invite(
                        studies.actor(study.coordinator().id(), PersonKind.STAFF),
                        study.code(),
                        id,
                        Duration.ofMinutes(5),
                        1)));

    given()
        .auth()
        .oauth2(before.getString("accessToken"))
        .post("/v1/me/sign-out")
        .then()
        .statusCode(204);
    for (String token : List.of(before.getString("accessToken"), withoutDevice.token())) {
      given()
          .auth()
          .oauth2(token)
          .get("/v1/me/devices")
          .then()
          .statusCode(401)
          .body("code", is("signed-out"));
    }
    phone
        .refresh(before.getString("refreshToken"))
        .then()
        .statusCode(401)
        .body("code", is("signed-out"));
    JsonPath after = phone.redeem(code(study, id)).then().statusCode(200).extract().jsonPath();
    given()
        .auth()
        .oauth2(after.getString("accessToken"))
        .get("/v1/me/devices")
        .then()
        .statusCode(200);
  }

  @Test
  void a_lost_phone_is_replaced_in_one_step() {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice lost = new TestDevice();
    JsonPath onLost = lost.redeem(code(study, id)).jsonPath();
    String openCode = code(study, id);
    String coordinator = study.coordinator().token();
    String devices = "/v1/studies/" + study.code() + "/participants/" + id + "/devices";
    given()
        .auth()
        .oauth2(coordinator)
        .get(devices)
        .then()
        .statusCode(200)
        .body("devices", hasSize(1), "devices[0].id", is(onLost.getString("deviceId")));

    String code =
        given()
            .auth()
            .oauth2(coordinator)
            .contentType("application/json")
            .body(Map.of("replaces", onLost.getString("deviceId")))
            .post(devices + "/replacement")
            .then()
            .statusCode(201)
            .body("link", containsString("/#code="), "qrSvg", startsWith("<svg"))
            .extract()
            .path("code");

    given()
        .auth()
        .oauth2(onLost.getString("accessToken"))
        .get("/v1/me/devices")
        .then()
        .statusCode(401);
    lost.refresh(onLost.getString("refreshToken")).then().statusCode(401);
    lost.redeem(openCode).then().statusCode(401);
    new TestDevice().redeem(code).then().statusCode(200);
    given()
        .auth()
        .oauth2(coordinator)
        .contentType("application/json")
        .body(Map.of("replaces", onLost.getString("deviceId")))
        .post(devices + "/replacement")
        .then()
        .statusCode(404);
  }

  @Test
  void a_coordinator_removes_one_device_and_the_others_stay_signed_in() {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice away = new TestDevice();
    TestDevice kept = new TestDevice();
    JsonPath onGiven = away.redeem(code(study, id)).jsonPath();
    JsonPath onKept = kept.redeem(code(study, id)).jsonPath();
    String device =
        "/v1/studies/"
            + study.code()
            + "/participants/"
            + id
            + "/devices/"
            + onGiven.getString("deviceId");
    for (String token : List.of(study.clinician().token(), studies.study().coordinator().token())) {
      given().auth().oauth2(token).delete(device).then().statusCode(404);
    }
    given().auth().oauth2(study.coordinator().token()).delete(device).then().statusCode(204);
    given().auth().oauth2(study.coordinator().token()).delete(device).then().statusCode(404);

    away.refresh(onGiven.getString("refreshToken")).then().statusCode(401);
    String token = onKept.getString("accessToken");
    given()
        .auth()
        .oauth2(token)
        .get("/v1/me/access-log")
        .then()
        .body("entries.words", hasItem("Someone of your care team removed one of your devices."));
    given()
        .auth()
        .oauth2(onGiven.getString("accessToken"))
        .get("/v1/me/devices")
        .then()
        .statusCode(401);
  }

  @Test
  void only_a_coordinator_of_the_site_replaces_a_phone() {
    TestStudy study = studies.study();
    TestStudy other = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.now());
    String address =
        "/v1/studies/" + study.code() + "/participants/" + person.id() + "/devices/replacement";
    for (String token :
        List.of(other.coordinator().token(), study.clinician().token(), study.admin().token())) {
      given()
          .auth()
          .oauth2(token)
          .contentType("application/json")
          .body("{}")
          .post(address)
          .then()
          .statusCode(404);
    }
    given()
        .auth()
        .oauth2(person.token())
        .contentType("application/json")
        .body("{}")
        .post(address)
        .then()
        .statusCode(403);
    given().contentType("application/json").body("{}").post(address).then().statusCode(401);
  }

  @Test
  void a_disabled_member_of_staff_is_out_on_the_next_request() {
    TestStudy study = studies.study();
    TestStudy other = studies.study();
    String address = "/v1/studies/" + study.code() + "/staff/" + study.clinician().id();
    String clinician = study.clinician().token();
    given().auth().oauth2(clinician).get("/v1/me/devices").then().statusCode(200);
    given().auth().oauth2(other.admin().token()).post(address + "/disable").then().statusCode(404);
    given()
        .auth()
        .oauth2(study.coordinator().token())
        .post(address + "/disable")
        .then()
        .statusCode(404);
    given()
        .auth()
        .oauth2(study.admin().token())
        .post("/v1/studies/" + study.code() + "/staff/" + study.admin().id() + "/disable")
        .then()
        .statusCode(404);
    given().auth().oauth2(clinician).get("/v1/me/devices").then().statusCode(200);

    given().auth().oauth2(study.admin().token()).post(address + "/disable").then().statusCode(204);
    given()
        .auth()
        .oauth2(clinician)
        .get("/v1/me/devices")
        .then()
        .statusCode(401)
        .body("code", is("signed-out"));
    given().auth().oauth2(study.admin().token()).post(address + "/enable").then().statusCode(204);
    given().auth().oauth2(clinician).get("/v1/me/devices").then().statusCode(401);
  }

  private record Person(
      TestDevice phone, String deviceId, String accessToken, String refreshToken) {}

  private Person person() {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice phone = new TestDevice();
    JsonPath signedIn = phone.redeem(code(study, id)).then().statusCode(200).extract().jsonPath();
    return new Person(
        phone,
        signedIn.getString("deviceId"),
        signedIn.getString("accessToken"),
        signedIn.getString("refreshToken"));
  }

  private String code(TestStudy study, UUID person) {
    return Studies.await(
            () ->
                enrolment.invite(
                    studies.actor(study.coordinator().id(), PersonKind.STAFF),
                    study.code(),
                    person,
                    Duration.ofMinutes(5),
                    1))
        .grouped();
  }
}
