package io.sixwalk.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Item;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Invented answers: the same person always gives the same ones. */
final class SyntheticAnswers {
  private static final int DIARY_WEEKS = 4;
  private static final int DAYS_IN_WEEK = 7;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final UUID person;

  private SyntheticAnswers(UUID person) {
    this.person = person;
  }

  /**
   * What one person answered: general health and mood before day 0 and in the window around day 90,
   * and a falls diary each week up to it.
   */
  static List<ObjectNode> records(DemoPerson demo, UUID person, ZonedDateTime dayZero) {
    SyntheticAnswers answers = new SyntheticAnswers(person);
    List<ObjectNode> records = new ArrayList<>();
    ZonedDateTime start = dayZero.minusDays(2).plusHours(6);
    ZonedDateTime visit = dayZero.plusDays(88).plusHours(6);
    records.add(answers.rand36(start, demo.limitedAtStart));
    records.add(answers.phq2(start.plusMinutes(10), demo.lowAtStart));
    records.add(answers.rand36(visit, demo.limitedLater));
    records.add(answers.phq2(visit.plusMinutes(10), demo.lowLater));
    for (int week = 0; week < DIARY_WEEKS; week++) {
      records.add(
          answers.diary(
              visit.minusDays((long) DAYS_IN_WEEK * (DIARY_WEEKS - week)),
              week == demo.fellInWeek));
    }
    return records;
  }

  /**
   * @param limited 1 (a lot) to 3 (not at all), for all ten activities
   */
  private ObjectNode rand36(ZonedDateTime at, int limited) {
    ObjectNode record = record("rand-36", at);
    Instrument rand = BundledInstruments.find("rand-36").orElseThrow();
    for (Item item : rand.items()) {
      if (item.kind() == Item.Kind.DISPLAY) {
        continue;
      }
      int number = Integer.parseInt(item.linkId());
      boolean activity = number >= 3 && number <= 12;
      boolean role = number >= 13 && number <= 19;
      answer(record, item.linkId(), Integer.toString(activity ? limited : role ? 2 : 3));
    }
    return record;
  }

  private ObjectNode phq2(ZonedDateTime at, int low) {
    ObjectNode record = record("phq-2", at);
    answer(record, "1", Integer.toString(low));
    answer(record, "2", Integer.toString(Math.max(0, low - 1)));
    return record;
  }

  private ObjectNode diary(ZonedDateTime at, boolean fell) {
    ObjectNode record = record("falls-diary", at);
    answer(record, "first-day", at.minusDays(DAYS_IN_WEEK - 1L).toLocalDate().toString());
    answer(record, "last-day", at.toLocalDate().toString());
    answer(record, "fell", fell ? "yes" : "no");
    if (fell) {
      ((ArrayNode) record.get("answers"))
          .addObject()
          .put("linkId", "falls")
          .putArray("values")
          .add(1);
      answer(record, "injury", "minor");
      answer(record, "place", "indoors-home");
    }
    return record;
  }

  private ObjectNode record(String instrument, ZonedDateTime at) {
    ObjectNode record =
        MAPPER
            .createObjectNode()
            .put("id", SyntheticWalk.id(person, at).toString())
            .put("kind", "QUESTIONNAIRE_RESPONSE")
            .put("instrument", instrument)
            .put("version", BundledInstruments.find(instrument).orElseThrow().version())
            .put("language", "en")
            .put("measuredAt", at.toOffsetDateTime().toString())
            .put("zone", at.getZone().getId());
    record.putArray("answers");
    return record;
  }

  private static void answer(ObjectNode record, String linkId, String value) {
    ((ArrayNode) record.get("answers"))
        .addObject()
        .put("linkId", linkId)
        .putArray("values")
        .add(value);
  }
}
