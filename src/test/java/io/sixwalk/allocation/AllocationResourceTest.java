package io.sixwalk.allocation;

import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class AllocationResourceTest {
  @Inject Studies studies;

  private static String of(TestStudy study) {
    return "/v1/studies/" + study.code();
  }

  private static String of(TestStudy study, UUID person) {
    return of(study) + "/participants/" + person;
  }

  private static void twoArms(TestStudy study) {
    as(study.admin())
        .body(
            Map.of(
                "arms",
                List.of(
                    Map.of("code", "A", "label", "Exercise"),
                    Map.of("code", "B", "label", "Usual care"))))
        .put(of(study) + "/arms")
        .then()
        .statusCode(200)
        .body("arms.code", contains("A", "B"));
  }

  private static io.restassured.response.ValidatableResponse allocate(
      SignedInPerson who, TestStudy study, UUID person, Map<String, ?> arm) {
    return as(who).body(arm).put(of(study, person) + "/arm").then();
  }

  private static String pseudonym(UUID person) {
    return WholeDatabase.value(
        "select pseudonym from sixwalk.participant where participant_id = '" + person + "'");
  }

  @Test
  void an_allocator_sets_an_arm_once_and_changes_it_with_a_reason() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    UUID person = People.enrol(study, "Alma Allocated", "+49 30 8200001");

    allocate(allocator, study, person, Map.of("arm", "A")).statusCode(200).body("allocated", is(1));
    allocate(allocator, study, person, Map.of("arm", "A")).statusCode(200).body("same", is(1));
    allocate(allocator, study, person, Map.of("arm", "B"))
        .statusCode(422)
        .body("errors.pointer", contains("/reason"));
    allocate(allocator, study, person, Map.of("arm", "B", "reason", "typing mistake"))
        .statusCode(200)
        .body("changed", is(1));
    allocate(allocator, study, person, Map.of("arm", "Z")).statusCode(422);
    allocate(allocator, study, UUID.randomUUID(), Map.of("arm", "A")).statusCode(404);
    as(allocator)
        .get(of(study) + "/allocations")
        .then()
        .statusCode(200)
        .body("allocations.arm", contains("B"), "allocations[0].pseudonym", is(pseudonym(person)));
    assertThat(
            WholeDatabase.value(
                "select count(*) from audit.entry where operation = 'ALLOCATE' and detail = '{}'"
                    + " and reason is null and chain = 'participant:"
                    + person
                    + "'"))
        .isEqualTo("2");
  }

  @Test
  void a_list_is_taken_in_whole_or_not_at_all() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    UUID one = People.enrol(study, "Lina List", "+49 30 8200002");
    UUID two = People.enrol(study, "Lotte List", "+49 30 8200003");
    Map<String, String> first = Map.of("pseudonym", pseudonym(one), "arm", "A");
    as(allocator)
        .body(
            Map.of(
                "allocations",
                List.of(
                    first,
                    Map.of("pseudonym", "nobody", "arm", "B"),
                    Map.of("pseudonym", pseudonym(two), "arm", "C"))))
        .post(of(study) + "/allocations")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer", containsInAnyOrder("/allocations/1/pseudonym", "/allocations/2/arm"));
    as(allocator)
        .get(of(study) + "/allocations")
        .then()
        .body("allocations.arm", contains(nullValue(), nullValue()));
    as(allocator)
        .body(
            Map.of("allocations", List.of(first, Map.of("pseudonym", pseudonym(two), "arm", "B"))))
        .post(of(study) + "/allocations")
        .then()
        .statusCode(200)
        .body("allocated", is(2));
    String next =
        as(allocator)
            .queryParam("limit", 1)
            .get(of(study) + "/allocations")
            .then()
            .body("allocations.size()", is(1))
            .extract()
            .path("next");
    as(allocator)
        .queryParam("after", next)
        .get(of(study) + "/allocations")
        .then()
        .body("allocations.size()", is(1), "next", nullValue());
  }

  @Test
  void nobody_blinded_can_set_or_list_arms_of_people() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson stranger = People.staff(studies, studies.study(), "ALLOCATOR", null);
    SignedInPerson auditor = People.staff(studies, study, "AUDITOR", null);
    UUID person = People.enrol(study, "Nele Nobody", "+49 30 8200004");
    for (SignedInPerson who :
        List.of(study.admin(), study.coordinator(), study.clinician(), auditor, stranger)) {
      allocate(who, study, person, Map.of("arm", "A")).statusCode(404);
      as(who).get(of(study) + "/allocations").then().statusCode(404);
    }
    as(study.coordinator()).get(of(study) + "/arms").then().statusCode(404);
  }

  @Test
  void an_allocator_sees_nothing_else_and_is_none_beside_a_blinded_role() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    UUID person = People.enrol(study, "Bea Blinded", "+49 30 8200005");
    as(allocator).get(of(study, person)).then().statusCode(404);
    as(allocator).get(of(study) + "/participants").then().statusCode(404);

    as(study.admin())
        .body(Map.of("role", "CLINICIAN", "label", "x", "accountId", allocator.id().toString()))
        .post(of(study) + "/staff")
        .then()
        .statusCode(422)
        .body("errors.code", contains("blinding"));
    // As the organisation's provider could give it, past the service: then the arms close.
    WholeDatabase.execute(
        "insert into sixwalk.staff_role (account_id, id, study_id, role, created_at) values ('"
            + allocator.id()
            + "', gen_random_uuid(), '"
            + study.studyId()
            + "', 'CLINICIAN', now())");
    as(allocator).get(of(study) + "/allocations").then().statusCode(404);
    allocate(allocator, study, person, Map.of("arm", "A")).statusCode(404);
  }

  @Test
  void arms_can_be_added_but_none_taken_away_once_anyone_is_allocated() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    UUID person = People.enrol(study, "Ada Arms", "+49 30 8200006");
    allocate(allocator, study, person, Map.of("arm", "A")).statusCode(200);
    for (String gone : List.of("A", "B")) {
      String left = gone.equals("A") ? "B" : "A";
      as(study.admin())
          .body(Map.of("arms", List.of(Map.of("code", left, "label", "x"))))
          .put(of(study) + "/arms")
          .then()
          .statusCode(409)
          .body("code", is("allocation-began"));
    }
    as(study.admin())
        .body(
            Map.of(
                "arms",
                List.of(
                    Map.of("code", "B", "label", "b"),
                    Map.of("code", "A", "label", "a"),
                    Map.of("code", "C", "label", "c"))))
        .put(of(study) + "/arms")
        .then()
        .statusCode(200)
        .body("arms.code", contains("B", "A", "C"));
  }

  @Test
  void a_clinician_looks_up_one_person_in_an_emergency_and_the_admins_are_told() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    SignedInPerson person =
        People.enrolAndSignIn(studies, study, "Emma Emergency", "+49 30 8200007");
    allocate(allocator, study, person.id(), Map.of("arm", "B")).statusCode(200);
    String path = of(study, person.id()) + "/unblinding";
    as(study.clinician()).body(Map.of("reason", "short")).post(path).then().statusCode(422);
    as(study.coordinator())
        .body(Map.of("reason", "because I want to"))
        .post(path)
        .then()
        .statusCode(404);
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    as(elsewhere).body(Map.of("reason", "because I want to")).post(path).then().statusCode(404);

    as(study.clinician())
        .body(Map.of("reason", "collapsed, needs treatment"))
        .post(path)
        .then()
        .statusCode(200)
        .body("state", is("SHOWN"), "arm", is("B"), "label", is("Usual care"));
    as(study.admin())
        .get(of(study) + "/unblindings")
        .then()
        .statusCode(200)
        .body(
            "unblindings.size()",
            is(1),
            "unblindings[0].participantId",
            is(person.id().toString()),
            "unblindings[0].accountId",
            is(study.clinician().id().toString()),
            "unblindings[0].reason",
            is("collapsed, needs treatment"));
    for (String chain : List.of("participant:" + person.id(), "study:" + study.studyId())) {
      assertThat(
              WholeDatabase.value(
                  "select reason from audit.entry where operation = 'UNBLIND_PARTICIPANT' and chain"
                      + " = '"
                      + chain
                      + "'"))
          .isEqualTo("collapsed, needs treatment");
    }
    as(person)
        .get("/v1/me/access-log")
        .then()
        .body(
            "entries.words",
            hasItem(
                "Someone of your care team looked up your group of the study in an emergency. The"
                    + " reason given: collapsed, needs treatment"));
    // It was told once; nothing reads it again.
    as(study.clinician())
        .get(of(study, person.id()) + "/arm")
        .then()
        .body("state", is("WITHHELD"), "arm", nullValue());
  }

  @Test
  void unblinding_a_study_shows_arms_and_what_it_hid_and_cannot_be_done_twice() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    SignedInPerson person =
        People.enrolAndSignIn(studies, study, "Uta Unblinded", "+49 30 8200008");
    SignedInPerson other =
        People.enrolAndSignIn(studies, study, "Ulla Unallocated", "+49 30 8200009");
    allocate(allocator, study, person.id(), Map.of("arm", "A")).statusCode(200);
    String tag =
        as(study.admin()).get(of(study) + "/feedback-policy").then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(
            Map.of(
                "hideTrendsFrom",
                List.of("PARTICIPANT"),
                "hideTrendsUntil",
                "2099-01-01T00:00:00Z"))
        .put(of(study) + "/feedback-policy")
        .then()
        .statusCode(200);
    for (SignedInPerson who : List.of(person, other)) {
      as(who)
          .get("/v1/me/arm")
          .then()
          .statusCode(200)
          .body("state", is("WITHHELD"), "until", is("2099-01-01T00:00:00Z"), "arm", nullValue());
      assertThat(as(who).get("/v1/me/export").then().extract().asString())
          .contains(
              "{\"what\":\"arm\",\"why\":\"The study is blinded. The arm is shown when it is"
                  + " unblinded.\",\"until\":\"2099-01-01T00:00:00Z\"}")
          .doesNotContain("Exercise");
    }
    as(study.clinician())
        .body(Map.of("reason", "the last visit is over"))
        .post(of(study) + "/unblinding")
        .then()
        .statusCode(404);
    as(study.admin())
        .body(Map.of("reason", "the last visit is over"))
        .post(of(study) + "/unblinding")
        .then()
        .statusCode(201);
    as(study.admin())
        .body(Map.of("reason", "the last visit is over"))
        .post(of(study) + "/unblinding")
        .then()
        .statusCode(409)
        .body("code", is("unblinded"));
    as(person).get("/v1/me/arm").then().body("state", is("SHOWN"), "label", is("Exercise"));
    as(other).get("/v1/me/arm").then().body("state", is("NOT_ALLOCATED"));
    as(study.coordinator()).get(of(study, person.id()) + "/arm").then().body("arm", is("A"));
    assertThat(as(person).get("/v1/me/export").then().extract().asString())
        .contains("\"arm\":{\"code\":\"A\",\"label\":\"Exercise\"")
        .doesNotContain("withheld\":[{\"what\":\"arm");
    assertThat(
            WholeDatabase.value(
                "select hide_trends_until < now() from sixwalk.study where id = '"
                    + study.studyId()
                    + "'"))
        .isEqualTo("t");
    assertThat(
            WholeDatabase.value(
                "select reason from audit.entry where operation = 'UNBLIND_STUDY' and chain ="
                    + " 'study:"
                    + study.studyId()
                    + "'"))
        .isEqualTo("the last visit is over");
    as(study.admin())
        .get(of(study) + "/unblindings")
        .then()
        .body(
            "unblindings[0].reason",
            is("the last visit is over"),
            "unblindings[0].participantId",
            nullValue());
  }

  @Test
  void erasing_takes_the_arm_along() {
    TestStudy study = studies.study();
    twoArms(study);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    UUID person = People.enrol(study, "Else Erased", "+49 30 8200010");
    allocate(allocator, study, person, Map.of("arm", "A")).statusCode(200);
    as(study.clinician())
        .body(Map.of("reason", "collapsed, needs treatment"))
        .post(of(study, person) + "/unblinding")
        .then()
        .statusCode(200);
    as(study.admin())
        .body(Map.of("confirm", "ERASE", "reason", "asked for it"))
        .post(of(study, person) + "/erasure")
        .then()
        .statusCode(200);
    for (String table : List.of("allocation.arm", "allocation.person_unblinding")) {
      assertThat(
              WholeDatabase.value(
                  "select count(*) from " + table + " where participant_id = '" + person + "'"))
          .isEqualTo("0");
    }
    as(allocator).get(of(study) + "/allocations").then().body("allocations", empty());
    as(study.admin())
        .get(of(study) + "/unblindings")
        .then()
        .body("unblindings.participantId", not(hasItem(person.toString())));
  }

  @Test
  void the_second_wall_holds_with_the_first_one_off() throws SQLException {
    TestStudy study = studies.study();
    twoArms(study);
    UUID person = People.enrol(study, "Willa Wall", "+49 30 8200011");
    try (Connection c = WholeDatabase.connect();
        Statement s = c.createStatement()) {
      s.execute("set role sixwalk_app");
      for (SignedInPerson who : List.of(study.admin(), study.coordinator(), study.clinician())) {
        s.execute("select set_config('app.actor', '" + who.id() + "', false)");
        for (String sql :
            List.of(
                "select * from allocation.arm",
                "select * from allocation.study_arm",
                "select * from allocation.person_unblinding",
                "insert into allocation.arm values ('"
                    + person
                    + "', gen_random_uuid(), 'A', now(), gen_random_uuid())",
                "select * from allocation.allocations('" + study.studyId() + "', null, 10)",
                "select * from allocation.allocate('"
                    + study.studyId()
                    + "', array['"
                    + person
                    + "']::uuid[], array[null]::text[], array['A'], null, now())",
                "select * from allocation.arm_in_force('" + person + "')")) {
          assertThatThrownBy(() -> s.execute(sql))
              .as(sql)
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
      }
      s.execute("select set_config('app.actor', '" + study.coordinator().id() + "', false)");
      assertThatThrownBy(
              () ->
                  s.execute(
                      "select * from allocation.unblind_person('" + person + "', 'x', now())"))
          .isInstanceOf(SQLException.class);
    }
  }
}
