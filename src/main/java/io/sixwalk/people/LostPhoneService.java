package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.device.DeviceService;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Replaces a participant's lost phone in one step: the old one is out before the new code exists.
 */
@ApplicationScoped
public class LostPhoneService {
  /** How long the new code can be redeemed: a new phone is not bought on the same day. */
  static final Duration CODE_LIFE = Duration.ofHours(72);

  private final Scope scope;
  private final DeviceService devices;
  private final Invitations invitations;
  private final Clock clock;

  LostPhoneService(Scope scope, DeviceService devices, Invitations invitations, Clock clock) {
    this.scope = scope;
    this.devices = devices;
    this.invitations = invitations;
    this.clock = clock;
  }

  /**
   * Revokes the device with its key and sign-ins, voids every code that is still open, and gives a
   * new one.
   *
   * @param replaces the lost device, or null for all of the participant's devices
   * @throws ProblemException 404 when the participant has no such device
   */
  public Uni<InvitationView> replace(
      Actor coordinator, String studyCode, UUID participantId, UUID replaces) {
    return scope.onClient(
        coordinator,
        Operation.REPLACE_DEVICE,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> {
          InvitationCode code = InvitationCode.create();
          Instant now = clock.instant();
          Instant expiresAt = now.plus(CODE_LIFE);
          return devices
              .revoke(connection, participantId, replaces, "REPLACED")
              .chain(
                  revoked ->
                      replaces != null && revoked == 0
                          ? Uni.createFrom().failure(ProblemException.notFound())
                          : connection
                              .preparedQuery("select sixwalk.void_invitations($1)")
                              .execute(Tuple.of(participantId)))
              .chain(
                  () ->
                      connection
                          .preparedQuery("select sixwalk.drop_short_code($1)")
                          .execute(Tuple.of(participantId)))
              .chain(
                  () ->
                      connection
                          .preparedQuery(
                              "insert into sixwalk.invitation (id, account_id, code_hash,"
                                  + " created_at, expires_at, uses_left) values ($1, $2, $3, $4,"
                                  + " $5, 1)")
                          .execute(
                              Tuple.of(
                                  UUID.randomUUID(),
                                  participantId,
                                  Buffer.buffer(code.hash()),
                                  now.atOffset(ZoneOffset.UTC),
                                  expiresAt.atOffset(ZoneOffset.UTC))))
              .replaceWith(invitations.view(code, expiresAt));
        });
  }
}
