package io.sixwalk.access.proof;

import static io.sixwalk.testing.Http.well;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.Canaries;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.Walks;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Brings a person into a study, with a canary in every personal field. */
final class Newcomer {
  private final String people;
  private final TestStudy study;
  private final String coordinator;
  private final MadeTokens tokens;

  /**
   * @param coordinator an access token
   */
  Newcomer(TestStudy study, String coordinator, MadeTokens tokens) {
    this.people = World.of(study) + "/participants";
    this.study = study;
    this.coordinator = coordinator;
    this.tokens = tokens;
  }

  /**
   * Enrols somebody who has walked, written, been unwell, agreed and invited a caregiver.
   *
   * @param manyWalks whether the person has walked outside and often enough for a trend
   */
  Patient enrol(String name, UUID site, boolean manyWalks) {
    String mark = Canaries.fresh();
    String pseudonym = "P-" + new StringBuilder(mark).reverse();
    String digits = "" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
    String phone = "+4930" + Canaries.remember(digits);
    LocalDate enrolled = LocalDate.now(Walks.BERLIN).minusDays(100);
    UUID id =
        UUID.fromString(
            World.json(
                    Http.post(
                        people,
                        coordinator,
                        """
                        {"pseudonym": "%s", "siteId": "%s", "zone": "Europe/Berlin", "enrolledOn": "%s",
                         "dayZero": "%s", "sex": "FEMALE", "ageYears": 80, "heightCm": 158.5, "weightKg": 61,
                         "identity": {"name": "Given%s Family%s", "phone": "%s", "email": "%s@example.org",
                                      "birthDate": "1945-02-03"}}\
                        """
                            .formatted(
                                pseudonym, site, enrolled, enrolled, mark, mark, phone, mark)))
                .get("participantId")
                .asText());
    String token = tokens.good(id, PersonKind.PARTICIPANT);
    String code =
        World.json(Http.post(people + "/" + id + "/invitations", coordinator, null))
            .get("code")
            .asText();
    String device = new TestDevice().redeem(code).then().statusCode(200).extract().path("deviceId");
    String walk = sendRecords(enrolled, mark, token, manyWalks);
    String address = people + "/" + id;
    well(
        Http.post(
            address + "/adverse-events",
            coordinator,
            "{\"onset\":\"" + enrolled.plusDays(9) + "\",\"description\":\"Event " + mark + "\"}"));
    well(
        Http.post(
            address + "/measuring-devices",
            coordinator,
            "{\"measures\":\"SPO2\",\"model\":\"Oximeter\"}"));
    String sha = World.json(Http.get("/v1/me/consents", token)).findValuesAsText("sha256").get(0);
    well(
        Http.send(
            "PUT",
            "/v1/me/consents/STUDY_PARTICIPATION",
            token,
            "{\"sha256\":\"" + sha + "\"}",
            Map.of()));
    String grant =
        World.json(
                Http.post(
                    "/v1/me/caregivers",
                    token,
                    "{\"name\":\"Carer "
                        + mark
                        + "\",\"ownName\":\"Own "
                        + mark
                        + "\",\"scope\":[\"TREND_SUMMARY\",\"ADHERENCE\",\"TRIAL_CARD\",\"PROXY_UPLOAD\"]}"))
            .at("/caregiver/id")
            .asText();
    return new Patient(name, id, study.code(), site, mark, digits, walk, grant, device);
  }

  /** Sends what a phone would have sent, and answers with the id of the first walk. */
  private static String sendRecords(
      LocalDate enrolled, String mark, String token, boolean manyWalks) {
    ZonedDateTime first = enrolled.plusDays(1).atTime(10, 0).atZone(Walks.BERLIN);
    var walk = Walks.laps(first, 11, 7);
    walk.put("note", "note " + mark).putObject("device").put("model", "model " + mark);
    var could = Walks.MAPPER.createObjectNode();
    could
        .put("id", UUID.randomUUID().toString())
        .put("kind", "UNABLE_TO_WALK")
        .put("statedAt", first.plusDays(3).toOffsetDateTime().toString())
        .put("zone", "Europe/Berlin")
        .put("reason", "HEALTH")
        .put("note", "statement " + mark);
    ObjectNode answered = Walks.MAPPER.createObjectNode();
    answered
        .put("id", UUID.randomUUID().toString())
        .put("kind", "QUESTIONNAIRE_RESPONSE")
        .put("instrument", "phq-2")
        .put("version", "1.0.0")
        .put("language", "en")
        .put("measuredAt", first.plusDays(4).toOffsetDateTime().toString())
        .put("zone", "Europe/Berlin");
    ArrayNode answers = answered.putArray("answers");
    for (String item : List.of("1", "2")) {
      answers.addObject().put("linkId", item).putArray("values").add("2");
    }
    well(Http.post("/v1/me/uploads", token, Walks.batch(walk, could, answered).toString()));
    if (manyWalks) {
      well(
          Http.post(
              "/v1/me/uploads",
              token,
              Walks.batch(Walks.outdoors(first.plusDays(2), 330)).toString()));
      for (int day : new int[] {5, 9, 88, 91, 94, 97}) {
        well(
            Http.post(
                "/v1/me/uploads",
                token,
                Walks.batch(Walks.laps(first.plusDays(day), 10 + day / 30, day)).toString()));
      }
    }
    ObjectNode stopped = Walks.laps(first.plusDays(98), 5, 3);
    stopped.put("endReason", "SYMPTOMS").put("elapsedSeconds", 200);
    stopped.putArray("symptoms").add("CHEST_PAIN");
    well(Http.post("/v1/me/uploads", token, Walks.batch(stopped).toString()));
    return Walks.id(walk);
  }
}
