package io.sixwalk.safety.gate;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.gate.GateRecord.Dated;
import io.sixwalk.safety.rules.GateAnswer;
import io.sixwalk.safety.rules.GateLimits;
import io.sixwalk.safety.rules.WalkPermission;
import io.sixwalk.safety.words.Help;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what the gate rests on, in one round trip, inside the transaction that uses it. */
@ApplicationScoped
class GateReader {
  /**
   * Of the answers: what lasts until it is cleared, however old, and everything of the last days.
   */
  private static final String READ =
      """
      select p.study_zone, x.country, s.emergency_number, s.emergency_numbers ->> x.country, s.phone_number,
             (select string_agg(distinct d.measures, ',') from sixwalk.measuring_device d
               where d.participant_id = p.participant_id and d.returned_at is null),
             (select max(a.answered_at) from sixwalk.gate_answer a where a.participant_id = p.participant_id),
             (select jsonb_agg(jsonb_build_array(w.id, w.allowed, w.companion_required, w.course_types,
                                                 w.heart_rate_ceiling, w.spo2_start, w.spo2_stop, w.valid_from,
                                                 w.expires_on)
                               order by w.decided_at, w.id)::text
                from sixwalk.walk_permission w where w.participant_id = p.participant_id),
             (select jsonb_agg(jsonb_build_array(a.id, a.answered_at, a.held, a.lasting, a.complete,
                                                 encode(a.findings, 'hex'), c.cleared_at)
                               order by a.answered_at, a.id)::text
                from sixwalk.gate_answer a
                left join sixwalk.gate_clearance c on c.participant_id = a.participant_id and c.id = a.id
               where a.participant_id = p.participant_id
                 and (a.answered_at > cast($2 as timestamptz) - interval '2 days'
                      or a.held and a.lasting
                         and (c.cleared_at is null or c.cleared_at > cast($2 as timestamptz))))
        from sixwalk.participant p
        join sixwalk.study s on s.id = p.study_id
        join sixwalk.site x on x.study_id = p.study_id and x.id = p.site_id
       where p.participant_id = $1
      """;

  /** As of a moment, which may be that of a walk long ago. */
  Uni<GateRecord> read(Statements on, UUID participantId, Instant moment) {
    return on.rows(READ, participantId, moment.atOffset(ZoneOffset.UTC))
        .map(rows -> rows.stream().findFirst().orElseThrow(ProblemException::notFound))
        .map(GateReader::record);
  }

  private static GateRecord record(Object[] row) {
    ZoneId zone = ZoneId.of((String) row[0]);
    List<JsonArray> answers = rows(row[8]);
    Map<UUID, byte[]> findings = new HashMap<>();
    answers.forEach(a -> findings.put(id(a), HexFormat.of().parseHex(a.getString(5))));
    return new GateRecord(
        zone,
        (String) row[1],
        Help.of((String) row[1], (String) row[3], (String) row[2], (String) row[4]),
        row[5] == null ? Set.of() : Set.of(((String) row[5]).split(",")),
        rows(row[7]).stream().map(GateReader::permission).toList(),
        answers.stream().map(a -> answer(a, zone)).toList(),
        findings,
        Optional.ofNullable((OffsetDateTime) row[6]).map(OffsetDateTime::toInstant));
  }

  private static List<JsonArray> rows(Object json) {
    return json == null
        ? List.of()
        : new JsonArray((String) json).stream().map(JsonArray.class::cast).toList();
  }

  private static UUID id(JsonArray row) {
    return UUID.fromString(row.getString(0));
  }

  private static Dated permission(JsonArray row) {
    return new Dated(
        id(row),
        new WalkPermission(
            row.getBoolean(1),
            row.getBoolean(2),
            row.getJsonArray(3).stream().map(String.class::cast).collect(Collectors.toSet()),
            GateLimits.DEFAULT.with(row.getDouble(4), row.getDouble(5), row.getDouble(6)),
            LocalDate.parse(row.getString(7)),
            LocalDate.parse(row.getString(8))));
  }

  private static GateAnswer answer(JsonArray row, ZoneId zone) {
    Instant answeredAt = instant(row, 1).orElseThrow();
    return new GateAnswer(
        id(row),
        answeredAt,
        answeredAt.atZone(zone).toLocalDate(),
        row.getBoolean(2),
        row.getBoolean(3),
        row.getBoolean(4),
        instant(row, 6));
  }

  private static Optional<Instant> instant(JsonArray row, int column) {
    return Optional.ofNullable(row.getString(column))
        .map(OffsetDateTime::parse)
        .map(OffsetDateTime::toInstant);
  }
}
