package io.sixwalk.schedule;

import io.sixwalk.platform.calendar.ZoneHistory;
import io.sixwalk.platform.database.StoredZones;
import io.sixwalk.schedule.plan.Answer;
import io.sixwalk.schedule.plan.PersonRecord;
import io.sixwalk.walk.verdict.CountingLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the database's function {@code adherence_of} says about one person.
 *
 * @param limits how many of the walks are counted, and when another one would be
 * @param since when the record of the person was made: with that moment's plan the person began
 */
public record ScheduleInput(
    UUID studyId,
    ZoneHistory zones,
    ZoneId zone,
    Optional<LocalDate> dayZero,
    LocalDate enrolledOn,
    Instant since,
    Optional<LocalDate> endedOn,
    List<Answer> answers,
    CountingLimits limits) {

  public static ScheduleInput of(JsonObject found) {
    ZoneHistory zones = StoredZones.of(found.getString("zone"), found.getJsonArray("zones"));
    List<Answer> answers = new ArrayList<>();
    List<CountingLimits.Walk> counting = counting(found, zones);
    CountingLimits limits = CountingLimits.of(counting, date(found, "dayZero"));
    counting.forEach(
        w -> answers.add(new Answer.Walked(w.date(), !limits.leftOut().containsKey(w.id()))));
    each(found, "walks")
        .filter(w -> !counts(w))
        .forEach(w -> answers.add(new Answer.Walked(on(w, zones), false)));
    each(found, "unable")
        .forEach(s -> answers.add(new Answer.CouldNotWalk(on(s, zones), s.getBoolean("health"))));
    each(found, "responses")
        .forEach(
            r ->
                answers.add(
                    new Answer.Answered(on(r, zones), r.getString("instrument"), scores(r))));
    return new ScheduleInput(
        UUID.fromString(found.getString("studyId")),
        zones,
        ZoneId.of(found.getString("zone")),
        date(found, "dayZero"),
        LocalDate.parse(found.getString("enrolledOn")),
        instant(found.getString("since")),
        date(found, "endedOn"),
        answers,
        limits);
  }

  /** For the rule, as of a moment. */
  public PersonRecord at(Instant now, StudyPlan plan) {
    LocalDate today = zones.dateOf(now);
    return new PersonRecord(
        dayZero,
        zones,
        enrolledOn,
        endedOn,
        plan.since(since),
        plan.windows(),
        answers,
        today,
        Optional.of(limits.nextDate(today)).filter(today::isBefore));
  }

  /** Walks whose own verdict is that they count; they have no ids here, only an order. */
  private static List<CountingLimits.Walk> counting(JsonObject found, ZoneHistory zones) {
    List<CountingLimits.Walk> counting = new ArrayList<>();
    each(found, "walks")
        .filter(ScheduleInput::counts)
        .forEach(
            w ->
                counting.add(
                    new CountingLimits.Walk(
                        new UUID(0, counting.size()),
                        on(w, zones),
                        instant(w.getString("at")),
                        w.getBoolean("given"))));
    return counting;
  }

  private static boolean counts(JsonObject walk) {
    return walk.getBoolean("counts", false);
  }

  private static Stream<JsonObject> each(JsonObject found, String name) {
    JsonArray all = found.getJsonArray(name);
    return all == null ? Stream.of() : all.stream().map(JsonObject.class::cast);
  }

  private static Map<String, Double> scores(JsonObject response) {
    Map<String, Double> scores = new HashMap<>();
    JsonObject found = response.getJsonObject("scores");
    if (found != null) {
      found.forEach(s -> scores.put(s.getKey(), ((Number) s.getValue()).doubleValue()));
    }
    return scores;
  }

  private static LocalDate on(JsonObject answer, ZoneHistory zones) {
    return zones.dateOf(instant(answer.getString("at")));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Optional<LocalDate> date(JsonObject found, String name) {
    return Optional.ofNullable(found.getString(name)).map(LocalDate::parse);
  }
}
