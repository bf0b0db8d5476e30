package io.sixwalk.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.sixwalk.testing.Studies.SignedInPerson;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Walks on a measured shuttle of 20 m, sent as a phone sends them. */
final class Walks {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int COURSE_METRES = 20;
  private static final int DAYS_SINCE_DAY_ZERO = 100;

  private Walks() {}

  /** Day 0 of someone whose visit around day 90 is running. */
  static LocalDate dayZero() {
    return LocalDate.now(ZONE).minusDays(DAYS_SINCE_DAY_ZERO);
  }

  /** A walk at ten o'clock. */
  static Map<String, Object> shuttle(LocalDate date, int metres) {
    ZonedDateTime start = date.atTime(10, 0).atZone(ZONE);
    Map<String, Object> walk = new TreeMap<>();
    walk.put("id", UUID.randomUUID().toString());
    walk.put("kind", "WALK");
    walk.put("measuredAt", start.toOffsetDateTime().toString());
    walk.put("zone", ZONE.getId());
    walk.put("plannedSeconds", 360);
    walk.put("elapsedSeconds", 360);
    walk.put("endReason", "COMPLETED");
    walk.put("course", Map.of("type", "STRAIGHT_SHUTTLE", "lengthMetres", COURSE_METRES));
    walk.put("laps", metres / COURSE_METRES);
    walk.put("remainderMetres", metres % COURSE_METRES);
    walk.put("claimed", Map.of("metres", metres + 9, "method", "LAPS"));
    return walk;
  }

  /** The same, but a door or a person ended it early. */
  static Map<String, Object> endedFromOutside(LocalDate date, int metres) {
    Map<String, Object> walk = shuttle(date, metres);
    walk.put("endReason", "EXTERNAL");
    walk.put("elapsedSeconds", 120);
    return walk;
  }

  /** Six walks before day 0 and six around day 90, the later ones so much further. */
  static void sendTrend(SignedInPerson person, LocalDate dayZero, int gainMetres) {
    List<Map<String, Object>> walks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      walks.add(shuttle(dayZero.minusDays(15 - 3L * i), 300 + i % 3));
      walks.add(shuttle(dayZero.plusDays(78 + 3L * i), 300 + gainMetres + i % 3));
    }
    send(person, walks);
  }

  static void send(SignedInPerson person, List<Map<String, Object>> walks) {
    given()
        .auth()
        .oauth2(person.token())
        .contentType("application/json")
        .body(Map.of("records", walks))
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results.outcome", everyItem(is("STORED")));
  }
}
