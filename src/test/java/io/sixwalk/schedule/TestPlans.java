package io.sixwalk.schedule;

import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans that tests put, and a person in the middle of one. */
final class TestPlans {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private TestPlans() {}

  static LocalDate today() {
    return LocalDate.now(BERLIN);
  }

  static String plan(TestStudy study) {
    return "/v1/studies/" + study.code() + "/plan";
  }

  static Map<String, Object> walkItem(String... windows) {
    return new HashMap<>(
        Map.of("code", "walk", "task", "WALK", "times", 2, "windows", List.of(windows)));
  }

  static Map<String, Object> item(String instrument, String rhythm, Object value) {
    Map<String, Object> item = new HashMap<>();
    item.put("code", instrument);
    item.put("task", "QUESTIONNAIRE");
    item.put("instrument", instrument);
    item.put(rhythm, value);
    if (!rhythm.equals("windows")) {
      item.put("fromDay", 0);
      item.put("toDay", 200);
    }
    return item;
  }

  @SafeVarargs
  static Map<String, Object> body(Map<String, Object>... items) {
    return Map.of("silentAfterDays", 5, "items", List.of(items));
  }

  static int put(TestStudy study, int version, Map<String, Object> body) {
    return as(study.admin())
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .put(plan(study))
        .then()
        .extract()
        .statusCode();
  }

  /** On study day 25, enrolled 25 days before day 0: walks, and PHQ-2 every ten days. */
  static SignedInPerson personInWindow(Studies studies, TestStudy study) {
    assertThat(
            put(study, 1, body(walkItem("BASELINE", "D30", "D90"), item("phq-2", "everyDays", 10))))
        .isEqualTo(200);
    return studies.participant(
        study, today().minusDays(50), today().minusDays(25), ZoneId.of("Europe/Berlin"));
  }
}
