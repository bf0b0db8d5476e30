package io.sixwalk.study;

import io.sixwalk.platform.database.Rows;
import io.sixwalk.study.StudyRules.Thresholds;
import io.sixwalk.study.StudyRules.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads a study's rules in one round trip, inside the transaction that uses them. */
@ApplicationScoped
public class StudyRulesReader {
  private static final String RULES =
      """
      select s.id, s.code, s.name, s.synthetic, s.baseline_from_start, s.hide_trends_from, s.hide_trends_until,
             t.version, t.mcid, t.small, t.substantial, t.standard_error_home, t.standard_error_supervised,
             t.walks_asked, t.walks_least, t.greatest_standard_error, t.source, t.population,
             (select jsonb_agg(jsonb_build_object('code', w.code, 'first', w.first_day, 'last', w.last_day)
                               order by w.position)
                from sixwalk.visit_window w where w.study_id = s.id) as windows
        from sixwalk.study s
        join lateral (select * from sixwalk.threshold t
                       where t.study_id = s.id and t.measure = 'walk-distance'
                       order by t.version desc limit 1) t on true
       where s.id = $1
      """;

  /**
   * The rules in force; 404 where the study cannot be seen any more, or has no thresholds, in which
   * case it cannot have been founded.
   */
  public Uni<StudyRules> read(SqlConnection connection, UUID studyId) {
    return connection
        .preparedQuery(RULES)
        .execute(Tuple.of(studyId))
        .map(rows -> of(Rows.one(rows)));
  }

  private static StudyRules of(Row row) {
    OffsetDateTime until = row.getOffsetDateTime("hide_trends_until");
    JsonArray windows = (JsonArray) row.getJson("windows");
    return new StudyRules(
        row.getUUID("id"),
        row.getString("code"),
        row.getString("name"),
        row.getBoolean("synthetic"),
        row.getBoolean("baseline_from_start"),
        Set.of(row.getArrayOfStrings("hide_trends_from")),
        Optional.ofNullable(until).map(OffsetDateTime::toInstant),
        new Thresholds(
            row.getInteger("version"),
            row.getDouble("mcid"),
            row.getDouble("small"),
            row.getDouble("substantial"),
            row.getDouble("standard_error_home"),
            row.getDouble("standard_error_supervised"),
            row.getInteger("walks_asked"),
            row.getInteger("walks_least"),
            row.getDouble("greatest_standard_error"),
            row.getString("source"),
            row.getString("population")),
        windows == null
            ? List.of()
            : windows.stream()
                .map(JsonObject.class::cast)
                .map(
                    w ->
                        new Window(
                            w.getString("code"), w.getInteger("first"), w.getInteger("last")))
                .toList());
  }
}
