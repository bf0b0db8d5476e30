package io.sixwalk.people;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests that several tests of people make. */
public final class People {
  private People() {}

  public static RequestSpecification as(SignedInPerson person) {
    return given().auth().oauth2(person.token()).contentType("application/json");
  }

  /** The body of an enrolment at the study's first site. */
  public static Map<String, Object> enrolment(TestStudy study, String name, String phone) {
    return new HashMap<>(
        Map.of(
            "pseudonym",
            "P-" + UUID.randomUUID().toString().substring(0, 8),
            "siteId",
            study.siteId().toString(),
            "zone",
            "Europe/Berlin",
            "sex",
            "FEMALE",
            "ageYears",
            80,
            "heightCm",
            158.5,
            "weightKg",
            61,
            "identity",
            Map.of("name", name, "phone", phone, "birthDate", "1945-02-03")));
  }

  /** Enrols somebody and answers with the id. */
  public static UUID enrol(TestStudy study, String name, String phone) {
    return UUID.fromString(
        as(study.coordinator())
            .body(enrolment(study, name, phone))
            .post("/v1/studies/" + study.code() + "/participants")
            .then()
            .statusCode(201)
            .extract()
            .path("participantId"));
  }

  /** Enrols somebody, who signs in by the link's code. */
  public static SignedInPerson enrolAndSignIn(
      Studies studies, TestStudy study, String name, String phone) {
    UUID id = enrol(study, name, phone);
    String code =
        as(study.coordinator())
            .post("/v1/studies/" + study.code() + "/participants/" + id + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    return studies.signIn(id, InvitationCode.read(code));
  }

  /** A member of staff at a further site of the study. */
  public static SignedInPerson staffElsewhere(Studies studies, TestStudy study, String role) {
    String siteId =
        as(study.admin())
            .body(
                Map.of(
                    "code",
                    "s" + UUID.randomUUID().toString().substring(0, 6),
                    "name",
                    "Elsewhere"))
            .post("/v1/studies/" + study.code() + "/sites")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    var added =
        as(study.admin())
            .body(Map.of("role", role, "label", "Elsewhere", "siteId", siteId))
            .post("/v1/studies/" + study.code() + "/staff")
            .then()
            .statusCode(201)
            .extract();
    return studies.signIn(
        UUID.fromString(added.path("member.accountId")), InvitationCode.read(added.path("code")));
  }

  /** A member of staff with that role, at one site or for the whole study. */
  public static SignedInPerson staff(Studies studies, TestStudy study, String role, UUID siteId) {
    Map<String, Object> wanted = new HashMap<>(Map.of("role", role, "label", role));
    if (siteId != null) {
      wanted.put("siteId", siteId.toString());
    }
    var added =
        as(study.admin())
            .body(wanted)
            .post("/v1/studies/" + study.code() + "/staff")
            .then()
            .statusCode(201)
            .extract();
    return studies.signIn(
        UUID.fromString(added.path("member.accountId")), InvitationCode.read(added.path("code")));
  }

  /** "I could not walk", as a phone says it. */
  public static Map<String, Object> couldNotWalk(UUID id, OffsetDateTime when) {
    return Map.of(
        "id",
        id.toString(),
        "kind",
        "UNABLE_TO_WALK",
        "statedAt",
        when.toString(),
        "zone",
        "Europe/Berlin",
        "reason",
        "HEALTH",
        "note",
        "canary-note");
  }

  public static Map<String, Object> batch(Map<String, Object> record) {
    return Map.of("records", List.of(record));
  }
}
