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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the database's function {@code adherence_of} says about one person.
 *
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
    List<Answer> answers) {

  public static ScheduleInput of(JsonObject found) {
    ZoneHistory zones = StoredZones.of(found.getString("zone"), found.getJsonArray("zones"));
    List<Answer> answers = new ArrayList<>();
    answers.addAll(walks(found, zones));
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
        answers);
  }

  /** For the rule, as of a moment. */
  public PersonRecord at(Instant now, StudyPlan plan) {
    return new PersonRecord(
        dayZero,
        zones,
        enrolledOn,
        endedOn,
        plan.since(since),
        plan.windows(),
        answers,
        zones.dateOf(now));
  }

  private static List<Answer> walks(JsonObject found, ZoneHistory zones) {
    Set<UUID> leftOut =
        CountingLimits.leftOut(
                each(found, "walks")
                    .filter(ScheduleInput::counts)
                    .map(w -> limited(w, zones))
                    .toList(),
                date(found, "dayZero"))
            .keySet();
    return each(found, "walks")
        .<Answer>map(w -> new Answer.Walked(on(w, zones), counts(w) && !leftOut.contains(id(w))))
        .toList();
  }

  private static CountingLimits.Walk limited(JsonObject walk, ZoneHistory zones) {
    return new CountingLimits.Walk(
        id(walk), on(walk, zones), instant(walk.getString("at")), walk.getBoolean("given"));
  }

  private static boolean counts(JsonObject walk) {
    return walk.getBoolean("counts", false);
  }

  private static UUID id(JsonObject walk) {
    return UUID.fromString(walk.getString("id"));
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
