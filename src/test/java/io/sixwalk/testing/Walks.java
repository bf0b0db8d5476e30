package io.sixwalk.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

/** Walk records as a phone would send them, to be changed by a test. */
public final class Walks {
  public static final JsonMapper MAPPER = new JsonMapper();
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Walks() {}

  /** Laps on a measured course: exact metres, no sensors. */
  public static ObjectNode laps(ZonedDateTime start, int laps, double remainderMetres) {
    ObjectNode walk = base(start);
    walk.putObject("course").put("type", "STRAIGHT_SHUTTLE").put("lengthMetres", 30);
    walk.put("laps", laps).put("remainderMetres", remainderMetres);
    return walk;
  }

  /** Fixes each second on a straight line north and a step counter, with white noise. */
  public static ObjectNode outdoors(ZonedDateTime start, double metres) {
    ObjectNode walk = base(start);
    walk.putObject("course").put("type", "OUTDOOR_FREE");
    Random random = new Random(start.toEpochSecond());
    ObjectNode fixes = walk.putObject("fixes");
    ArrayNode t = fixes.putArray("t");
    ArrayNode lat = fixes.putArray("lat");
    ArrayNode lon = fixes.putArray("lon");
    ArrayNode accuracy = fixes.putArray("accuracy");
    for (int s = 0; s <= 360; s++) {
      t.add(s);
      lat.add(52.5 + (metres * s / 360 + 0.5 * random.nextGaussian()) / 111_320);
      lon.add(13.4 + 0.5 * random.nextGaussian() / 67_800);
      accuracy.add(4.5);
    }
    ObjectNode steps = walk.putObject("steps");
    ArrayNode stepTimes = steps.putArray("t");
    ArrayNode counts = steps.putArray("count");
    for (int s = 0; s <= 360; s += 4) {
      stepTimes.add(s);
      counts.add((int) (metres * s / 360 / 0.55));
    }
    return walk;
  }

  private static ObjectNode base(ZonedDateTime start) {
    return MAPPER
        .createObjectNode()
        .put("id", UUID.randomUUID().toString())
        .put("kind", "WALK")
        .put("measuredAt", start.toOffsetDateTime().toString())
        .put("zone", start.getZone().getId())
        .put("elapsedSeconds", 360)
        .put("endReason", "COMPLETED");
  }

  /** A batch of records. */
  public static ObjectNode batch(ObjectNode... records) {
    ObjectNode batch = MAPPER.createObjectNode();
    batch.put("sentAt", OffsetDateTime.now().toString());
    ArrayNode array = batch.putArray("records");
    for (ObjectNode record : records) {
      array.add(record);
    }
    return batch;
  }

  public static String id(ObjectNode record) {
    return record.get("id").textValue();
  }
}
