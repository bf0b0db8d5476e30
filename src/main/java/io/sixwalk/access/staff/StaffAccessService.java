package io.sixwalk.access.staff;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** Shuts a member of staff out, and lets one in again. */
@ApplicationScoped
public class StaffAccessService {
  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  StaffAccessService(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Disables or enables a member of staff. It holds from the next request on: every transaction
   * reads the state of the account.
   *
   * @throws ProblemException 404 for oneself, for someone without a role in the study, and for
   *     someone with a role in a study that this admin does not administer
   */
  public Uni<Void> setEnabled(Actor admin, String studyCode, UUID staffId, boolean enabled) {
    return scope.onClient(
        admin,
        Operation.DISABLE_STAFF,
        Subject.study(studyCode),
        (connection, allowed) ->
            connection
                .preparedQuery("select sixwalk.set_staff_enabled($1, $2, $3, $4)")
                .execute(
                    Tuple.of(
                        staffId,
                        allowed.studyId(),
                        enabled,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(
                    rows ->
                        rows.iterator().next().getBoolean(0)
                            ? audit.append(
                                Statements.of(connection),
                                new Entry(
                                    AuditTrail.accountChain(staffId),
                                    admin.kind().name(),
                                    enabled ? "STAFF_ENABLED" : "STAFF_DISABLED",
                                    allowed.rule().words(),
                                    null,
                                    null,
                                    "{}"))
                            : Uni.createFrom().failure(ProblemException.notFound())));
  }
}
