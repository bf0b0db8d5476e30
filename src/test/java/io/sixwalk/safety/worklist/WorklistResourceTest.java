package io.sixwalk.safety.worklist;

import static io.sixwalk.people.People.as;
import static io.sixwalk.safety.PhoneRecords.gateAnswer;
import static io.sixwalk.safety.PhoneRecords.minutesAgo;
import static io.sixwalk.safety.PhoneRecords.permit;
import static io.sixwalk.safety.PhoneRecords.send;
import static io.sixwalk.safety.PhoneRecords.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class WorklistResourceTest {
  private static final LocalDate DAY_ZERO = LocalDate.now(Walks.BERLIN).minusDays(100);

  @Inject Studies studies;

  private SignedInPerson somebody(TestStudy study) {
    SignedInPerson one = studies.participant(study, DAY_ZERO.minusDays(28), DAY_ZERO, Walks.BERLIN);
    permit(study, one, Map.of("validFrom", DAY_ZERO.minusDays(28).toString()));
    return one;
  }

  /** Six walks before day 0 and six around day 90, the later ones so much further. */
  private static void walkTrend(SignedInPerson person, int gainMetres) {
    List<ObjectNode> walks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      walks.add(laps(DAY_ZERO.minusDays(15 - 3L * i), 330 + i % 3));
      walks.add(laps(DAY_ZERO.plusDays(78 + 3L * i), 330 + gainMetres + i % 3));
    }
    send(person, walks.toArray(ObjectNode[]::new));
  }

  private static ObjectNode laps(LocalDate date, int metres) {
    return Walks.laps(date.atTime(10, 0).atZone(Walks.BERLIN), metres / 30, metres % 30)
        .put("supervision", "LAY_COMPANION");
  }

  private static JsonPath worklist(TestStudy study, String query) {
    return as(study.clinician())
        .get("/v1/studies/" + study.code() + "/worklist" + query)
        .then()
        .statusCode(200)
        .header("Cache-Control", is("no-store"))
        .body("note", containsString("nobody watches in real time"))
        .extract()
        .jsonPath();
  }

  private static void hideTrends(TestStudy study) {
    String policy = "/v1/studies/" + study.code() + "/feedback-policy";
    String tag = as(study.admin()).get(policy).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(Map.of("hideTrendsFrom", List.of("STAFF")))
        .put(policy)
        .then()
        .statusCode(200);
  }

  @Test
  void one_list_names_everything_that_waits_with_a_reason_a_time_and_a_link() {
    TestStudy study = studies.study();
    SignedInPerson worse = somebody(study);
    walkTrend(worse, -60);
    SignedInPerson better = somebody(study);
    walkTrend(better, 60);
    SignedInPerson hurt = somebody(study);
    send(hurt, gateAnswer(minutesAgo(60), "fell"));
    SignedInPerson short1 = somebody(study);
    send(short1, walk(minutesAgo(30)).put("elapsedSeconds", 300));

    JsonPath list = worklist(study, "");
    assertThat(list.<String>getList("lines.kind"))
        .containsExactly("ALERT", "EVENT_DRAFT", "WORSE", "WALK_REVIEW");
    assertThat(list.<String>getList("lines.participantId"))
        .containsExactly(
            hurt.id().toString(),
            hurt.id().toString(),
            worse.id().toString(),
            short1.id().toString());
    assertThat(list.getString("lines[0].reason")).contains("Safety question answered with yes");
    assertThat(list.getString("lines[2].reason"))
        .isEqualTo("Walking distance worse than at baseline");
    assertThat(list.getString("lines[3].reason")).contains("timer not between 355 and 365 seconds");
    assertThat(list.<String>getList("lines.since")).doesNotContainNull();
    assertThat(list.getMap("counts")).hasSize(4).containsEntry("WORSE", 1);
    for (String link : list.<String>getList("lines.link")) {
      as(study.clinician()).get(link).then().statusCode(200);
    }
    assertThat(worklist(study, "?kind=WORSE&kind=ALERT").<String>getList("lines.kind"))
        .containsExactly("ALERT", "WORSE");
  }

  @Test
  void pages_hold_every_line_once() {
    TestStudy study = studies.study();
    SignedInPerson one = somebody(study);
    for (int i = 1; i <= 3; i++) {
      send(one, gateAnswer(minutesAgo(i), "fell"));
    }
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      JsonPath page = worklist(study, "?limit=2" + (after == null ? "" : "&after=" + after));
      seen.addAll(page.getList("lines.id"));
      after = page.getString("next");
    } while (after != null);
    assertThat(seen).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void what_was_dealt_with_is_gone() {
    TestStudy study = studies.study();
    SignedInPerson one = somebody(study);
    send(one, gateAnswer(minutesAgo(20), "fell"));
    ObjectNode cut = walk(minutesAgo(600)).put("elapsedSeconds", 300);
    send(one, cut);
    JsonPath before = worklist(study, "");
    as(study.clinician())
        .body(Map.of("note", "Is well."))
        .post(before.getString("lines.find { it.kind == 'ALERT' }.link") + "/close")
        .then()
        .statusCode(200);
    as(study.clinician())
        .header("If-Match", "\"0\"")
        .body(Map.of("state", "NOT_AN_EVENT"))
        .put(before.getString("lines.find { it.kind == 'EVENT_DRAFT' }.link"))
        .then()
        .statusCode(200);
    as(study.clinician())
        .body(Map.of("counts", true, "reason", "The clock of the phone was wrong."))
        .post(
            "/v1/studies/"
                + study.code()
                + "/participants/"
                + one.id()
                + "/walks/"
                + Walks.id(cut)
                + "/decisions")
        .then()
        .statusCode(200);
    assertThat(worklist(study, "").getList("lines")).isEmpty();
  }

  @Test
  void hidden_trends_are_not_revealed_by_lines_counts_or_order() {
    TestStudy study = studies.study();
    SignedInPerson worse = somebody(study);
    walkTrend(worse, -60);
    SignedInPerson better = somebody(study);
    walkTrend(better, 60);
    // A distance of 30 m counts and is odd: that, too, follows from the distance.
    send(better, laps(LocalDate.now(Walks.BERLIN).minusDays(5), 30));
    assertThat(worklist(study, "").<String>getList("lines.kind")).contains("WORSE", "WALK_REVIEW");
    hideTrends(study);
    JsonPath list = worklist(study, "");
    assertThat(list.getList("lines")).isEmpty();
    assertThat(list.getMap("counts")).isEmpty();
    assertThat(worklist(study, "?kind=WORSE").getList("lines")).isEmpty();
  }

  @Test
  void staff_of_another_site_get_an_empty_list_and_others_none() {
    TestStudy study = studies.study();
    SignedInPerson one = somebody(study);
    send(one, gateAnswer(minutesAgo(20), "fell"));
    walkTrend(one, -60);
    String path = "/v1/studies/" + study.code() + "/worklist";
    SignedInPerson elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    as(elsewhere)
        .get(path)
        .then()
        .statusCode(200)
        .body("lines", empty())
        .body("counts.size()", is(0));
    as(study.admin()).get(path).then().statusCode(404);
    as(one).get(path).then().statusCode(403);
    as(studies.study().clinician()).get(path).then().statusCode(404);
  }

  @Test
  void a_page_of_no_entries_or_of_too_many_is_refused_and_not_taken_for_another() {
    TestStudy study = studies.study();
    for (String list : List.of("worklist", "alerts", "adverse-events")) {
      for (String limit : List.of("0", "-1", "999999")) {
        as(study.clinician())
            .get("/v1/studies/" + study.code() + "/" + list + "?limit=" + limit)
            .then()
            .statusCode(400)
            .body("code", is("limit"), "errors[0].pointer", is("/limit"));
      }
    }
  }
}
