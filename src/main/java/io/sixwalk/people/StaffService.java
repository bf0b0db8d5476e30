package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Who works in a study, at which site and as what. A role that has ended stays on record. */
@ApplicationScoped
public class StaffService {
  private static final Duration CODE_LIFE = Duration.ofDays(7);
  private static final String LIST =
      """
      select id, account_id, role, site_id, label, created_at, ended_at
        from sixwalk.staff_role where study_id = $1
       order by (ended_at is not null), created_at, id
      """;
  private static final String IS_STAFF =
      "select 1 from sixwalk.staff_role where study_id = $1 and account_id = $2";
  private static final String IS_SITE =
      "select 1 from sixwalk.site where study_id = $1 and id = $2";
  private static final String ROLES =
      "select role from sixwalk.staff_role where study_id = $1 and account_id = $2 and ended_at is"
          + " null";
  private static final String NEW_ACCOUNT =
      "insert into sixwalk.account (id, kind, created_at) values ($1, 'STAFF', $2)";
  private static final String ADD =
      """
      insert into sixwalk.staff_role (account_id, id, study_id, site_id, role, label, created_at)
      values ($1, $2, $3, cast($4 as uuid), $5, cast($6 as text), $7)
      """;
  private static final String INVITE =
      """
      insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
      values (gen_random_uuid(), $1, $2, $3, $4, 1)
      """;

  /** The lock on the study's own row makes two admins who end each other wait for one another. */
  private static final String LOCK = "select 1 from sixwalk.study where id = $1 for update";

  private static final String END =
      """
      update sixwalk.staff_role set ended_at = $3
       where study_id = $1 and id = $2 and ended_at is null
         and (role <> 'STUDY_ADMIN' or exists (
               select from sixwalk.staff_role o
                where o.study_id = $1 and o.role = 'STUDY_ADMIN' and o.ended_at is null and o.id <> $2))
      returning account_id
      """;
  private static final String FIND =
      "select role, ended_at from sixwalk.staff_role where study_id = $1 and id = $2";

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  StaffService(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** Living roles first, then those that have ended. */
  public Uni<List<StaffMember>> list(Actor admin, String studyCode) {
    return scope.onClient(
        admin,
        Operation.READ_STAFF,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LIST, allowed.studyId())
                .map(rows -> rows.stream().map(StaffService::member).toList()));
  }

  /** Gives a role. */
  public Uni<StaffAdded> add(Actor admin, String studyCode, NewStaff wanted) {
    Instant now = clock.instant();
    UUID accountId = wanted.accountId() == null ? UUID.randomUUID() : wanted.accountId();
    UUID id = UUID.randomUUID();
    InvitationCode code = InvitationCode.create();
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    return scope.onClient(
        admin,
        Operation.CHANGE_STAFF,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return requireSite(on, allowed.studyId(), wanted.siteId())
              .chain(
                  () ->
                      wanted.accountId() == null
                          ? on.rows(NEW_ACCOUNT, accountId, at).replaceWithVoid()
                          : requireStaff(on, allowed.studyId(), accountId)
                              .chain(() -> requireApart(on, allowed.studyId(), accountId, wanted)))
              .chain(
                  () ->
                      on.rows(
                          ADD,
                          accountId,
                          id,
                          allowed.studyId(),
                          wanted.siteId(),
                          wanted.role().name(),
                          wanted.label(),
                          at))
              .chain(
                  () ->
                      wanted.accountId() != null
                          ? Uni.createFrom().voidItem()
                          : on.rows(
                                  INVITE,
                                  accountId,
                                  io.vertx.core.buffer.Buffer.buffer(code.hash()),
                                  at,
                                  at.plus(CODE_LIFE))
                              .replaceWithVoid())
              .chain(() -> record(on, admin, allowed, "ADDED", id, accountId, wanted.role().name()))
              .replaceWith(
                  new StaffAdded(
                      new StaffMember(
                          id, accountId, wanted.role(), wanted.siteId(), wanted.label(), now, null),
                      wanted.accountId() == null ? code.grouped() : null,
                      wanted.accountId() == null ? now.plus(CODE_LIFE) : null));
        });
  }

  /**
   * Ends a role at once; the last admin of a study cannot be taken away. Ending twice is as ending
   * once.
   */
  public Uni<Void> end(Actor admin, String studyCode, UUID id) {
    return scope.onClient(
        admin,
        Operation.CHANGE_STAFF,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(LOCK, allowed.studyId())
              .chain(() -> on.rows(FIND, allowed.studyId(), id))
              .chain(
                  found -> {
                    if (found.isEmpty()) {
                      throw ProblemException.notFound();
                    }
                    if (found.get(0)[1] != null) {
                      return Uni.createFrom().voidItem();
                    }
                    return on.rows(
                            END, allowed.studyId(), id, clock.instant().atOffset(ZoneOffset.UTC))
                        .chain(
                            ended -> {
                              if (ended.isEmpty()) {
                                throw ProblemException.conflict(
                                    "last-admin",
                                    "This is the study's last admin. Add another one first.");
                              }
                              return record(
                                  on,
                                  admin,
                                  allowed,
                                  "ENDED",
                                  id,
                                  (UUID) ended.get(0)[0],
                                  (String) found.get(0)[0]);
                            });
                  });
        });
  }

  private Uni<Void> record(
      Statements on,
      Actor admin,
      Decision.Allowed allowed,
      String what,
      UUID id,
      UUID accountId,
      String role) {
    JsonObject detail =
        new JsonObject()
            .put("staffRole", id.toString())
            .put("account", accountId.toString())
            .put("role", role)
            .put("what", what);
    return audit.append(
        on,
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            admin.kind().name(),
            Operation.CHANGE_STAFF.name(),
            allowed.rule().words(),
            null,
            null,
            detail.encode()));
  }

  private static Uni<Void> requireSite(Statements on, UUID studyId, UUID siteId) {
    if (siteId == null) {
      return Uni.createFrom().voidItem();
    }
    return on.rows(IS_SITE, studyId, siteId)
        .invoke(
            rows ->
                new FieldChecks()
                    .that(!rows.isEmpty(), "/siteId", "unknown", "The study has no such site.")
                    .orRefuse())
        .replaceWithVoid();
  }

  private static Uni<Void> requireStaff(Statements on, UUID studyId, UUID accountId) {
    return on.rows(IS_STAFF, studyId, accountId)
        .invoke(
            rows ->
                new FieldChecks()
                    .that(
                        !rows.isEmpty(),
                        "/accountId",
                        "unknown",
                        "Nobody of that account has worked in this study.")
                    .orRefuse())
        .replaceWithVoid();
  }

  /** The database holds the same, whoever gave the roles. */
  private static Uni<Void> requireApart(
      Statements on, UUID studyId, UUID accountId, NewStaff wanted) {
    return on.rows(ROLES, studyId, accountId)
        .invoke(
            rows ->
                new FieldChecks()
                    .that(
                        rows.stream()
                            .map(r -> StaffRole.valueOf((String) r[0]))
                            .noneMatch(had -> mixes(had, wanted.role())),
                        "/role",
                        "blinding",
                        "Whoever knows the arms cannot be of the blinded staff as well.")
                    .orRefuse())
        .replaceWithVoid();
  }

  private static boolean mixes(StaffRole one, StaffRole other) {
    return (one == StaffRole.ALLOCATOR) != (other == StaffRole.ALLOCATOR)
        && one != StaffRole.AUDITOR
        && other != StaffRole.AUDITOR;
  }

  private static StaffMember member(Object[] r) {
    return new StaffMember(
        (UUID) r[0],
        (UUID) r[1],
        StaffRole.valueOf((String) r[2]),
        (UUID) r[3],
        (String) r[4],
        ((OffsetDateTime) r[5]).toInstant(),
        r[6] == null ? null : ((OffsetDateTime) r[6]).toInstant());
  }
}
