package io.sixwalk.platform.database;

import io.sixwalk.platform.calendar.ZoneHistory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** The study zone of a person through time, as the database tells it. */
public final class StoredZones {
  private StoredZones() {}

  /**
   * The history.
   *
   * @param zone the one in force
   * @param changes each {@code {"at", "old", "new"}} in the order of time, as {@code zone_changes}
   *     gives them; null where there was none
   */
  public static ZoneHistory of(String zone, JsonArray changes) {
    List<JsonObject> all =
        changes == null ? List.of() : changes.stream().map(JsonObject.class::cast).toList();
    return new ZoneHistory(
        ZoneId.of(all.isEmpty() ? zone : all.get(0).getString("old")),
        all.stream()
            .map(
                c ->
                    new ZoneHistory.Change(
                        OffsetDateTime.parse(c.getString("at")).toInstant(),
                        ZoneId.of(c.getString("new"))))
            .toList());
  }
}
