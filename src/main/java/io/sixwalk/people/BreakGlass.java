package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
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
  private static final String OPEN_CALLED =
      "select participant_id, expires_at from sixwalk.open_glass_of($1, $2, $3, $4)";
  private static final String OF_OWN_SITE =
      """
      select 1 from sixwalk.participant p
        join sixwalk.staffed_participant s on s.participant_id = p.participant_id
       where p.study_id = $1 and lower(p.pseudonym) = lower($2) and s.role in ('COORDINATOR', 'CLINICIAN')
      """;
  private static final String OWN =
      """
      select g.participant_id, p.pseudonym, g.opened_at, g.expires_at, g.reason
        from sixwalk.break_glass g join sixwalk.participant p on p.participant_id = g.participant_id
       where g.account_id = $1 and p.study_id = $2 and g.expires_at > $3 and p.restricted_at is null
       order by g.expires_at desc, g.id
      """;
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

  /** Whose record is open for reading, and until when. */
  public record Open(UUID participantId, Instant expiresAt) {}

  /** What the caller may read now. */
  public record OpenNow(
      UUID participantId, String pseudonym, Instant openedAt, Instant expiresAt, String reason) {}

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
          return on.rows(OPEN, allowed.studyId(), participantId, reason, now())
              .chain(
                  rows -> {
                    if (rows.isEmpty() || rows.get(0)[0] == null) {
                      throw ProblemException.notFound();
                    }
                    return opened(on, staff, allowed, participantId, rows.get(0)[0], reason);
                  });
        });
  }

  /** The same of somebody whose pseudonym is known, as it stands in the person's own app. */
  Uni<Open> openCalled(Actor staff, String studyCode, String pseudonym, String reason) {
    return scope.onClient(
        staff,
        Operation.BREAK_GLASS,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(OF_OWN_SITE, allowed.studyId(), pseudonym)
              .invoke(BreakGlass::requireElsewhere)
              .chain(() -> on.rows(OPEN_CALLED, allowed.studyId(), pseudonym, reason, now()))
              .chain(
                  rows -> {
                    new FieldChecks()
                        .that(
                            !rows.isEmpty(),
                            "/pseudonym",
                            "unknown",
                            "No record can be opened under this pseudonym.")
                        .orRefuse();
                    Object[] row = rows.get(0);
                    return opened(on, staff, allowed, (UUID) row[0], row[1], reason);
                  });
        });
  }

  /** The person would read that somebody from elsewhere looked. */
  private static void requireElsewhere(List<?> ofOwnSite) {
    if (!ofOwnSite.isEmpty()) {
      throw ProblemException.conflict(
          "own-site",
          "This person is of your own site. You can open the record without emergency access.");
    }
  }

  private Uni<Open> opened(
      Statements on,
      Actor staff,
      Decision.Allowed allowed,
      UUID participantId,
      Object expiresAt,
      String reason) {
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
        .replaceWith(new Open(participantId, ((OffsetDateTime) expiresAt).toInstant()));
  }

  /** Whose records the caller may read now, the one that ends last first. */
  Uni<List<OpenNow>> own(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_OWN_BROKEN_GLASS,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(OWN, staff.id(), allowed.studyId(), now())
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                r ->
                                    new OpenNow(
                                        (UUID) r[0],
                                        (String) r[1],
                                        ((OffsetDateTime) r[2]).toInstant(),
                                        ((OffsetDateTime) r[3]).toInstant(),
                                        (String) r[4]))
                            .toList()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
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
