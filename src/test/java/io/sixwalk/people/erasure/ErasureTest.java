package io.sixwalk.people.erasure;

import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.batch;
import static io.sixwalk.people.People.couldNotWalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.people.People;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ErasureTest {
  @Inject Studies studies;
  @Inject EpochRotation rotation;
  @Inject KeyRing keys;

  private List<String> personTables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var c = WholeDatabase.connect();
        var rows =
            c.createStatement()
                .executeQuery("select name::text from sixwalk.person_table order by 1")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private long rows(String table, UUID person) throws SQLException {
    try (var c = WholeDatabase.connect();
        var s = c.prepareStatement("select count(*) from " + table + " where participant_id = ?")) {
      s.setObject(1, person);
      try (var rows = s.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** The person's wrapped key and sealed content, as a backup of today would hold them. */
  private record Backup(int epoch, byte[] wrappedKey, byte[] sealedIdentity) {
    static Backup of(UUID person) throws SQLException {
      try (var c = WholeDatabase.connect();
          var s =
              c.prepareStatement(
                  "select k.epoch, k.wrapped, i.sealed from sixwalk.participant_key k join"
                      + " identity.person i using (participant_id) where participant_id = ?")) {
        s.setObject(1, person);
        try (var rows = s.executeQuery()) {
          assertThat(rows.next()).isTrue();
          return new Backup(rows.getInt(1), rows.getBytes(2), rows.getBytes(3));
        }
      }
    }

    String read(KeyRing keys, UUID person) {
      return open(keys, person, "identity", sealedIdentity);
    }

    String open(KeyRing keys, UUID person, String purpose, byte[] sealed) {
      byte[] epochKey =
          keys.key(epoch)
              .orElseThrow(() -> new IllegalStateException("the epoch's key was destroyed"));
      return new String(
          PersonKey.unwrap(person, epochKey, wrappedKey).open(purpose, sealed),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static byte[] sealedAnswers(UUID person) throws SQLException {
    try (var c = WholeDatabase.connect();
        var s =
            c.prepareStatement("select answers from sixwalk.response where participant_id = ?")) {
      s.setObject(1, person);
      try (var rows = s.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getBytes(1);
      }
    }
  }

  private boolean chainHolds(UUID person) throws SQLException {
    try (var c = WholeDatabase.connect();
        var s =
            c.prepareStatement(
                """
                select bool_and(hash = audit.link(previous, chain, seq, at, actor, actor_kind, operation, rule, subject, reason, detail)
                                and previous = coalesce(before, sha256(convert_to(chain, 'UTF8')))), count(*)
                  from (select e.*, lag(hash) over (order by seq) as before from audit.entry e where chain = ?) e
                """)) {
      s.setString(1, "participant:" + person);
      try (var rows = s.executeQuery()) {
        rows.next();
        return rows.getBoolean(1) && rows.getLong(2) > 2;
      }
    }
  }

  @Test
  void erasing_removes_every_row_at_once_and_the_backup_dies_with_the_epoch_key() throws Exception {
    var study = studies.study();
    var martha = People.enrolAndSignIn(studies, study, "Martha Erased", "+49 30 5000001");
    var living = People.enrolAndSignIn(studies, study, "Lena Living", "+49 30 5000002");
    var sent = couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(5));
    as(martha)
        .body(batch(sent))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    as(martha)
        .body(Map.of("name", "Anna", "ownName", "Mum", "scope", List.of("ADHERENCE")))
        .post("/v1/me/caregivers")
        .then()
        .statusCode(201);
    as(martha).put("/v1/me/watched-trials/NCT03169231").then().statusCode(200);
    var answered = Questionnaires.phq2(ZonedDateTime.now(Walks.BERLIN).minusMinutes(4), 3, 1);
    Questionnaires.put(martha, answered).statusCode(201);
    Backup backup = Backup.of(martha.id());
    for (String table : List.of("sixwalk.upload", "sixwalk.watched_trial", "identity.person")) {
      assertThat(rows(table, martha.id())).as(table).isPositive();
    }
    Backup ofLiving = Backup.of(living.id());
    assertThat(backup.read(keys, martha.id())).contains("Martha Erased");
    byte[] sealedAnswers = sealedAnswers(martha.id());
    String purpose = "response/" + answered.get("id").textValue();
    assertThat(backup.open(keys, martha.id(), purpose, sealedAnswers)).contains("linkId");

    as(martha).body(Map.of("confirm", "yes")).post("/v1/me/erasure").then().statusCode(422);
    as(martha)
        .body(Map.of("confirm", "ERASE"))
        .post("/v1/me/erasure")
        .then()
        .statusCode(200)
        .body("outcome", is("ERASED"), "backupsUnreadableBy", notNullValue());

    assertThat(personTables())
        .contains(
            "sixwalk.walk",
            "sixwalk.response",
            "sixwalk.score",
            "identity.person",
            "sixwalk.participant_key");
    for (String table : personTables()) {
      assertThat(rows(table, martha.id())).as(table).isZero();
    }
    as(martha).get("/v1/me/walks").then().statusCode(410).body("code", is("erased"));
    as(martha)
        .body(batch(sent))
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results.outcome", contains("GONE"));
    as(martha)
        .body(Map.of("zone", "Europe/Berlin"))
        .put("/v1/me/walks/" + UUID.randomUUID())
        .then()
        .statusCode(410);
    as(study.coordinator())
        .body(Map.of("name", "Erased"))
        .post("/v1/studies/" + study.code() + "/participants/search")
        .then()
        .body("participants", empty());
    assertThat(chainHolds(martha.id())).isTrue();

    assertThat(backup.read(keys, martha.id()))
        .as("until the epoch ends, a backup can be read")
        .contains("Martha Erased");
    EpochRotation.Rotation done = Studies.await(() -> rotation.rotate());
    assertThat(done.destroyed()).contains(backup.epoch());
    assertThatThrownBy(() -> backup.read(keys, martha.id())).hasMessageContaining("destroyed");
    assertThatThrownBy(() -> backup.open(keys, martha.id(), purpose, sealedAnswers))
        .hasMessageContaining("destroyed");
    assertThatThrownBy(() -> ofLiving.read(keys, living.id())).hasMessageContaining("destroyed");
    assertThatThrownBy(
            () ->
                PersonKey.unwrap(
                    martha.id(), keys.key(done.epoch()).orElseThrow(), backup.wrappedKey()))
        .hasMessageContaining("cannot be read");

    assertThat(Backup.of(living.id()).read(keys, living.id())).contains("Lena Living");
    as(study.coordinator())
        .body(Map.of("name", "lena"))
        .post("/v1/studies/" + study.code() + "/participants/search")
        .then()
        .body("participants.participantId", contains(living.id().toString()));
    as(living)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().minusMinutes(1))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("STORED"));
    assertThat(chainHolds(living.id())).isTrue();
  }

  @Test
  void a_restored_copy_is_opened_for_the_living_alone() throws Exception {
    var study = studies.study();
    var martha = People.enrolAndSignIn(studies, study, "Martha Restored", "+49 30 5000003");
    var living = People.enrolAndSignIn(studies, study, "Lena Restored", "+49 30 5000004");
    Backup ofMartha = Backup.of(martha.id());
    Backup ofLiving = Backup.of(living.id());
    as(martha).body(Map.of("confirm", "ERASE")).post("/v1/me/erasure").then().statusCode(200);
    Studies.await(() -> rotation.rotate());

    putBack(living.id(), study.studyId(), study.siteId(), ofLiving);
    putBack(martha.id(), study.studyId(), study.siteId(), ofMartha);
    String path = "/v1/studies/" + study.code() + "/participants/";
    as(study.coordinator()).get(path + living.id()).then().statusCode(410);
    as(study.coordinator()).get(path + martha.id()).then().statusCode(410);

    EpochRotation.Restored restored = Studies.await(() -> rotation.restoreFromBook());
    assertThat(restored.restored()).isPositive();
    assertThat(restored.erasedAgain()).isPositive();
    as(study.coordinator())
        .get(path + living.id())
        .then()
        .statusCode(200)
        .body("identity.name", is("Lena Restored"));
    as(study.coordinator()).get(path + martha.id()).then().statusCode(404);
    for (String table : personTables()) {
      assertThat(rows(table, martha.id())).as(table).isZero();
    }
  }

  /** Rows as an old copy of the database holds them, put back as a restore would. */
  private void putBack(UUID person, UUID studyId, UUID siteId, Backup backup) throws SQLException {
    try (var c = WholeDatabase.connect()) {
      c.createStatement().execute("alter table sixwalk.participant_key disable trigger open_epoch");
      try (var s =
          c.prepareStatement(
              "insert into sixwalk.participant (participant_id, study_id, site_id, pseudonym,"
                  + " study_zone, enrolled_on, created_at) values (?, ?, ?, ?, 'Europe/Berlin',"
                  + " current_date, now()) on conflict do nothing")) {
        s.setObject(1, person);
        s.setObject(2, studyId);
        s.setObject(3, siteId);
        s.setString(4, "P-" + person);
        s.executeUpdate();
      }
      try (var s =
          c.prepareStatement(
              "insert into sixwalk.participant_key (participant_id, epoch, wrapped, created_at)"
                  + " values (?, ?, ?, now()) on conflict (participant_id) do update set epoch ="
                  + " excluded.epoch, wrapped = excluded.wrapped")) {
        s.setObject(1, person);
        s.setInt(2, backup.epoch());
        s.setBytes(3, backup.wrappedKey());
        s.executeUpdate();
      }
      try (var s =
          c.prepareStatement(
              "insert into identity.person (participant_id, sealed, changed_at) values (?, ?,"
                  + " now()) on conflict do nothing")) {
        s.setObject(1, person);
        s.setBytes(2, backup.sealedIdentity());
        s.executeUpdate();
      }
      c.createStatement().execute("alter table sixwalk.participant_key enable trigger open_epoch");
    }
  }

  @Test
  void where_law_forbids_erasing_the_data_are_locked_instead() throws Exception {
    TestStudy study = studies.study();
    String tag =
        as(study.admin()).get("/v1/studies/" + study.code()).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(Map.of("name", "N", "emergencyNumber", "112", "erasureRestricted", true))
        .put("/v1/studies/" + study.code())
        .then()
        .statusCode(200);
    var martha = People.enrolAndSignIn(studies, study, "Martha Locked", "+49 30 5000005");
    var anna = studies.caregiver(martha, io.sixwalk.access.ShareScope.TREND_SUMMARY);
    as(anna)
        .get("/v1/caregiver/people/" + martha.id() + "/trends/walk-distance")
        .then()
        .statusCode(200);

    as(martha)
        .body(Map.of("confirm", "ERASE"))
        .post("/v1/me/erasure")
        .then()
        .statusCode(200)
        .body("outcome", is("RESTRICTED"));
    as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/participants/" + martha.id())
        .then()
        .statusCode(404);
    as(study.clinician())
        .get("/v1/studies/" + study.code() + "/participants/" + martha.id() + "/walks")
        .then()
        .statusCode(404);
    as(anna)
        .get("/v1/caregiver/people/" + martha.id() + "/trends/walk-distance")
        .then()
        .statusCode(404);
    as(martha).get("/v1/me/walks").then().statusCode(200);
    as(martha)
        .body(batch(couldNotWalk(UUID.randomUUID(), OffsetDateTime.now().plusSeconds(1))))
        .post("/v1/me/uploads")
        .then()
        .body("results.outcome", contains("REJECTED"));
    assertThat(rows("identity.person", martha.id())).isEqualTo(1);
  }

  @Test
  void only_an_admin_of_the_study_erases_for_someone() {
    var study = studies.study();
    var other = studies.study();
    UUID martha = People.enrol(study, "Martha Asked", "+49 30 5000006");
    String path = "/v1/studies/" + study.code() + "/participants/" + martha + "/erasure";
    Map<String, String> body = Map.of("confirm", "ERASE", "reason", "asked by letter");
    as(study.coordinator()).body(body).post(path).then().statusCode(404);
    as(other.admin()).body(body).post(path).then().statusCode(404);
    as(study.admin()).body(Map.of("confirm", "ERASE")).post(path).then().statusCode(422);
    as(study.admin()).body(body).post(path).then().statusCode(200).body("outcome", is("ERASED"));
    as(study.admin()).body(body).post(path).then().statusCode(404);
  }
}
