package io.sixwalk.walk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wrong input gets its own clear problem; a merely poor walk is stored and gets a verdict with a
 * reason.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class WalkBadInputTest {
  @Inject Studies studies;
  SignedInPerson person;
  ZonedDateTime start;
  int walks;

  @BeforeEach
  void enrol() {
    person = studies.participant(studies.study(), LocalDate.now().minusDays(60));
    start = ZonedDateTime.now(Walks.BERLIN).minusDays(2).withNano(0);
  }

  /** Sends a changed walk between two good ones, which must be stored whatever becomes of it. */
  private ValidatableResponse between(ObjectNode base, Consumer<ObjectNode> change) {
    change.accept(base);
    ObjectNode before = Walks.laps(start.minusDays(10 + 2L * walks), 9, 0);
    ObjectNode after = Walks.laps(start.minusDays(11 + 2L * walks++), 9, 0);
    return given()
        .auth()
        .oauth2(person.token())
        .contentType("application/json")
        .body(Walks.batch(before, base, after).toString())
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results[0].outcome", is("STORED"), "results[2].outcome", is("STORED"));
  }

  private void rejected(ObjectNode base, Consumer<ObjectNode> change, String pointer) {
    between(base, change)
        .body("results[1].outcome", is("REJECTED"))
        .body("results[1].errors.pointer", hasItem(pointer));
  }

  private ValidatableResponse judged(ObjectNode base, Consumer<ObjectNode> change) {
    between(base, change).body("results[1].outcome", is("STORED"));
    return given()
        .auth()
        .oauth2(person.token())
        .get("/v1/me/walks/" + Walks.id(base))
        .then()
        .statusCode(200);
  }

  private ObjectNode laps() {
    return Walks.laps(start, 10, 5);
  }

  private ObjectNode outdoors() {
    return Walks.outdoors(start, 330);
  }

  @Test
  void wrong_types_and_missing_fields_are_named() {
    rejected(laps(), w -> w.put("elapsedSeconds", "six minutes"), "/elapsedSeconds");
    rejected(laps(), w -> w.remove("elapsedSeconds"), "/elapsedSeconds");
    rejected(laps(), w -> w.put("endReason", "TIRED_OF_IT"), "/endReason");
    rejected(laps(), w -> w.putArray("course"), "/course");
    rejected(outdoors(), w -> ((ObjectNode) w.get("fixes")).remove("lat"), "/fixes/lat");
    rejected(
        outdoors(),
        w ->
            ((ArrayNode) w.get("fixes").get("lat"))
                .set(3, Walks.MAPPER.getNodeFactory().textNode("52")),
        "/fixes/lat/3");
  }

  @Test
  void a_field_that_a_newer_app_may_know_is_deferred_with_its_name() {
    between(laps(), w -> ((ObjectNode) w.get("course")).put("gradient", 3))
        .body(
            "results[1].outcome",
            is("DEFERRED"),
            "results[1].errors[0].pointer",
            is("/course/gradient"))
        .body("results[1].retryAfterSeconds", is(3600));
  }

  @Test
  void columns_must_have_one_length() {
    rejected(outdoors(), w -> ((ArrayNode) w.get("fixes").get("lon")).remove(0), "/fixes/lon");
    rejected(outdoors(), w -> ((ArrayNode) w.get("steps").get("count")).remove(0), "/steps/count");
  }

  @Test
  void times_on_another_clock_are_named_with_their_place() {
    rejected(
        outdoors(),
        w ->
            ((ArrayNode) w.get("fixes").get("t"))
                .set(7, Walks.MAPPER.getNodeFactory().numberNode(1_772_000_000L)),
        "/fixes/t/7");
  }

  @Test
  void a_time_must_be_one_and_lie_between_enrolment_and_now() {
    rejected(laps(), w -> w.put("measuredAt", "last Tuesday"), "/measuredAt");
    rejected(laps(), w -> w.put("measuredAt", "2026-03-01T09:30:00"), "/measuredAt");
    rejected(
        laps(),
        w -> w.put("measuredAt", start.plusDays(30).toOffsetDateTime().toString()),
        "/measuredAt");
    rejected(
        laps(),
        w -> w.put("measuredAt", start.minusDays(400).toOffsetDateTime().toString()),
        "/measuredAt");
    rejected(laps(), w -> w.put("zone", "Europe/Atlantis"), "/zone");
  }

  @Test
  void a_course_has_a_length_above_zero_and_laps_need_one() {
    rejected(
        laps(), w -> ((ObjectNode) w.get("course")).put("lengthMetres", 0), "/course/lengthMetres");
    rejected(
        laps(), w -> ((ObjectNode) w.get("course")).remove("lengthMetres"), "/course/lengthMetres");
    rejected(laps(), w -> w.remove("laps"), "/laps");
  }

  @Test
  void no_latitude_lies_beyond_the_pole_and_no_column_beyond_its_bound() {
    rejected(
        outdoors(),
        w ->
            ((ArrayNode) w.get("fixes").get("lat"))
                .set(0, Walks.MAPPER.getNodeFactory().numberNode(91)),
        "/fixes/lat/0");
    rejected(
        outdoors(),
        w -> {
          for (String column : new String[] {"t", "lat", "lon", "accuracy"}) {
            ArrayNode values = ((ObjectNode) w.get("fixes")).putArray(column);
            for (int i = 0; i < 100_000; i++) {
              values.add(1);
            }
          }
        },
        "/fixes/t");
  }

  @Test
  void a_twenty_minute_six_minute_walk_does_not_count() {
    judged(laps(), w -> w.put("elapsedSeconds", 1200))
        .body(
            "verdict",
            is("DOES_NOT_COUNT"),
            "reasons.code",
            hasItem("WRONG_DURATION"),
            "walkAgain",
            is(true));
  }

  @Test
  void a_stop_for_symptoms_counts_and_one_from_outside_does_not() {
    judged(laps(), w -> w.put("elapsedSeconds", 200).put("endReason", "SYMPTOMS"))
        .body(
            "verdict",
            is("COUNTS_STOPPED_FOR_SYMPTOMS"),
            "reasons.code",
            hasItem("STOPPED_FOR_SYMPTOMS"));
    judged(
            laps().put("measuredAt", start.minusDays(5).toOffsetDateTime().toString()),
            w -> w.put("elapsedSeconds", 200).put("endReason", "EXTERNAL"))
        .body("verdict", is("DOES_NOT_COUNT"), "reasons.code", hasItem("EXTERNAL_STOP"));
  }

  @Test
  void what_was_not_as_it_should_be_is_named_all_at_once() {
    judged(
            laps(),
            w -> {
              w.putArray("irregularities").add("RAN").add("PACED_BY_OTHER");
              w.putObject("gate")
                  .putObject("answers")
                  .put("feverOrIllness", true)
                  .put("chestPain", false);
            })
        .body(
            "counts",
            is(false),
            "reasons.code",
            hasItems("RAN", "PACED_BY_OTHER", "ACUTE_ILLNESS"));
    judged(
            laps().put("measuredAt", start.minusDays(5).toOffsetDateTime().toString()),
            w -> ((ObjectNode) w.get("course")).put("type", "TREADMILL"))
        .body("counts", is(false), "reasons.code", hasItem("TREADMILL"));
  }

  @Test
  void ten_fixes_or_none_do_not_count_and_say_why() {
    judged(
            outdoors(),
            w -> {
              w.remove("steps");
              for (String column : new String[] {"t", "lat", "lon", "accuracy"}) {
                ArrayNode all = (ArrayNode) w.get("fixes").get(column);
                while (all.size() > 10) {
                  all.remove(all.size() - 1);
                }
              }
            })
        .body("counts", is(false), "walkAgain", is(true));
    judged(
            outdoors().put("measuredAt", start.minusDays(5).toOffsetDateTime().toString()),
            w -> {
              w.remove("steps");
              w.remove("fixes");
            })
        .body("counts", is(false), "reasons.code", hasItem("NO_DISTANCE"));
  }

  @Test
  void a_fix_at_null_island_a_jump_and_times_out_of_order_are_flagged_and_survived() {
    judged(
            outdoors(),
            w -> {
              ((ArrayNode) w.get("fixes").get("lat"))
                  .set(100, Walks.MAPPER.getNodeFactory().numberNode(0));
              ((ArrayNode) w.get("fixes").get("lon"))
                  .set(100, Walks.MAPPER.getNodeFactory().numberNode(0));
              ((ArrayNode) w.get("fixes").get("lat"))
                  .set(200, Walks.MAPPER.getNodeFactory().numberNode(52.51));
              ArrayNode t = (ArrayNode) w.get("fixes").get("t");
              t.set(50, t.get(51));
              t.set(60, Walks.MAPPER.getNodeFactory().numberNode(64));
            })
        .body("estimate.flags", hasItems("NULL_ISLAND", "POSITION_JUMP"))
        .body(
            "estimate.metres",
            org.hamcrest.Matchers.allOf(
                org.hamcrest.Matchers.greaterThan(310f), org.hamcrest.Matchers.lessThan(350f)));
  }

  @Test
  void the_claim_of_the_phone_is_compared_and_never_believed() {
    judged(outdoors(), w -> w.putObject("claimed").put("metres", 480).put("method", "GPS"))
        .body("claimed.metres", is(480f), "estimate.flags", hasItem("CLAIM_DIFFERS"))
        .body("estimate.metres", org.hamcrest.Matchers.lessThan(350f));
  }

  @Test
  void a_walk_too_soon_after_another_does_not_count_in_whatever_order_they_arrive() {
    ObjectNode late = Walks.laps(start.plusMinutes(20), 10, 0);
    judged(late, w -> {}).body("counts", is(true));
    judged(Walks.laps(start, 10, 0), w -> {}).body("counts", is(true));
    given()
        .auth()
        .oauth2(person.token())
        .get("/v1/me/walks/" + Walks.id(late))
        .then()
        .body("counts", is(false), "reasons.code", hasItem("TOO_SOON_AFTER_ANOTHER"));
  }

  @Test
  void a_correction_replaces_and_a_withdrawal_takes_back_and_both_records_stay() {
    ObjectNode first = laps();
    judged(first, w -> {}).body("counts", is(true));
    judged(Walks.laps(start, 11, 0), w -> w.put("corrects", Walks.id(first)))
        .body("counts", is(true));
    given()
        .auth()
        .oauth2(person.token())
        .get("/v1/me/walks/" + Walks.id(first))
        .then()
        .statusCode(200)
        .body("counts", is(false), "reasons.code", hasItem("CORRECTED"), "walkAgain", is(false));

    ObjectNode second = Walks.laps(start.minusDays(5), 10, 0);
    judged(second, w -> {}).body("counts", is(true));
    ObjectNode taken =
        Walks.MAPPER
            .createObjectNode()
            .put("id", java.util.UUID.randomUUID().toString())
            .put("kind", "VOID")
            .put("statedAt", start.toOffsetDateTime().toString())
            .put("voids", Walks.id(second));
    given()
        .auth()
        .oauth2(person.token())
        .contentType("application/json")
        .body(Walks.batch(taken).toString())
        .post("/v1/me/uploads")
        .then()
        .body("results[0].outcome", is("STORED"));
    given()
        .auth()
        .oauth2(person.token())
        .get("/v1/me/walks/" + Walks.id(second))
        .then()
        .statusCode(200)
        .body("counts", is(false), "reasons.code", hasItem("VOIDED"));
  }
}
