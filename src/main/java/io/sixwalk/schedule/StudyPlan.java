package io.sixwalk.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.schedule.PlanView.Item;
import io.sixwalk.schedule.plan.Plan;
import io.sixwalk.schedule.plan.StudyWindow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Every version of a study's plan, and its visit windows.
 *
 * @param plans in the order of their versions, at least one
 */
public record StudyPlan(List<Plan> plans, List<StudyWindow> windows) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};

  public Plan newest() {
    return plans.get(plans.size() - 1);
  }

  /** The version that was in force at the moment, and all later ones. */
  List<Plan> since(Instant moment) {
    int first = 0;
    for (int i = 1; i < plans.size(); i++) {
      if (!plans.get(i).inForceFrom().isAfter(moment)) {
        first = i;
      }
    }
    return plans.subList(first, plans.size());
  }

  /** From the rows of the two tables as JSON, each array in order. */
  public static StudyPlan of(JsonArray plans, JsonArray windows) {
    return new StudyPlan(
        plans.stream().map(p -> plan((JsonObject) p)).toList(),
        windows == null
            ? List.of()
            : windows.stream()
                .map(JsonObject.class::cast)
                .map(
                    w ->
                        new StudyWindow(
                            w.getString("code"),
                            w.getInteger("first_day"),
                            w.getInteger("last_day")))
                .toList());
  }

  private static Plan plan(JsonObject row) {
    return new Plan(
        row.getInteger("version"),
        OffsetDateTime.parse(row.getString("in_force_from")).toInstant(),
        row.getInteger("silent_after_days"),
        items(row.getJsonArray("items").encode()).stream().map(Item::rule).toList());
  }

  static List<Item> items(String json) {
    try {
      return MAPPER.readValue(json, ITEMS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored plan is not sound", e);
    }
  }

  static String json(List<Item> items) {
    try {
      return MAPPER.writeValueAsString(items);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
