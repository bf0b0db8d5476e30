package io.sixwalk.walk;

import io.sixwalk.platform.record.Sender;
import io.sixwalk.walk.distance.DistanceEstimate;
import io.sixwalk.walk.distance.DistanceResult;
import io.sixwalk.walk.verdict.Plausibility;
import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import io.sixwalk.walk.verdict.VerdictRule;
import io.sixwalk.walk.verdict.VerdictRule.Judgement;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;

/** Writes walks, their estimates and verdicts. Rows are added, never changed. */
@ApplicationScoped
class WalkStore {
  private static final String ADD =
      """
      with walk as (
        insert into sixwalk.walk
          (participant_id, id, measured_at, zone, utc_offset_seconds, sent_at, received_at, planned_seconds,
           elapsed_seconds, end_reason, course_type, course_length_metres, aid, oxygen_litres_a_minute,
           oxygen_delivery, supervision, claimed_metres, claimed_method, corrects)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)),
      trace as (
        insert into sixwalk.walk_trace (participant_id, id, trace) values ($1, $2, $20)),
      signal as (
        insert into sixwalk.walk_signal (participant_id, id, steps, positions, heart_rate)
        values ($1, $2, $31, $32, $33))
      insert into sixwalk.walk_estimate
        (participant_id, id, walk_id, algorithm, computed_at, metres, standard_error_metres, method, method_family,
         metres_per_step, cadence_per_minute, flags, sources)
      values ($1, $21, $2, $22, $7, $23, $24, $25, $26, $27, $28, $29, $30)
      """;
  private static final String VERDICT =
      """
      insert into sixwalk.walk_verdict
        (participant_id, id, walk_id, estimate_id, verdict, reasons, decided_at, decided_by, explanation)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  /**
   * Walks that began less than a rest's time before or after this one, with their verdicts in
   * force.
   */
  private static final String NEIGHBOURS =
      """
      select w.id, w.measured_at < $3 as earlier, v.estimate_id, v.verdict, v.reasons
        from sixwalk.walk w
        join lateral (select * from sixwalk.walk_verdict v
                       where v.participant_id = w.participant_id and v.walk_id = w.id
                       order by v.decided_at desc, v.id desc limit 1) v on true
       where w.participant_id = $1 and w.id <> $2
         and w.measured_at > $3 - $4 * interval '1 second' - w.elapsed_seconds * interval '1 second'
         and w.measured_at < $3 + $5 * interval '1 second'
         and w.id is distinct from $6
         and not exists (select from sixwalk.voided_record x
                          where x.participant_id = w.participant_id and x.voids = w.id)
      """;

  Uni<Void> add(
      SqlConnection connection,
      UUID id,
      WalkUpload walk,
      WalkMeasurement measurement,
      byte[] sealedTrace,
      Sender sender) {
    UUID estimateId = UUID.randomUUID();
    OffsetDateTime measuredAt = OffsetDateTime.parse(walk.measuredAt());
    return connection
        .preparedQuery(ADD)
        .execute(
            Tuple.from(columns(id, estimateId, walk, measurement, sealedTrace, sender, measuredAt)))
        .chain(() -> neighbours(connection, id, walk, sender, measuredAt))
        .chain(
            near -> {
              Judgement judgement = measurement.judgement();
              List<Uni<Void>> verdicts = new ArrayList<>();
              boolean tooSoon = false;
              for (Row row : near) {
                if (row.getBoolean("earlier")) {
                  tooSoon = true;
                } else {
                  verdicts.add(withReason(connection, sender, row, Reason.TOO_SOON_AFTER_ANOTHER));
                }
              }
              Judgement own =
                  tooSoon ? judgement.against(Reason.TOO_SOON_AFTER_ANOTHER) : judgement;
              verdicts.add(verdict(connection, sender, id, estimateId, own));
              return inOrder(verdicts);
            })
        .chain(
            () ->
                walk.corrects() == null
                    ? Uni.createFrom().voidItem()
                    : takeBack(connection, sender, walk.correctedId(), Reason.CORRECTED));
  }

  /**
   * A record of the person's own that no longer counts, because they corrected it or took it back.
   * One that is not there (yet, or at all) needs nothing: the statement itself is kept.
   */
  Uni<Void> takeBack(SqlConnection connection, Sender sender, UUID walkId, Reason reason) {
    return connection
        .preparedQuery(
            """
            select walk_id as id, estimate_id, verdict, reasons from sixwalk.walk_verdict
             where participant_id = $1 and walk_id = $2 order by decided_at desc, id desc limit 1
            """)
        .execute(Tuple.of(sender.participantId(), walkId))
        .chain(
            rows ->
                rows.iterator().hasNext()
                    ? withReason(connection, sender, rows.iterator().next(), reason)
                    : Uni.createFrom().voidItem());
  }

  private static Uni<RowSet<Row>> neighbours(
      SqlConnection connection,
      UUID id,
      WalkUpload walk,
      Sender sender,
      OffsetDateTime measuredAt) {
    double rest = VerdictRule.REST_MINUTES * 60.0;
    return connection
        .preparedQuery(NEIGHBOURS)
        .execute(
            Tuple.from(
                Arrays.asList(
                    sender.participantId(),
                    id,
                    measuredAt,
                    rest,
                    rest + walk.elapsedSeconds(),
                    walk.correctedId())));
  }

  private static Uni<Void> withReason(
      SqlConnection connection, Sender sender, Row row, Reason reason) {
    List<Reason> reasons =
        Arrays.stream(row.getArrayOfStrings("reasons")).map(Reason::valueOf).toList();
    if (reasons.contains(reason)) {
      return Uni.createFrom().voidItem();
    }
    Judgement former = new Judgement(Verdict.valueOf(row.getString("verdict")), reasons);
    return verdict(
        connection, sender, row.getUUID("id"), row.getUUID("estimate_id"), former.against(reason));
  }

  private static Uni<Void> verdict(
      SqlConnection connection, Sender sender, UUID walkId, UUID estimateId, Judgement judgement) {
    return connection
        .preparedQuery(VERDICT)
        .execute(
            Tuple.from(
                Arrays.asList(
                    sender.participantId(),
                    UUID.randomUUID(),
                    walkId,
                    estimateId,
                    judgement.verdict().name(),
                    judgement.reasons().stream().map(Enum::name).toArray(String[]::new),
                    utc(sender.receivedAt()),
                    null,
                    null)))
        .replaceWithVoid();
  }

  private static Uni<Void> inOrder(List<Uni<Void>> statements) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Uni<Void> statement : statements) {
      all = all.chain(() -> statement);
    }
    return all;
  }

  private static List<Object> columns(
      UUID id,
      UUID estimateId,
      WalkUpload walk,
      WalkMeasurement measurement,
      byte[] sealedTrace,
      Sender sender,
      OffsetDateTime measuredAt) {
    DistanceResult result = measurement.distance();
    DistanceEstimate estimate = result instanceof DistanceEstimate e ? e : null;
    List<String> flags =
        new ArrayList<>(result.flags().stream().map(f -> f.flag().name()).toList());
    if (estimate != null) {
      OptionalDouble claimed =
          walk.claimed() == null
              ? OptionalDouble.empty()
              : OptionalDouble.of(walk.claimed().metres());
      flags.addAll(Plausibility.flags(estimate, walk.elapsedSeconds(), claimed));
    }
    return Arrays.asList(
        sender.participantId(),
        id,
        measuredAt,
        walk.zone(),
        measuredAt.getOffset().getTotalSeconds(),
        utc(sender.sentAt()),
        utc(sender.receivedAt()),
        walk.plannedSeconds() == null ? 360.0 : walk.plannedSeconds(),
        walk.elapsedSeconds(),
        walk.endReason().name(),
        walk.course().type(),
        walk.course().lengthMetres(),
        walk.aid() == null ? "NONE" : walk.aid(),
        walk.oxygen() == null ? null : walk.oxygen().litresPerMinute(),
        walk.oxygen() == null ? null : walk.oxygen().delivery(),
        walk.supervision() == null ? "NONE" : walk.supervision(),
        walk.claimed() == null ? null : walk.claimed().metres(),
        walk.claimed() == null ? null : walk.claimed().method(),
        walk.correctedId(),
        Buffer.buffer(sealedTrace),
        estimateId,
        result.algorithmVersion(),
        estimate == null ? null : estimate.metres(),
        estimate == null ? null : estimate.standardErrorMetres(),
        estimate == null ? null : estimate.method().name(),
        estimate == null ? null : estimate.family().name(),
        estimate == null ? null : boxed(estimate.metresPerStep()),
        estimate == null ? null : boxed(estimate.cadencePerMinute()),
        flags.toArray(String[]::new),
        sources(estimate),
        walk.hasSteps(),
        walk.hasPositions(),
        walk.hasHeartRate());
  }

  private static JsonArray sources(DistanceEstimate estimate) {
    JsonArray sources = new JsonArray();
    if (estimate != null) {
      estimate
          .sources()
          .forEach(
              s ->
                  sources.add(
                      new JsonObject()
                          .put("method", s.method().name())
                          .put("metres", s.metres())
                          .put("standardErrorMetres", s.standardErrorMetres())));
    }
    return sources;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
