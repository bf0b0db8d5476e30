package io.sixwalk.schedule.silence;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The open silences of those whom the caller cares for. */
@ApplicationScoped
class SilenceService {
  static final int MOST = 500;

  private static final String OPEN =
      """
      select s.id, s.participant_id, p.pseudonym, t.code, s.kind, s.since, s.noticed_at
        from sixwalk.silence s
        join sixwalk.participant p on p.participant_id = s.participant_id
        join sixwalk.site t on t.study_id = p.study_id and t.id = p.site_id
       where p.study_id = $1 and s.ended_at is null
         and s.participant_id in (select m.participant_id from sixwalk.staffed_participant m
                                   where m.role in ('COORDINATOR', 'CLINICIAN'))
       order by s.since, s.id limit $2
      """;

  private final Scope scope;
  private final AuditTrail audit;

  SilenceService(Scope scope, AuditTrail audit) {
    this.scope = scope;
    this.audit = audit;
  }

  /**
   * One silence that lasts.
   *
   * @param since the last sign of the person; of a sensor, the first walk without it
   */
  @Schema(name = "Silence")
  public record Silence(
      UUID id,
      UUID participantId,
      String pseudonym,
      String site,
      SilenceKind kind,
      Instant since,
      Instant noticedAt) {}

  Uni<List<Silence>> open(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_STUDY_ADHERENCE,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(OPEN, allowed.studyId(), MOST)
              .map(rows -> rows.stream().map(SilenceService::silence).toList())
              .call(
                  found ->
                      audit.append(
                          on,
                          new Entry(
                              AuditTrail.studyChain(allowed.studyId()),
                              staff.kind().name(),
                              Operation.READ_STUDY_ADHERENCE.name(),
                              allowed.rule().words(),
                              null,
                              null,
                              new JsonObject()
                                  .put("by", "silence")
                                  .put("count", found.size())
                                  .encode())));
        });
  }

  private static Silence silence(Object[] r) {
    return new Silence(
        (UUID) r[0],
        (UUID) r[1],
        (String) r[2],
        (String) r[3],
        SilenceKind.valueOf((String) r[4]),
        ((OffsetDateTime) r[5]).toInstant(),
        ((OffsetDateTime) r[6]).toInstant());
  }
}
