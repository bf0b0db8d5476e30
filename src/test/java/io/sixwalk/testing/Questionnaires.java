package io.sixwalk.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/** Answered questionnaires as a phone would send them, to be changed by a test. */
public final class Questionnaires {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Questionnaires() {}

  /**
   * A response in English to version 1.0.0.
   *
   * @param answers link id and value by turns; a list has several values
   */
  public static ObjectNode response(String instrument, ZonedDateTime at, Object... answers) {
    ObjectNode record =
        MAPPER
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("kind", "QUESTIONNAIRE_RESPONSE")
            .put("instrument", instrument)
            .put("version", "1.0.0")
            .put("language", "en")
            .put("measuredAt", at.toOffsetDateTime().toString())
            .put("zone", at.getZone().getId());
    ArrayNode list = record.putArray("answers");
    for (int i = 0; i < answers.length; i += 2) {
      answer(list, (String) answers[i], answers[i + 1]);
    }
    return record;
  }

  /** Adds one answer to the list of a record. */
  public static void answer(ArrayNode list, String linkId, Object value) {
    ArrayNode values = list.addObject().put("linkId", linkId).putArray("values");
    for (Object one : value instanceof List<?> several ? several : List.of(value)) {
      JsonNode node =
          one instanceof Number number
              ? MAPPER.getNodeFactory().numberNode(new BigDecimal(number.toString()))
              : MAPPER.getNodeFactory().textNode((String) one);
      values.add(node);
    }
  }

  /** Both items of the PHQ-2. */
  public static ObjectNode phq2(ZonedDateTime at, int first, int second) {
    return response("phq-2", at, "1", Integer.toString(first), "2", Integer.toString(second));
  }

  /** A RAND-36 with all items answered; those of physical functioning as given, 1 to 3. */
  public static ObjectNode rand36(ZonedDateTime at, int physicalFunctioning) {
    ObjectNode record = response("rand-36", at);
    ArrayNode list = (ArrayNode) record.get("answers");
    Instrument rand = BundledInstruments.find("rand-36").orElseThrow();
    rand.items().stream()
        .filter(item -> !item.options().isEmpty())
        .forEach(
            item -> {
              int number = Integer.parseInt(item.linkId());
              String code =
                  number >= 3 && number <= 12
                      ? Integer.toString(physicalFunctioning)
                      : number >= 13 && number <= 19 ? "2" : "3";
              answer(list, item.linkId(), code);
            });
    return record;
  }

  /** A content pack that words each item and option of a shipped structure by its own id. */
  public static ObjectNode pack(String instrument, String language) {
    Instrument structure = BundledInstruments.find(instrument).orElseThrow();
    ObjectNode pack =
        MAPPER
            .createObjectNode()
            .put("instrument", instrument)
            .put("version", structure.version())
            .put("language", language)
            .put("title", "Title in " + language)
            .put("licence", "Test licence");
    ArrayNode items = pack.putArray("items");
    structure
        .items()
        .forEach(
            item -> {
              ObjectNode worded =
                  items
                      .addObject()
                      .put("linkId", item.linkId())
                      .put("text", "Question " + item.linkId());
              if (!item.options().isEmpty()) {
                ArrayNode options = worded.putArray("options");
                item.options()
                    .forEach(
                        o ->
                            options
                                .addObject()
                                .put("code", o.code())
                                .put("text", "Option " + o.code()));
              }
            });
    return pack;
  }

  /** Puts one response to its own address. */
  public static ValidatableResponse put(SignedInPerson person, ObjectNode record) {
    return given()
        .auth()
        .oauth2(person.token())
        .contentType("application/json")
        .body(record.toString())
        .put("/v1/me/questionnaires/" + record.get("id").textValue())
        .then();
  }

  /** Loads a pack and expects it to be added. */
  public static void load(TestStudy study, ObjectNode pack) {
    given()
        .auth()
        .oauth2(study.admin().token())
        .contentType("application/json")
        .body(pack.toString())
        .post("/v1/studies/" + study.code() + "/content-packs")
        .then()
        .statusCode(201);
  }

  /** Hides trends from kinds of persons until 2099. */
  public static void hideTrends(TestStudy study, String... kinds) {
    String policy = "/v1/studies/" + study.code() + "/feedback-policy";
    var admin = given().auth().oauth2(study.admin().token());
    String etag = admin.get(policy).then().statusCode(200).extract().header("ETag");
    given()
        .auth()
        .oauth2(study.admin().token())
        .contentType("application/json")
        .header("If-Match", etag)
        .body(
            "{\"hideTrendsFrom\":[\""
                + String.join("\",\"", kinds)
                + "\"],\"hideTrendsUntil\":\"2099-01-01T00:00:00Z\"}")
        .put(policy)
        .then()
        .statusCode(200);
  }
}
