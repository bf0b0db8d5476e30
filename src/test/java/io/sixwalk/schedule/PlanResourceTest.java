package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static io.sixwalk.schedule.TestPlans.body;
import static io.sixwalk.schedule.TestPlans.item;
import static io.sixwalk.schedule.TestPlans.plan;
import static io.sixwalk.schedule.TestPlans.put;
import static io.sixwalk.schedule.TestPlans.walkItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class PlanResourceTest {
  private static final int ITEMS_OF_FIRST_PLAN = 9;

  @Inject Studies studies;

  @Test
  void a_new_study_begins_with_the_recommended_plan_which_can_be_asked() {
    var study = studies.study();
    as(study.clinician())
        .get(plan(study))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .header("Cache-Control", "no-store")
        .body(
            "version",
            is(1),
            "silentAfterDays",
            is(7),
            "items",
            hasSize(ITEMS_OF_FIRST_PLAN),
            "items.code",
            hasItem("rand-36"),
            "warnings",
            empty());
  }

  @Test
  void an_admin_changes_the_plan_and_every_change_is_a_version() {
    var study = studies.study();
    Map<String, Object> wanted =
        body(walkItem("BASELINE", "D30"), item("phq-2", "weekdays", List.of("MONDAY", "FRIDAY")));
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(wanted)
        .put(plan(study))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body(
            "items[1].version",
            is("1.0.0"),
            "items[1].languages",
            contains("en"),
            "items[1].times",
            is(1),
            "items[0].graceDays",
            is(0));
    assertThat(put(study, 1, wanted)).isEqualTo(409);
    assertThat(put(study, 2, wanted)).isEqualTo(200);
    as(study.admin())
        .body(wanted)
        .put(plan(study))
        .then()
        .statusCode(400)
        .body("code", is("if-match"));
    as(study.coordinator())
        .header("If-Match", "\"3\"")
        .body(wanted)
        .put(plan(study))
        .then()
        .statusCode(404);
  }

  @Test
  void what_cannot_be_asked_is_refused_with_its_reason() {
    var study = studies.study();
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(body(item("sarc-f", "everyDays", 7), item("nonsense", "everyDays", 7)))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body(
            "code",
            is("not-schedulable"),
            "errors.pointer",
            contains("/items/0/instrument", "/items/1/instrument"),
            "errors[0].detail",
            containsString("not included"));
    var german = item("phq-2", "windows", List.of("D30", "D31"));
    german.put("languages", List.of("de"));
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(body(german))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/items/0/windows", "/items/0/languages/0"));
    var clinician = item("clinical-frailty-scale", "everyDays", 7);
    assertThat(put(study, 1, body(clinician))).isEqualTo(422);
  }

  private static Map<String, Object> followUp(
      String instrument, String after, String score, Object atLeast, String... windows) {
    var item = item(instrument, "windows", List.of(windows));
    item.put("askedAfter", Map.of("instrument", after, "score", score, "atLeast", atLeast));
    return item;
  }

  private static void refused(
      TestStudy study, Map<String, Object> body, String pointer, String code) {
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(body)
        .put(plan(study))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains(pointer), "errors[0].code", is(code))
        .body("errors[0].detail", notNullValue());
  }

  @Test
  void a_new_study_asks_gds_15_after_a_positive_phq_2() {
    var study = studies.study();
    as(study.clinician())
        .get(plan(study))
        .then()
        .body("items.find { it.code == 'gds-15' }.askedAfter.instrument", is("phq-2"))
        .body("items.find { it.code == 'gds-15' }.askedAfter.score", is("total"))
        .body("items.find { it.code == 'gds-15' }.askedAfter.atLeast", is(3.0f));
  }

  @Test
  void a_condition_that_cannot_be_judged_is_refused_with_its_reason() {
    var study = studies.study();
    var phq = item("phq-2", "windows", List.of("D30", "D90"));
    String instrument = "/items/1/askedAfter/instrument";
    refused(
        study, body(phq, followUp("gds-15", "nonsense", "total", 3, "D30")), instrument, "unknown");
    refused(
        study,
        body(phq, followUp("gds-15", "sarc-f-adapted", "total", 3, "D30")),
        instrument,
        "not-in-plan");
    refused(study, body(phq, followUp("gds-15", "gds-15", "total", 3, "D30")), instrument, "cycle");
    refused(
        study,
        body(phq, followUp("gds-15", "phq-2", "sum", 3, "D30")),
        "/items/1/askedAfter/score",
        "unknown");
    refused(
        study,
        body(phq, followUp("gds-15", "phq-2", "total", 3, "BASELINE")),
        "/items/1/windows",
        "other-rhythm");
    var often = item("gds-15", "everyDays", 7);
    often.put("askedAfter", Map.of("instrument", "phq-2", "score", "total", "atLeast", 3));
    refused(study, body(phq, often), "/items/1", "other-rhythm");
    phq.put("graceDays", 7);
    refused(
        study,
        body(phq, followUp("gds-15", "phq-2", "total", 3, "D30")),
        "/items/1/graceDays",
        "too-short");
    var walk = walkItem("D30");
    walk.put("askedAfter", Map.of("instrument", "phq-2", "score", "total", "atLeast", 3));
    refused(study, body(phq, walk), "/items/1/askedAfter", "not-here");
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(
            body(
                phq,
                followUp("gds-15", "frail-adapted", "total", 3, "D30"),
                followUp("frail-adapted", "gds-15", "total", 3, "D30")))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body("errors.code", contains("cycle", "cycle"));
  }

  @Test
  void a_malformed_plan_is_refused_field_by_field() {
    var study = studies.study();
    var both = item("phq-2", "everyDays", 7);
    both.put("weekdays", List.of("MONDAY"));
    var overlap = item("gds-15", "everyDays", 7);
    overlap.put("graceDays", 7);
    var endless = item("frail-adapted", "everyDays", 7);
    endless.remove("toDay");
    Map<String, Object> nameless = new HashMap<>(walkItem("D30"));
    nameless.remove("code");
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(Map.of("silentAfterDays", 0, "items", List.of(both, overlap, endless, nameless)))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "/silentAfterDays",
                "/items/0",
                "/items/1/graceDays",
                "/items/2/toDay",
                "/items/3/code"));
    for (String wrong :
        List.of("{\"items\":[null],\"silentAfterDays\":7}", "[]", "{", "{\"items\":{}}")) {
      int status =
          as(study.admin())
              .header("If-Match", "\"1\"")
              .body(wrong)
              .put(plan(study))
              .then()
              .extract()
              .statusCode();
      assertThat(status).as(wrong).isIn(400, 422);
    }
  }

  @Test
  void a_plan_asks_for_no_more_walks_than_are_counted() {
    var study = studies.study();
    var fourOfAWeek = List.of("MONDAY", "TUESDAY", "THURSDAY", "FRIDAY");
    var often =
        List.of(
            walks("daily", Map.of("everyDays", 1, "toDay", 200)),
            walks("five-days", Map.of("weekdays", List.of(DayOfWeek.values()).subList(0, 5))),
            walks("two-in-a-day", Map.of("everyDays", 7, "times", 2)));
    as(study.admin())
        .header("If-Match", "\"1\"")
        .body(Map.of("silentAfterDays", 7, "items", often))
        .put(plan(study))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains("/items/0", "/items/1", "/items/2/times"),
            "errors.code",
            everyItem(is("too-often")));
    var enough =
        List.of(
            walks("every-other-day", Map.of("everyDays", 2)),
            walks("four-days", Map.of("weekdays", fourOfAWeek)),
            walks("four-times-a-week", Map.of("everyDays", 7, "times", 4, "graceDays", 6)),
            walks("day-zero", Map.of("everyDays", 1, "times", 2, "toDay", 0)));
    assertThat(put(study, 1, Map.of("silentAfterDays", 7, "items", enough))).isEqualTo(200);
  }

  private static Map<String, Object> walks(String code, Map<String, Object> rhythm) {
    Map<String, Object> item =
        new HashMap<>(Map.of("code", code, "task", "WALK", "fromDay", 0, "toDay", 200));
    item.putAll(rhythm);
    return item;
  }

  @Test
  void a_window_that_is_gone_is_warned_of() {
    var study = studies.study();
    String windows = "/v1/studies/" + study.code() + "/windows";
    String tag = as(study.admin()).get(windows).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(Map.of("windows", List.of(Map.of("code", "D30", "firstDay", 20, "lastDay", 40))))
        .put(windows)
        .then()
        .statusCode(200);
    as(study.admin())
        .get(plan(study))
        .then()
        .body("warnings.pointer", hasSize(7), "warnings.code", everyItem(equalTo("unknown")));
  }
}
