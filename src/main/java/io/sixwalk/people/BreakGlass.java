package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Opens the glass. What it lets through is decided by the table of policy and by row-level
 * security.
 */
@ApplicationScoped
class BreakGlass {
  private static final String OPEN = "select sixwalk.open_glass($1, $2, $3, $4)";
  private static final String LIST =
      "select account_id, participant_id, opened_at, expires_at, reason from"
          + " sixwalk.opened_glass($1)";

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  BreakGlass(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** Until when it is open. */
  public record Open(Instant expiresAt) {}

  /** That it was open. */
  public record Opened(
      UUID accountId, UUID participantId, Instant openedAt, Instant expiresAt, String reason) {}

  Uni<Open> open(Actor staff, String studyCode, UUID participantId, String reason) {
    return scope.onClient(
        staff,
        Operation.BREAK_GLASS,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(
                  OPEN,
                  allowed.studyId(),
                  participantId,
                  reason,
                  clock.instant().atOffset(ZoneOffset.UTC))
              .chain(
                  rows -> {
                    if (rows.isEmpty() || rows.get(0)[0] == null) {
                      throw ProblemException.notFound();
                    }
                    Open open = new Open(((OffsetDateTime) rows.get(0)[0]).toInstant());
                    return audit
                        .append(
                            on,
                            new Entry(
                                AuditTrail.participantChain(participantId),
                                staff.kind().name(),
                                Operation.BREAK_GLASS.name(),
                                allowed.rule().words(),
                                participantId,
                                reason,
                                "{}"))
                        .replaceWith(open);
                  });
        });
  }

  Uni<List<Opened>> list(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_BROKEN_GLASS,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LIST, allowed.studyId())
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                r ->
                                    new Opened(
                                        (UUID) r[0],
                                        (UUID) r[1],
                                        ((OffsetDateTime) r[2]).toInstant(),
                                        ((OffsetDateTime) r[3]).toInstant(),
                                        (String) r[4]))
                            .toList()));
  }
}
