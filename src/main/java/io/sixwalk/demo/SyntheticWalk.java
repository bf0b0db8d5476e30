package io.sixwalk.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

/**
 * An invented walk as a phone would record it: a straight line over the open North Sea, where
 * nobody lives.
 */
final class SyntheticWalk {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final double LATITUDE = 54.5;
  private static final double LONGITUDE = 7.0;
  private static final double METRES_PER_DEGREE = 111_320;
  private static final double METRES_PER_STEP = 0.52;
  private static final double NOISE_METRES = 0.6;
  private static final int SECONDS = 360;

  private SyntheticWalk() {}

  /**
   * A walk record.
   *
   * @param start in the zone of the person
   * @param metres true distance; the phone claims 6 % more, as phones do for slow walkers
   */
  static ObjectNode record(UUID person, ZonedDateTime start, double metres) {
    Random random = new Random(person.getLeastSignificantBits() ^ start.toEpochSecond());
    ObjectNode record = MAPPER.createObjectNode();
    record.put("id", id(person, start).toString());
    record.put("kind", "WALK");
    record.put("measuredAt", start.toOffsetDateTime().toString());
    record.put("zone", start.getZone().getId());
    record
        .put("plannedSeconds", SECONDS)
        .put("elapsedSeconds", SECONDS)
        .put("endReason", "COMPLETED");
    record.putObject("course").put("type", "OUTDOOR_FREE");
    record.put("aid", "NONE").put("supervision", "LAY_COMPANION");
    record.putObject("before").put("breathlessness", 1).put("fatigue", 2);
    record.putObject("after").put("breathlessness", 3).put("fatigue", 4);
    fixes(record, metres, random);
    steps(record, metres);
    record.putObject("claimed").put("metres", Math.rint(metres * 1.06)).put("method", "GPS");
    record.putObject("device").put("model", "synthetic").put("appBuild", "demo");
    return record;
  }

  private static void fixes(ObjectNode record, double metres, Random random) {
    ObjectNode fixes = record.putObject("fixes");
    ArrayNode t = fixes.putArray("t");
    ArrayNode lat = fixes.putArray("lat");
    ArrayNode lon = fixes.putArray("lon");
    ArrayNode accuracy = fixes.putArray("accuracy");
    for (int second = 0; second <= SECONDS; second++) {
      double walked = metres * second / SECONDS;
      double north = walked + NOISE_METRES * random.nextGaussian();
      double east = NOISE_METRES * random.nextGaussian();
      t.add(second);
      lat.add(rounded(LATITUDE + north / METRES_PER_DEGREE));
      lon.add(rounded(LONGITUDE + east / (METRES_PER_DEGREE * Math.cos(Math.toRadians(LATITUDE)))));
      accuracy.add(4.0);
    }
  }

  private static void steps(ObjectNode record, double metres) {
    ObjectNode steps = record.putObject("steps");
    ArrayNode t = steps.putArray("t");
    ArrayNode count = steps.putArray("count");
    for (int second = 0; second <= SECONDS; second += 5) {
      t.add(second);
      count.add((int) Math.floor(metres * second / SECONDS / METRES_PER_STEP));
    }
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * 1e7) / 1e7;
  }

  /** The same id whenever the same walk is made, so that making the demo twice stores it once. */
  static UUID id(UUID person, ZonedDateTime at) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((person + "/" + at.toEpochSecond()).getBytes());
      ByteBuffer bits = ByteBuffer.wrap(hash);
      long millis = at.toInstant().toEpochMilli();
      long high = (millis << 16) | 0x7000 | (bits.getShort() & 0x0fff);
      long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
