package io.sixwalk.walk;

import io.sixwalk.platform.http.Cursor;
import io.sixwalk.walk.WalkView.ClaimView;
import io.sixwalk.walk.WalkView.EstimateView;
import io.sixwalk.walk.WalkView.ReasonView;
import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import io.sixwalk.walk.verdict.VerdictRule.Judgement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;

/** Reads walks with the verdict in force, newest first. */
@ApplicationScoped
class WalkReader {
  private static final String SELECT =
      """
      select w.*, e.metres, e.standard_error_metres, e.method, e.method_family, e.metres_per_step,
             e.cadence_per_minute, e.algorithm, e.flags, v.verdict, v.reasons
        from sixwalk.walk w
        join lateral (select * from sixwalk.walk_verdict v
                       where v.participant_id = w.participant_id and v.walk_id = w.id
                       order by v.decided_at desc, v.id desc limit 1) v on true
        join sixwalk.walk_estimate e on e.participant_id = w.participant_id and e.id = v.estimate_id
       where w.participant_id = $1
      """;
  private static final String PAGE =
      SELECT
          + """
             and ($2::timestamptz is null or (w.measured_at, w.id) < ($2, $3::uuid))
           order by w.measured_at desc, w.id desc limit $4
          """;

  Uni<List<WalkView>> page(
      SqlConnection connection,
      UUID participantId,
      Optional<Cursor> after,
      int limit,
      boolean withheld,
      Locale language) {
    return LimitedWalks.read(connection, participantId)
        .chain(
            leftOut ->
                connection
                    .preparedQuery(PAGE)
                    .execute(
                        Tuple.from(
                            Arrays.asList(
                                participantId,
                                after.map(Cursor::utc).orElse(null),
                                after.map(Cursor::id).orElse(null),
                                limit)))
                    .map(
                        rows -> {
                          List<WalkView> walks = new ArrayList<>();
                          rows.forEach(row -> walks.add(view(row, leftOut, withheld, language)));
                          return walks;
                        }));
  }

  Uni<Optional<WalkView>> one(
      SqlConnection connection, UUID participantId, UUID id, boolean withheld, Locale language) {
    return LimitedWalks.read(connection, participantId)
        .chain(
            leftOut ->
                connection
                    .preparedQuery(SELECT + " and w.id = $2")
                    .execute(Tuple.of(participantId, id))
                    .map(
                        rows ->
                            rows.iterator().hasNext()
                                ? Optional.of(
                                    view(rows.iterator().next(), leftOut, withheld, language))
                                : Optional.empty()));
  }

  private static WalkView view(
      Row row, Map<UUID, Reason> leftOut, boolean withheld, Locale language) {
    Judgement own =
        new Judgement(
            Verdict.valueOf(row.getString("verdict")),
            Arrays.stream(row.getArrayOfStrings("reasons")).map(Reason::valueOf).toList());
    Reason limit = leftOut.get(row.getUUID("id"));
    Judgement judgement = limit == null ? own : own.against(limit);
    Verdict verdict = judgement.verdict();
    List<Reason> reasons = judgement.reasons();
    OffsetDateTime measuredAt =
        row.getOffsetDateTime("measured_at")
            .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(row.getInteger("utc_offset_seconds")));
    ResourceBundle words = ResourceBundle.getBundle("messages.walk", language, NO_FALLBACK);
    boolean walkAgain = !verdict.counts() && reasons.stream().anyMatch(Reason::asksToWalkAgain);
    List<ReasonView> reasonViews =
        reasons.stream()
            .map(r -> new ReasonView(r.name(), words.getString("reason." + r.name())))
            .toList();
    return new WalkView(
        row.getUUID("id"),
        measuredAt,
        row.getString("zone"),
        row.getDouble("elapsed_seconds"),
        row.getString("end_reason"),
        row.getString("course_type"),
        row.getDouble("course_length_metres"),
        row.getString("aid"),
        row.getString("supervision"),
        verdict,
        verdict.counts(),
        walkAgain,
        reasonViews,
        sentences(words, verdict, reasonViews, walkAgain),
        withheld ? null : estimate(row),
        withheld ? null : claim(row),
        withheld ? Boolean.TRUE : null);
  }

  private static List<String> sentences(
      ResourceBundle words, Verdict verdict, List<ReasonView> reasons, boolean walkAgain) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.getString("verdict." + verdict.name()));
    reasons.forEach(r -> sentences.add(r.sentence()));
    if (!verdict.counts()) {
      sentences.add(words.getString(walkAgain ? "again.yes" : "again.no"));
    }
    return List.copyOf(sentences);
  }

  private static EstimateView estimate(Row row) {
    return new EstimateView(
        row.getDouble("metres"),
        row.getDouble("standard_error_metres"),
        row.getString("method"),
        row.getString("method_family"),
        row.getDouble("metres_per_step"),
        row.getDouble("cadence_per_minute"),
        row.getString("algorithm"),
        List.of(row.getArrayOfStrings("flags")));
  }

  private static ClaimView claim(Row row) {
    Double claimed = row.getDouble("claimed_metres");
    Double metres = row.getDouble("metres");
    return claimed == null
        ? null
        : new ClaimView(
            claimed, row.getString("claimed_method"), metres == null ? null : claimed - metres);
  }

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
