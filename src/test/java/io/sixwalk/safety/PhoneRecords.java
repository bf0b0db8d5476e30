package io.sixwalk.safety;

import static io.sixwalk.people.People.as;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.safety.rules.GateQuestion;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of a phone that have to do with safety, and how a care team lets somebody walk. */
public final class PhoneRecords {
  private PhoneRecords() {}

  public static ZonedDateTime minutesAgo(long minutes) {
    return ZonedDateTime.now(Walks.BERLIN).minusMinutes(minutes);
  }

  /** Answers to all questions, with yes to some. */
  public static ObjectNode gateAnswer(ZonedDateTime at, String... yes) {
    ObjectNode record =
        Walks.MAPPER
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("kind", "GATE_ANSWER")
            .put("answeredAt", at.toOffsetDateTime().toString())
            .put("zone", at.getZone().getId());
    ObjectNode answers = record.putObject("answers");
    for (GateQuestion question : GateQuestion.values()) {
      answers.put(question.field(), List.of(yes).contains(question.field()));
    }
    return record;
  }

  /** A walk of 300 m with somebody beside the person. */
  public static ObjectNode walk(ZonedDateTime at) {
    return Walks.laps(at, 10, 0).put("supervision", "LAY_COMPANION");
  }

  /** An answered questionnaire, in English. */
  public static ObjectNode response(
      String instrument, ZonedDateTime at, Map<String, List<String>> answers) {
    ObjectNode record =
        Walks.MAPPER
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("kind", "QUESTIONNAIRE_RESPONSE")
            .put("instrument", instrument)
            .put("version", "1.0.0")
            .put("language", "en")
            .put("measuredAt", at.toOffsetDateTime().toString())
            .put("zone", at.getZone().getId());
    var list = record.putArray("answers");
    answers.forEach(
        (item, values) -> {
          var answer = list.addObject().put("linkId", item);
          var array = answer.putArray("values");
          values.forEach(array::add);
        });
    return record;
  }

  public static ValidatableResponse send(SignedInPerson person, ObjectNode... records) {
    return as(person)
        .body(Walks.batch(records).toString())
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results.outcome", everyItem(is("STORED")));
  }

  /** A clinician lets somebody walk for the next weeks, with a companion. */
  public static void permit(TestStudy study, SignedInPerson person) {
    permit(study, person, Map.of());
  }

  public static ValidatableResponse permit(
      TestStudy study, SignedInPerson person, Map<String, Object> changes) {
    LocalDate today = LocalDate.now(Walks.BERLIN);
    Map<String, Object> permission = new HashMap<>();
    permission.put("allowed", true);
    permission.put("validFrom", today.minusDays(60).toString());
    permission.put("expiresOn", today.plusDays(60).toString());
    permission.putAll(changes);
    return as(study.clinician())
        .body(permission)
        .post(path(study, person) + "/walk-permissions")
        .then()
        .statusCode(201);
  }

  public static String path(TestStudy study, SignedInPerson person) {
    return "/v1/studies/" + study.code() + "/participants/" + person.id();
  }

  /** The kinds of alert of one person, as the clinician lists them. */
  public static List<String> alertKinds(TestStudy study, SignedInPerson person) {
    return as(study.clinician())
        .get("/v1/studies/" + study.code() + "/alerts?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("alerts.findAll { it.participantId == '" + person.id() + "' }.kind");
  }
}
