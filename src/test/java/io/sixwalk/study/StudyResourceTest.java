package io.sixwalk.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class StudyResourceTest {
  @Inject Studies studies;

  private static RequestSpecification as(SignedInPerson person) {
    return given().auth().oauth2(person.token()).contentType("application/json");
  }

  private static Map<String, Object> change(String name) {
    return new HashMap<>(
        Map.of(
            "name",
            name,
            "emergencyNumber",
            "112",
            "phoneNumber",
            "+49 30 123",
            "registryNumber",
            "NCT01234567",
            "approval",
            Map.of("board", "Ethics board", "number", "EA1/23", "expiresOn", "2099-01-31")));
  }

  @Test
  void an_admin_changes_the_study_and_a_stale_revision_is_refused() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().statusCode(200).extract().header("ETag");

    as(study.admin())
        .header("If-Match", tag)
        .body(change("Renamed"))
        .put(path)
        .then()
        .statusCode(200)
        .body(
            "name",
            is("Renamed"),
            "registryNumber",
            is("NCT01234567"),
            "approval.expiresOn",
            is("2099-01-31"),
            "lateRecords",
            is("STORE_FLAGGED"));
    as(study.admin())
        .header("If-Match", tag)
        .body(change("Again"))
        .put(path)
        .then()
        .statusCode(409)
        .body("code", is("study-changed"));
    as(study.admin())
        .body(change("Again"))
        .put(path)
        .then()
        .statusCode(400)
        .body("code", is("if-match"));
    as(study.coordinator()).get(path).then().statusCode(200).body("name", is("Renamed"));
  }

  @Test
  void a_change_that_cannot_be_is_refused_with_every_field_named() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(
            Map.of(
                "name",
                "a\u0007b",
                "approval",
                Map.of("approvedOn", "2030-01-02", "expiresOn", "2030-01-01")))
        .put(path)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/name", "/emergencyNumber", "/approval/expiresOn"));
  }

  /** In an emergency people read these numbers and call them. */
  @Test
  void what_nobody_can_call_is_no_number() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().statusCode(200).extract().header("ETag");
    Map<String, Object> change = change("Name");
    change.put("emergencyNumber", "call us");
    change.put("emergencyNumbers", Map.of("AT", "+", "ES", "112"));
    change.put("phoneNumber", "see our page");
    as(study.admin())
        .header("If-Match", tag)
        .body(change)
        .put(path)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/emergencyNumber", "/emergencyNumbers/AT", "/phoneNumber"))
        .body("errors.code", everyItem(is("number-to-call")));
    change.put("emergencyNumber", "061");
    change.put("emergencyNumbers", Map.of("AT", "144"));
    change.put("phoneNumber", "+49 (30) 123/45-6");
    as(study.admin()).header("If-Match", tag).body(change).put(path).then().statusCode(200);
  }

  @Test
  void another_study_and_no_study_answer_the_same_bytes() {
    var own = studies.study();
    var other = studies.study();
    for (String rest :
        List.of("", "/windows", "/thresholds", "/sites", "/staff", "/feedback-policy")) {
      byte[] ofOther =
          as(own.admin())
              .get("/v1/studies/" + other.code() + rest)
              .then()
              .statusCode(404)
              .extract()
              .asByteArray();
      byte[] ofNone =
          as(own.admin())
              .get("/v1/studies/no-such-study" + rest)
              .then()
              .statusCode(404)
              .extract()
              .asByteArray();
      assertThat(ofOther).isEqualTo(ofNone);
    }
    as(own.coordinator())
        .header("If-Match", "\"0\"")
        .body(change("x"))
        .put("/v1/studies/" + own.code())
        .then()
        .statusCode(404);
  }

  @Test
  void a_further_study_is_created_by_an_admin_alone() {
    var study = studies.study();
    String code = "further-" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, Object> body =
        Map.of("code", code, "name", "Further", "siteCode", "a", "siteName", "A");
    as(study.coordinator()).body(body).post("/v1/studies").then().statusCode(404);
    as(study.admin())
        .body(body)
        .post("/v1/studies")
        .then()
        .statusCode(201)
        .body("code", is(code), "id", notNullValue());
    as(study.admin())
        .body(body)
        .post("/v1/studies")
        .then()
        .statusCode(409)
        .body("code", is("study-code-taken"));
    as(study.admin())
        .get("/v1/studies")
        .then()
        .statusCode(200)
        .body("studies.study", hasItem(code));
    as(study.admin())
        .get("/v1/studies/" + code + "/windows")
        .then()
        .statusCode(200)
        .body("windows.code", hasItem("D30"));
    as(study.admin())
        .get("/v1/studies/" + code + "/thresholds")
        .then()
        .statusCode(200)
        .body("versions", hasSize(1));
    as(study.coordinator()).get("/v1/studies/" + code).then().statusCode(404);
  }

  @Test
  void windows_are_replaced_together_and_must_not_overlap() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/windows";
    String tag = as(study.admin()).get(path).then().statusCode(200).extract().header("ETag");
    var good =
        Map.of(
            "windows",
            List.of(
                Map.of("code", "BASELINE", "firstDay", -10, "lastDay", 0),
                Map.of("code", "D60", "firstDay", 50, "lastDay", 70)));
    String next =
        as(study.admin())
            .header("If-Match", tag)
            .body(good)
            .put(path)
            .then()
            .statusCode(200)
            .body("windows.code", contains("BASELINE", "D60"))
            .extract()
            .header("ETag");
    as(study.admin()).header("If-Match", tag).body(good).put(path).then().statusCode(409);
    as(study.admin())
        .header("If-Match", next)
        .body(
            Map.of(
                "windows",
                List.of(
                    Map.of("code", "A", "firstDay", 0, "lastDay", 10),
                    Map.of("code", "B", "firstDay", 10, "lastDay", 20))))
        .put(path)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/windows/1/firstDay"));
  }

  @Test
  void thresholds_get_a_new_version_with_its_source() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/thresholds";
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "mcid",
                25,
                "small",
                15,
                "substantial",
                45,
                "standardErrorHome",
                25,
                "standardErrorSupervised",
                21,
                "walksAsked",
                6,
                "walksLeast",
                3,
                "greatestStandardError",
                15,
                "source",
                "Someone 2030",
                "population",
                "People"));
    as(study.admin())
        .body(body)
        .post(path)
        .then()
        .statusCode(201)
        .body(
            "versions.thresholds.version",
            contains(2, 1),
            "versions[0].thresholds.source",
            is("Someone 2030"));
    body.put("source", " ");
    as(study.admin())
        .body(body)
        .post(path)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/source"));
    as(study.coordinator()).body(body).post(path).then().statusCode(422);
    body.put("source", "S");
    as(study.coordinator()).body(body).post(path).then().statusCode(404);
  }

  @Test
  void sites_are_added_and_renamed() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/sites";
    String id =
        as(study.admin())
            .body(Map.of("code", "two", "name", "Site two"))
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as(study.admin())
        .body(Map.of("code", "two", "name", "Again"))
        .post(path)
        .then()
        .statusCode(409)
        .body("code", is("site-code-taken"));
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body(Map.of("code", "two", "name", "New name"))
        .put(path + "/" + id)
        .then()
        .statusCode(200)
        .body("name", is("New name"), "revision", is(1));
    as(study.admin())
        .header("If-Match", "\"0\"")
        .body(Map.of("code", "two", "name", "x"))
        .put(path + "/" + id)
        .then()
        .statusCode(409);
    as(study.clinician())
        .get(path)
        .then()
        .statusCode(200)
        .body("sites.code", contains("one", "two"));
  }

  @Test
  void staff_get_and_lose_a_role_at_once() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/staff";
    var added =
        as(study.admin())
            .body(Map.of("role", "AUDITOR", "label", "Dr. Weber"))
            .post(path)
            .then()
            .statusCode(201)
            .body("code", notNullValue())
            .extract();
    SignedInPerson auditor =
        studies.signIn(
            UUID.fromString(added.path("member.accountId")),
            io.sixwalk.people.InvitationCode.read(added.path("code")));
    as(auditor).get("/v1/studies/" + study.code()).then().statusCode(200);

    as(study.admin()).delete(path + "/" + added.path("member.id")).then().statusCode(204);
    as(auditor).get("/v1/studies/" + study.code()).then().statusCode(404);
    as(study.admin())
        .get(path)
        .then()
        .statusCode(200)
        .body("staff.find { it.label == 'Dr. Weber' }.endedAt", notNullValue());
    as(study.admin())
        .body(Map.of("role", "CLINICIAN", "label", "W", "siteId", UUID.randomUUID().toString()))
        .post(path)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/siteId"));
    as(study.coordinator()).get(path).then().statusCode(404);
  }

  @Test
  void the_last_admin_cannot_be_taken_away() {
    var study = studies.study();
    String path = "/v1/studies/" + study.code() + "/staff";
    List<String> admins =
        as(study.admin())
            .get(path)
            .then()
            .extract()
            .path("staff.findAll { it.role == 'STUDY_ADMIN' }.id");
    String own =
        as(study.admin())
            .get(path)
            .then()
            .extract()
            .path("staff.find { it.accountId == '" + study.admin().id() + "' }.id");
    for (String id : admins) {
      if (!id.equals(own)) {
        as(study.admin()).delete(path + "/" + id).then().statusCode(204);
      }
    }
    as(study.admin())
        .delete(path + "/" + own)
        .then()
        .statusCode(409)
        .body("code", is("last-admin"));
    as(study.admin())
        .get(path)
        .then()
        .statusCode(200)
        .body("staff.find { it.id == '" + own + "' }.endedAt", nullValue());
  }
}
