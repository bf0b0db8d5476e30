package io.sixwalk.access.device;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An account's devices: looked at, revoked, signed out. */
@ApplicationScoped
public class DeviceService {
  private static final String LIST =
      """
      select id, kind, bound_at, last_used_at
        from sixwalk.device where account_id = $1 and revoked_at is null order by last_used_at desc, id
      """;
  private static final String REVOKE =
      """
      update sixwalk.device set revoked_at = $3
       where account_id = $1 and ($2::uuid is null or id = $2) and revoked_at is null
      """;
  private static final String END =
      """
      update sixwalk.token_family set ended_at = $3, end_reason = $4
       where account_id = $1 and ($2::uuid is null or device_id = $2) and ended_at is null
      """;

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  DeviceService(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** The actor's own devices, the last used first. */
  public Uni<List<DeviceView>> own(Actor actor) {
    return scope.onClient(
        actor,
        Operation.READ_OWN_DEVICES,
        Subject.oneself(),
        (connection, allowed) -> list(connection, actor.id(), actor.deviceId()));
  }

  /** A participant's devices, for the coordinator who is asked about a lost one. */
  public Uni<List<DeviceView>> ofParticipant(
      Actor coordinator, String studyCode, UUID participantId) {
    return scope.onClient(
        coordinator,
        Operation.READ_PARTICIPANT_DEVICES,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> list(connection, participantId, null));
  }

  /** Revokes one of a participant's devices: its key and its sign-ins end with the transaction. */
  public Uni<Void> revokeOfParticipant(
      Actor coordinator, String studyCode, UUID participantId, UUID deviceId) {
    return scope.onClient(
        coordinator,
        Operation.REVOKE_PARTICIPANT_DEVICE,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) ->
            revoke(connection, participantId, deviceId, "REVOKED")
                .invoke(
                    revoked -> {
                      if (revoked == 0) {
                        throw ProblemException.notFound();
                      }
                    })
                .replaceWithVoid());
  }

  /** Revokes one of the actor's devices: its key and its sign-ins end with the transaction. */
  public Uni<Void> revokeOwn(Actor actor, UUID deviceId) {
    return scope.onClient(
        actor,
        Operation.REVOKE_OWN_DEVICE,
        Subject.oneself(),
        (connection, allowed) ->
            revoke(connection, actor.id(), deviceId, "REVOKED")
                .chain(
                    revoked ->
                        revoked == 0
                            ? Uni.createFrom().failure(ProblemException.notFound())
                            : record(
                                connection,
                                actor,
                                "REVOKE_OWN_DEVICE",
                                "{\"device\":\"" + deviceId + "\"}")));
  }

  /** Ends every sign-in of the actor, on every device, access tokens included. */
  public Uni<Void> signOutEverywhere(Actor actor) {
    return scope.onClient(
        actor,
        Operation.SIGN_OUT,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery("select sixwalk.sign_out_everywhere($1)")
                .execute(Tuple.of(now()))
                .chain(() -> record(connection, actor, "SIGN_OUT", "{}")));
  }

  /**
   * Revokes one device of an account, or all, in the caller's transaction.
   *
   * @param deviceId null for all
   * @param reason {@code REVOKED} or {@code REPLACED}
   * @return how many there were
   */
  public Uni<Integer> revoke(
      SqlConnection connection, UUID accountId, UUID deviceId, String reason) {
    OffsetDateTime at = now();
    return connection
        .preparedQuery(REVOKE)
        .execute(Tuple.of(accountId, deviceId, at))
        .chain(
            revoked ->
                connection
                    .preparedQuery(END)
                    .execute(Tuple.of(accountId, deviceId, at, reason))
                    .replaceWith(revoked.rowCount()));
  }

  private Uni<Void> record(SqlConnection connection, Actor actor, String operation, String detail) {
    UUID subject = actor.kind() == PersonKind.PARTICIPANT ? actor.id() : null;
    return audit.append(
        Statements.of(connection),
        new Entry(
            AuditTrail.accountChain(actor.id()),
            actor.kind().name(),
            operation,
            "own",
            subject,
            null,
            detail));
  }

  private static Uni<List<DeviceView>> list(SqlConnection connection, UUID accountId, UUID asking) {
    return connection
        .preparedQuery(LIST)
        .execute(Tuple.of(accountId))
        .map(
            rows -> {
              List<DeviceView> devices = new ArrayList<>();
              for (Row row : rows) {
                UUID id = row.getUUID("id");
                devices.add(
                    new DeviceView(
                        id,
                        DeviceKind.valueOf(row.getString("kind")),
                        row.getOffsetDateTime("bound_at").toInstant(),
                        row.getOffsetDateTime("last_used_at").toInstant(),
                        id.equals(asking)));
              }
              return devices;
            });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
