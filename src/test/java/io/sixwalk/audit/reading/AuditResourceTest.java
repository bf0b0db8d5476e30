package io.sixwalk.audit.reading;

import static io.restassured.RestAssured.given;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.command.CommandRun;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class AuditResourceTest {
  @Inject Studies studies;
  @Inject CommandRun command;

  private static io.restassured.response.ValidatableResponse read(
      SignedInPerson who, TestStudy study, Map<String, ?> query) {
    return as(who).queryParam("study", study.code()).queryParams(query).get("/v1/audit").then();
  }

  private static void look(SignedInPerson who, TestStudy study, UUID person, int status) {
    as(who)
        .get("/v1/studies/" + study.code() + "/participants/" + person)
        .then()
        .statusCode(status);
  }

  private static String pseudonym(UUID person) {
    return WholeDatabase.value(
        "select pseudonym from sixwalk.participant where participant_id = '" + person + "'");
  }

  @Test
  void an_auditor_reads_who_did_what_and_the_reading_stands_on_the_trail() {
    TestStudy study = studies.study();
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    UUID person = People.enrol(study, "Anna Audited", "+49 30 8100001");
    look(study.clinician(), study, person, 200);
    look(study.coordinator(), study, person, 200);

    read(auditor, study, Map.of("participant", pseudonym(person), "operation", "READ_PARTICIPANT"))
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body(
            "entries.size()",
            is(3), // the first was the answer to the enrolment
            "entries.subject",
            everyItem(is(person.toString())),
            "entries.pseudonym",
            everyItem(is(pseudonym(person))),
            "entries[0].actor",
            is(study.coordinator().id().toString()),
            "entries[1].actor",
            is(study.clinician().id().toString()),
            "entries[1].rule",
            is("staff: CLINICIAN or COORDINATOR"),
            "entries[0].hash",
            notNullValue());
    read(auditor, study, Map.of("actor", study.clinician().id().toString()))
        .body("entries.operation", hasItem("READ_PARTICIPANT"));
    read(auditor, study, Map.of("chain", "participant:" + person, "limit", "200"))
        .body("entries.chain", everyItem(is("participant:" + person)));
    read(auditor, study, Map.of("operation", "READ_AUDIT"))
        .body(
            "entries[0].chain",
            is("study:" + study.studyId()),
            "entries[0].actor",
            is(auditor.id().toString()));
    read(auditor, study, Map.of("to", "2020-01-01T00:00:00Z")).body("entries", empty());
    read(auditor, study, Map.of("from", "2020-01-01T00:00:00Z"))
        .body("entries.operation", hasItem("READ_PARTICIPANT"));
  }

  @Test
  void pages_go_from_the_newest_entry_to_the_oldest_without_gap_or_repetition() {
    TestStudy study = studies.study();
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    UUID person = People.enrol(study, "Pia Paged", "+49 30 8100002");
    for (int i = 0; i < 11; i++) {
      look(study.clinician(), study, person, 200);
    }
    String chain = "participant:" + person;
    List<Integer> numbers = new ArrayList<>();
    Map<String, Object> query = new java.util.HashMap<>(Map.of("chain", chain, "limit", 4));
    String next;
    do {
      var page = read(auditor, study, query).statusCode(200).extract();
      numbers.addAll(page.<List<Integer>>path("entries.seq"));
      next = page.path("next");
      query.put("after", next);
    } while (next != null);
    int all =
        Integer.parseInt(
            WholeDatabase.value("select count(*) from audit.entry where chain = '" + chain + "'"));
    assertThat(numbers).hasSize(all).doesNotHaveDuplicates().first().isEqualTo(all);
    assertThat(numbers).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void nobody_else_reads_it_and_no_auditor_reads_another_study() {
    TestStudy study = studies.study();
    TestStudy other = studies.study();
    SignedInPerson stranger = People.staff(studies, other, "AUDITOR", null);
    SignedInPerson participant =
        People.enrolAndSignIn(studies, study, "Nora Nobody", "+49 30 8100003");
    for (SignedInPerson who :
        List.of(study.admin(), study.coordinator(), study.clinician(), stranger)) {
      read(who, study, Map.of()).statusCode(404);
      as(who)
          .queryParam("study", study.code())
          .get("/v1/audit/verification")
          .then()
          .statusCode(404);
    }
    read(participant, study, Map.of()).statusCode(403);
    given().queryParam("study", study.code()).get("/v1/audit").then().statusCode(401);
    read(stranger, other, Map.of("chain", "study:" + study.studyId()))
        .statusCode(200)
        .body("entries", empty());
    read(stranger, other, Map.of("participant", pseudonym(participant.id())))
        .body("entries", empty());
    // The refused calls stand on the callers' own chains, which the study's auditor can read.
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    for (SignedInPerson who : List.of(study.admin(), study.coordinator())) {
      read(auditor, study, Map.of("chain", "account:" + who.id(), "operation", "READ_AUDIT"))
          .body("entries.size()", is(1), "entries[0].rule", is("denied"));
    }
  }

  @Test
  void an_auditor_of_one_site_sees_that_site_alone() {
    TestStudy study = studies.study();
    SignedInPerson here = People.staff(studies, study, "AUDITOR", study.siteId());
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "AUDITOR");
    UUID person = People.enrol(study, "Sita Site", "+49 30 8100004");
    look(study.clinician(), study, person, 200);

    read(here, study, Map.of("participant", pseudonym(person)))
        .body("entries.operation", hasItem("READ_PARTICIPANT"));
    read(here, study, Map.of("chain", "account:" + study.clinician().id()))
        .body("entries.operation", hasItem("SIGN_IN"));
    read(elsewhere, study, Map.of("participant", pseudonym(person))).body("entries", empty());
    read(elsewhere, study, Map.of("chain", "participant:" + person)).body("entries", empty());
    read(elsewhere, study, Map.of("chain", "account:" + study.clinician().id()))
        .body("entries", empty());
    read(elsewhere, study, Map.of("limit", 200))
        .body("entries.chain", not(hasItem("participant:" + person)))
        .body("entries.chain", not(hasItem("study:" + study.studyId())));
  }

  @Test
  void the_chain_of_an_erased_person_stays_readable() {
    TestStudy study = studies.study();
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    UUID person = People.enrol(study, "Erna Erased", "+49 30 8100005");
    look(study.clinician(), study, person, 200);
    as(study.admin())
        .body(Map.of("confirm", "ERASE", "reason", "asked for it"))
        .post("/v1/studies/" + study.code() + "/participants/" + person + "/erasure")
        .then()
        .statusCode(200);
    read(auditor, study, Map.of("chain", "participant:" + person))
        .body("entries.operation", hasItem("ERASE_PARTICIPANT"))
        .body("entries.operation", hasItem("READ_PARTICIPANT"))
        .body("entries.pseudonym", everyItem(org.hamcrest.Matchers.nullValue()));
  }

  @Test
  void what_is_wrong_with_a_question_is_named() {
    TestStudy study = studies.study();
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    as(auditor).get("/v1/audit").then().statusCode(400).body("code", is("study-missing"));
    read(auditor, study, Map.of("actor", "x", "from", "yesterday", "after", "?", "limit", 900))
        .statusCode(422)
        .body("errors.pointer", org.hamcrest.Matchers.contains("actor", "from", "after", "limit"));
  }

  @Test
  void the_last_verification_is_told_with_what_the_auditor_may_know() throws Exception {
    TestStudy study = studies.study();
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    UUID person = People.enrol(study, "Vera Verified", "+49 30 8100006");
    look(study.clinician(), study, person, 200);
    assertThat(command.run("audit", "verify").err()).isEmpty();
    as(auditor)
        .queryParam("study", study.code())
        .get("/v1/audit/verification")
        .then()
        .statusCode(200)
        .body(
            "verified", is(true), "intact", is(true), "faults", empty(), "faultsElsewhere", is(0));

    String entry = "chain = 'participant:" + person + "' and seq = 1";
    try (var c = WholeDatabase.connect();
        var s = c.createStatement()) {
      s.execute("set session_replication_role = replica");
      s.execute("update audit.entry set operation = operation || 'X' where " + entry);
      try {
        assertThat(command.run("audit", "verify").exit()).isEqualTo(3);
      } finally {
        s.execute("update audit.entry set operation = rtrim(operation, 'X') where " + entry);
      }
    }
    as(auditor)
        .queryParam("study", study.code())
        .get("/v1/audit/verification")
        .then()
        .body(
            "intact",
            is(false),
            "faults.size()",
            is(1),
            "faults[0].chain",
            is("participant:" + person),
            "faults[0].kind",
            is("CHANGED"));
    TestStudy other = studies.study();
    SignedInPerson stranger = People.staff(studies, other, "AUDITOR", null);
    as(stranger)
        .queryParam("study", other.code())
        .get("/v1/audit/verification")
        .then()
        .body("intact", is(false), "faults", empty(), "faultsElsewhere", is(1));
    assertThat(command.run("audit", "verify").exit()).isZero();
  }
}
