package io.sixwalk.export;

import static io.restassured.RestAssured.given;
import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.keys.SealedColumn;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.People;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ExportResourceTest {
  @Inject Studies studies;
  @Inject PersonImport imports;

  private static String export(SignedInPerson person) {
    return given()
        .auth()
        .oauth2(person.token())
        .get("/v1/me/export")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .contentType(ExportResource.NDJSON)
        .extract()
        .asString();
  }

  private SignedInPerson somebodyWithEverything(TestStudy study) {
    var martha = People.enrolAndSignIn(studies, study, "Martha Exportée", "+49 30 6000001");
    String sha =
        as(study.admin())
            .body(
                Map.of(
                    "purpose", "STUDY_PARTICIPATION", "language", "en", "title", "T", "body", "B"))
            .post("/v1/studies/" + study.code() + "/consent-texts")
            .then()
            .statusCode(201)
            .extract()
            .path("sha256");
    as(martha)
        .body(Map.of("sha256", sha))
        .put("/v1/me/consents/STUDY_PARTICIPATION")
        .then()
        .statusCode(200);
    Questionnaires.load(study, Questionnaires.pack("mmse", "en"));
    var rating = Questionnaires.response("mmse", ZonedDateTime.now(Walks.BERLIN), "rating", 27);
    as(study.clinician())
        .body(rating.toString())
        .put(
            "/v1/studies/"
                + study.code()
                + "/participants/"
                + martha.id()
                + "/ratings/"
                + rating.get("id").textValue())
        .then()
        .statusCode(201);
    UUID record = UUID.randomUUID();
    as(martha)
        .body(batch(couldNotWalk(record, OffsetDateTime.now().minusMinutes(9))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(martha)
        .body(batch(couldNotWalk(record, OffsetDateTime.now().minusMinutes(8))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("CONFLICT"));
    as(martha)
        .body(batch(walk(UUID.randomUUID())))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    Questionnaires.put(
            martha, Questionnaires.phq2(ZonedDateTime.now(Walks.BERLIN).minusMinutes(7), 2, 1))
        .statusCode(201);
    as(martha)
        .body(Map.of("name", "Anna", "ownName", "Mum", "scope", List.of("ADHERENCE")))
        .post("/v1/me/caregivers")
        .then()
        .statusCode(201);
    String path = "/v1/studies/" + study.code() + "/participants/" + martha.id();
    String tag = as(study.coordinator()).get(path).then().extract().header("ETag");
    as(study.coordinator())
        .header("If-Match", tag)
        .body(Map.of("dayZero", "2026-10-01", "reason", "dose"))
        .put(path + "/day-zero")
        .then()
        .statusCode(200);
    heldBackAndCleared(study, martha);
    return martha;
  }

  /** A row in every table of safety. */
  private static void heldBackAndCleared(TestStudy study, SignedInPerson martha) {
    String path = PhoneRecords.path(study, martha);
    PhoneRecords.permit(study, martha, Map.of("note", "canary-permission"));
    var answer = PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(20), "fell");
    PhoneRecords.send(martha, answer, PhoneRecords.walk(PhoneRecords.minutesAgo(10)));
    as(study.coordinator())
        .body(Map.of("measures", "SPO2"))
        .post(path + "/measuring-devices")
        .then()
        .statusCode(201);
    as(study.clinician())
        .body(Map.of("answers", List.of(Walks.id(answer)), "reason", "canary-clearing"))
        .post(path + "/gate/clear")
        .then()
        .statusCode(200);
    String lists = "/v1/studies/" + study.code();
    String alert =
        as(study.clinician()).get(lists + "/alerts").then().extract().path("alerts[0].id");
    as(study.clinician()).post(lists + "/alerts/" + alert + "/seen").then().statusCode(200);
    as(study.clinician())
        .body(Map.of("note", "canary-alert"))
        .post(lists + "/alerts/" + alert + "/close")
        .then()
        .statusCode(200);
    String event =
        as(study.clinician()).get(lists + "/adverse-events").then().extract().path("events[0].id");
    as(study.clinician())
        .header("If-Match", "\"0\"")
        .body(Map.of("state", "NOT_AN_EVENT", "description", "canary-event"))
        .put(path + "/adverse-events/" + event)
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> walk(UUID id) {
    Map<String, Object> walk = new HashMap<>();
    walk.put("id", id.toString());
    walk.put("kind", "WALK");
    walk.put("measuredAt", OffsetDateTime.now().minusMinutes(30).toString());
    walk.put("zone", "Europe/Berlin");
    walk.put("elapsedSeconds", 360);
    walk.put("endReason", "COMPLETED");
    walk.put("course", Map.of("type", "STRAIGHT_SHUTTLE", "lengthMetres", 20));
    walk.put("laps", 15);
    walk.put("remainderMetres", 3.5);
    return walk;
  }

  @Test
  void an_export_is_complete_and_the_same_twice_and_says_nothing_of_others() throws Exception {
    var study = studies.study();
    var martha = somebodyWithEverything(study);
    var other = People.enrolAndSignIn(studies, study, "Olga Other", "+49 30 6000002");
    String text = export(martha);
    assertThat(export(martha)).isEqualTo(text);
    assertThat(text)
        .contains("canary-permission", "canary-clearing", "canary-alert", "canary-event", "FELL")
        .contains("Martha Exportée", "canary-note", "\\\"reason\\\":\\\"HEALTH\\\"")
        .contains("\\\"linkId\\\":\\\"1\\\"")
        .doesNotContain("Olga", other.id().toString());

    JsonNode manifest = PersonTables.parse(text.substring(0, text.indexOf('\n')));
    assertThat(manifest.get("sha256").asText())
        .isEqualTo(PersonExport.sha256(text.substring(text.indexOf('\n') + 1)));
    try (var c = WholeDatabase.connect();
        var tables =
            c.createStatement()
                .executeQuery(
                    "select schema_name || '.' || table_name from sixwalk.person_table where"
                        + " schema_name <> 'allocation'")) {
      while (tables.next()) {
        String table = tables.getString(1);
        try (var s =
            c.prepareStatement("select count(*) from " + table + " where participant_id = ?")) {
          s.setObject(1, martha.id());
          try (var rows = s.executeQuery()) {
            rows.next();
            int expected = PersonTables.NOT_EXPORTED.contains(table) ? 0 : rows.getInt(1);
            assertThat(manifest.get("rows").path(table).asInt(0)).as(table).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void an_export_is_taken_in_again_and_gives_the_same_bytes() throws Exception {
    var study = studies.study();
    var martha = somebodyWithEverything(study);
    String text = export(martha);
    assertThatThrownBy(() -> imports.read(text)).hasMessageContaining("here already");
    forgetCompletely(martha.id());
    as(martha).get("/v1/me/export").then().statusCode(401);

    assertThatThrownBy(() -> imports.read(text.replace("HEALTH", "OTHER")))
        .hasMessageContaining("SHA-256");
    assertThatThrownBy(
            () -> imports.read(text.replace("\"study\":\"" + study.code(), "\"study\":\"nowhere")))
        .hasMessageContaining("no study");
    assertThat(imports.read(text))
        .isEqualTo(new PersonImport.Imported(martha.id(), PersonImport.Arm.WITHHELD));
    assertThat(
            WholeDatabase.value(
                "select count(*) from audit.entry where operation = 'IMPORT_PARTICIPANT'"
                    + " and chain = 'participant:"
                    + martha.id()
                    + "'"))
        .isEqualTo("1");
    String code =
        as(study.coordinator())
            .post("/v1/studies/" + study.code() + "/participants/" + martha.id() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    assertThat(export(studies.signIn(martha.id(), InvitationCode.read(code)))).isEqualTo(text);
    as(study.coordinator())
        .body(Map.of("name", "exportee"))
        .post("/v1/studies/" + study.code() + "/participants/search")
        .then()
        .body("participants.participantId", contains(martha.id().toString()));
  }

  @Test
  void the_arm_of_an_unblinded_study_comes_along_where_the_study_has_it() throws Exception {
    var study = studies.study();
    var martha = somebodyWithEverything(study);
    String path = "/v1/studies/" + study.code();
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    as(allocator)
        .body(Map.of("arms", List.of(Map.of("code", "A", "label", "Active"))))
        .put(path + "/arms")
        .then()
        .statusCode(200);
    as(allocator)
        .body(Map.of("arm", "A"))
        .put(path + "/participants/" + martha.id() + "/arm")
        .then()
        .statusCode(200);
    as(study.admin())
        .body(Map.of("reason", "The trial has ended"))
        .post(path + "/unblinding")
        .then()
        .statusCode(201);
    String text = export(martha);
    assertThat(text.substring(0, text.indexOf('\n'))).contains("\"code\":\"A\"");

    forgetCompletely(martha.id());
    assertThatThrownBy(() -> imports.read(text.replaceFirst("\"code\":\"A\"", "\"code\":\"Z\"")))
        .hasMessageContaining("no arm");
    assertThat(imports.read(text).arm()).isEqualTo(PersonImport.Arm.BROUGHT);
    String code =
        as(study.coordinator())
            .post(path + "/participants/" + martha.id() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    assertThat(export(studies.signIn(martha.id(), InvitationCode.read(code)))).isEqualTo(text);
  }

  @Test
  void an_import_takes_no_rows_that_an_export_never_holds() throws Exception {
    var study = studies.study();
    var martha = somebodyWithEverything(study);
    String text = export(martha);
    forgetCompletely(martha.id());
    for (String table :
        List.of("allocation.arm", "sixwalk.staff_role", "sixwalk.participant_key")) {
      String body =
          text.substring(text.indexOf('\n') + 1)
              + "{\"table\":\""
              + table
              + "\",\"row\":{\"participant_id\":\""
              + martha.id()
              + "\"}}\n";
      var manifest = PersonTables.parse(text.substring(0, text.indexOf('\n')));
      manifest.put("sha256", PersonExport.sha256(body));
      assertThatThrownBy(() -> imports.read(PersonTables.print(manifest) + "\n" + body))
          .hasMessageContaining(table);
    }
  }

  /** As if this installation had never known the person. */
  private void forgetCompletely(UUID person) throws SQLException {
    try (var c = WholeDatabase.connect()) {
      try (var s = c.prepareStatement("select sixwalk.erase_again(?, now())")) {
        s.setObject(1, person);
        s.execute();
      }
      for (String table :
          List.of("token_family where account_id", "device where account_id", "account where id")) {
        try (var s = c.prepareStatement("delete from sixwalk." + table + " = ?")) {
          s.setObject(1, person);
          s.executeUpdate();
        }
      }
    }
  }

  @Test
  void what_a_blinded_study_withholds_is_named() {
    var study = studies.study();
    var martha = somebodyWithEverything(study);
    String policy = "/v1/studies/" + study.code() + "/feedback-policy";
    String tag = as(study.admin()).get(policy).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(
            Map.of(
                "hideTrendsFrom",
                List.of("PARTICIPANT"),
                "hideTrendsUntil",
                "2099-01-01T00:00:00Z"))
        .put(policy)
        .then()
        .statusCode(200);
    String text = export(martha);
    JsonNode manifest = PersonTables.parse(text.substring(0, text.indexOf('\n')));
    assertThat(manifest.get("withheld").findValuesAsText("what"))
        .contains("sixwalk.score", "sixwalk.walk_estimate", "sixwalk.walk_trace", "arm");
    assertThat(manifest.get("withheld").findValuesAsText("until")).contains("2099-01-01T00:00:00Z");
    assertThat(manifest.get("rows").has("sixwalk.walk_estimate")).isFalse();
    assertThat(manifest.get("rows").has("sixwalk.walk_verdict")).isTrue();
    assertThat(manifest.get("rows").has("sixwalk.score")).isFalse();
    assertThat(manifest.get("rows").has("sixwalk.response")).isTrue();
  }

  @Test
  void nobody_but_a_participant_exports_oneself() {
    var study = studies.study();
    as(study.coordinator()).get("/v1/me/export").then().statusCode(403);
    given().get("/v1/me/export").then().statusCode(401);
  }

  @Test
  void every_column_of_bytes_can_be_opened_or_is_a_fingerprint() throws Exception {
    TreeSet<String> unknown = new TreeSet<>();
    try (var c = WholeDatabase.connect();
        var rows =
            c.createStatement()
                .executeQuery(
                    """
                    select t.schema_name || '.' || t.table_name, a.attname
                      from sixwalk.person_table t join pg_attribute a on a.attrelid = t.name
                     where a.atttypid = 'bytea'::regtype and not a.attisdropped
                    """)) {
      while (rows.next()) {
        String table = rows.getString(1);
        String column = rows.getString(2);
        boolean known =
            PersonTables.NOT_EXPORTED.contains(table)
                || column.equals(PersonTables.FINGERPRINTS.get(table))
                || SealedColumn.of(table, column).isPresent();
        if (!known) {
          unknown.add(table + "." + column);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }
}
