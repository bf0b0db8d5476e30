package io.sixwalk.safety.gate;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.gate.GateRecord.Dated;
import io.sixwalk.safety.rules.GateAnswer;
import io.sixwalk.safety.rules.GateLimits;
import io.sixwalk.safety.rules.WalkPermission;
import io.sixwalk.safety.words.Help;
import io.smallrye.mutiny.Uni;
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

/** Reads what the gate rests on, in three statements, inside the transaction that uses it. */
@ApplicationScoped
class GateReader {
  private static final String CONTEXT =
      """
      select p.study_zone, x.country, s.emergency_number, s.emergency_numbers ->> x.country, s.phone_number,
             (select string_agg(distinct d.measures, ',') from sixwalk.measuring_device d
               where d.participant_id = p.participant_id and d.returned_at is null),
             (select max(a.answered_at) from sixwalk.gate_answer a where a.participant_id = p.participant_id)
        from sixwalk.participant p
        join sixwalk.study s on s.id = p.study_id
        join sixwalk.site x on x.study_id = p.study_id and x.id = p.site_id
       where p.participant_id = $1
      """;
  private static final String PERMISSIONS =
      """
      select id, allowed, companion_required, array_to_string(course_types, ','), heart_rate_ceiling,
             spo2_start, spo2_stop, valid_from, expires_on
        from sixwalk.walk_permission where participant_id = $1 order by decided_at, id
      """;

  /** What lasts until it is cleared, however old, and everything of the last days. */
  private static final String ANSWERS =
      """
      select a.id, a.answered_at, a.held, a.lasting, a.complete, encode(a.findings, 'hex'), c.cleared_at
        from sixwalk.gate_answer a
        left join sixwalk.gate_clearance c on c.participant_id = a.participant_id and c.id = a.id
       where a.participant_id = $1
         and (a.answered_at > cast($2 as timestamptz) - interval '2 days'
              or a.held and a.lasting and (c.cleared_at is null or c.cleared_at > cast($2 as timestamptz)))
       order by a.answered_at, a.id
      """;

  /** As of a moment, which may be that of a walk long ago. */
  Uni<GateRecord> read(Statements on, UUID participantId, Instant moment) {
    return on.rows(CONTEXT, participantId)
        .chain(
            context -> {
              if (context.isEmpty()) {
                throw ProblemException.notFound();
              }
              return on.rows(PERMISSIONS, participantId)
                  .chain(
                      permissions ->
                          on.rows(ANSWERS, participantId, moment.atOffset(ZoneOffset.UTC))
                              .map(answers -> record(context.get(0), permissions, answers)));
            });
  }

  private static GateRecord record(
      Object[] context, List<Object[]> permissions, List<Object[]> answers) {
    ZoneId zone = ZoneId.of((String) context[0]);
    Map<UUID, byte[]> findings = new HashMap<>();
    answers.forEach(a -> findings.put((UUID) a[0], HexFormat.of().parseHex((String) a[5])));
    return new GateRecord(
        zone,
        (String) context[1],
        Help.of((String) context[1], (String) context[3], (String) context[2], (String) context[4]),
        context[5] == null ? Set.of() : Set.of(((String) context[5]).split(",")),
        permissions.stream().map(GateReader::permission).toList(),
        answers.stream().map(a -> answer(a, zone)).toList(),
        findings,
        instant(context[6]));
  }

  private static Dated permission(Object[] row) {
    return new Dated(
        (UUID) row[0],
        new WalkPermission(
            (Boolean) row[1],
            (Boolean) row[2],
            Set.of(((String) row[3]).split(",")),
            GateLimits.DEFAULT.with((Double) row[4], (Double) row[5], (Double) row[6]),
            (LocalDate) row[7],
            (LocalDate) row[8]));
  }

  private static GateAnswer answer(Object[] row, ZoneId zone) {
    Instant answeredAt = instant(row[1]).orElseThrow();
    return new GateAnswer(
        (UUID) row[0],
        answeredAt,
        answeredAt.atZone(zone).toLocalDate(),
        (Boolean) row[2],
        (Boolean) row[3],
        (Boolean) row[4],
        instant(row[6]));
  }

  private static Optional<Instant> instant(Object column) {
    return Optional.ofNullable((OffsetDateTime) column).map(OffsetDateTime::toInstant);
  }
}
