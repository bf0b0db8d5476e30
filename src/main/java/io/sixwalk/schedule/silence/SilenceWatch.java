package io.sixwalk.schedule.silence;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sixwalk.access.Scope;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.alert.Alerts;
import io.sixwalk.safety.rules.AlertKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for silence at intervals, and alerts the care team to what is new. */
@ApplicationScoped
public class SilenceWatch {
  private static final Logger LOG = Logger.getLogger(SilenceWatch.class);
  private static final String NOTE =
      "select participant_id, id, kind, since from sixwalk.note_silence($1)";

  private final Scope scope;
  private final Alerts alerts;
  private final AuditTrail audit;
  private final Clock clock;

  SilenceWatch(Scope scope, Alerts alerts, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  /** {@code sixwalk.silence.every} is a duration such as {@code 1h}, or {@code off}. */
  @Scheduled(
      identity = "silence",
      every = "{sixwalk.silence.every}",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> watch() {
    return look(clock.instant())
        .invoke(
            noticed -> {
              if (noticed > 0) {
                LOG.infof("Noticed %d silent persons or sensors", noticed);
              }
            })
        .replaceWithVoid();
  }

  /**
   * Looks once. Row, alert and audit entry stand in one transaction; looking again adds nothing.
   *
   * @return how many silences are new
   */
  public Uni<Integer> look(Instant now) {
    return scope.asKeeper(
        connection -> {
          Statements on = Statements.of(connection);
          return on.rows(NOTE, now.atOffset(ZoneOffset.UTC)).chain(rows -> tell(on, rows));
        });
  }

  private Uni<Integer> tell(Statements on, List<Object[]> rows) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (Object[] row : rows) {
      told =
          told.chain(
              () ->
                  tell(on, (UUID) row[0], (UUID) row[1], (String) row[2], (OffsetDateTime) row[3]));
    }
    return told.replaceWith(rows.size());
  }

  private Uni<Void> tell(
      Statements on, UUID participantId, UUID silence, String kind, OffsetDateTime since) {
    JsonObject detail =
        new JsonObject().put("silence", kind).put("since", since.toInstant().toString());
    return alerts
        .raise(on, participantId, AlertKind.SILENT, silence, detail)
        .chain(
            raised ->
                audit.append(
                    on,
                    new Entry(
                        AuditTrail.participantChain(participantId),
                        "NOBODY",
                        "NOTICE_SILENCE",
                        "housekeeping",
                        participantId,
                        null,
                        detail.encode())));
  }
}
