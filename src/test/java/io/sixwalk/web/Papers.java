package io.sixwalk.web;

import static io.sixwalk.people.People.as;

import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.trial.Records;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** What a study and the registry put before a participant: texts, an approval, trials. */
final class Papers {
  private static final String TITLE = "Taking part";

  private Papers() {}

  /** A new version of the text for a purpose. */
  static void publish(TestStudy study, String purpose, String language, String body) {
    as(study.admin())
        .body(Map.of("purpose", purpose, "language", language, "title", TITLE, "body", body))
        .post("/v1/studies/" + study.code() + "/consent-texts")
        .then()
        .statusCode(201);
  }

  /** Gives the study an ethics board and the number of a real record. */
  static void register(TestStudy study) {
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().statusCode(200).extract().header("ETag");
    Map<String, Object> change =
        new HashMap<>(
            Map.of(
                "name",
                "Walks at home",
                "emergencyNumber",
                "112",
                "phoneNumber",
                "+49 30 5550100",
                "registryNumber",
                "NCT03169231",
                "approval",
                Map.of(
                    "board",
                    "Ethics board of the town",
                    "number",
                    "EA1/23",
                    "approvedOn",
                    "2023-02-01",
                    "expiresOn",
                    "2099-01-31")));
    as(study.admin()).header("If-Match", tag).body(change).put(path).then().statusCode(200);
  }

  /** Copies a record of that status, as of some days ago. */
  static void copied(TestStudy study, String number, String status, int daysAgo) {
    String day = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo).toString();
    as(study.admin())
        .body(Records.study(number, status, day).toString())
        .post("/v1/registry/imports")
        .then()
        .statusCode(200);
  }

  /** A trial that was open when it came on the list, and never started, as it turned out. */
  static String watchOneThatChanged(TestStudy study, SignedInPerson watcher) {
    String number = Records.number();
    copied(study, number, "RECRUITING", 5);
    as(watcher).put("/v1/me/watched-trials/" + number).then().statusCode(200);
    copied(study, number, "WITHDRAWN", 1);
    return number;
  }
}
