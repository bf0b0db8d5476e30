package io.sixwalk.safety.gate;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.gate.GateRecordView.Clearing;
import io.sixwalk.safety.gate.GateRecordView.NewDevice;
import io.sixwalk.safety.gate.GateRecordView.NewPermission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** What the care team decides about the gate of one person. */
@ApplicationScoped
public class GateCare {
  private static final String PERMIT =
      """
      insert into sixwalk.walk_permission
        (participant_id, id, allowed, companion_required, course_types, heart_rate_ceiling, spo2_start, spo2_stop,
         valid_from, expires_on, note, decided_by, decided_at)
      values ($1, $2, $3, $4, string_to_array($5, ','), $6, $7, $8, $9, $10, decode(cast($11 as text), 'hex'), $12, $13)
      """;

  /** What is not an answer of this person that holds is not cleared, and nothing else is. */
  private static final String CLEAR =
      """
      insert into sixwalk.gate_clearance (participant_id, id, reason, cleared_by, cleared_at)
      select a.participant_id, a.id, decode($3, 'hex'), $4, $5
        from sixwalk.gate_answer a
       where a.participant_id = $1 and a.id = $2 and a.held
      on conflict do nothing returning id
      """;

  private static final String ASSIGN =
      """
      insert into sixwalk.measuring_device (participant_id, id, measures, model, assigned_by, assigned_at)
      values ($1, $2, $3, cast($4 as text), $5, $6)
      """;
  private static final String RETURN =
      """
      update sixwalk.measuring_device set returned_by = $3, returned_at = $4
       where participant_id = $1 and id = $2 and returned_at is null returning id
      """;

  private final Scope scope;
  private final GateRecordReader reader;
  private final PersonKeys keys;
  private final Clock clock;

  GateCare(Scope scope, GateRecordReader reader, PersonKeys keys, Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.keys = keys;
    this.clock = clock;
  }

  Uni<GateRecordView> read(Actor staff, String study, UUID participantId, Locale language) {
    return scope.onClient(
        staff,
        Operation.READ_PARTICIPANT_GATE,
        Subject.personOf(study, participantId),
        (connection, allowed) -> reader.view(connection, participantId, language));
  }

  /** A clinician's decision. Earlier ones stay on record. */
  public Uni<GateRecordView> permit(
      Actor clinician,
      String study,
      UUID participantId,
      NewPermission permission,
      Locale language) {
    return scope.onClient(
        clinician,
        Operation.PERMIT_WALKS,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            reader
                .today(connection, participantId)
                .map(permission::completed)
                .chain(full -> insert(connection, clinician, participantId, full))
                .chain(() -> reader.view(connection, participantId, language)));
  }

  private Uni<Void> insert(
      SqlConnection connection, Actor clinician, UUID participantId, NewPermission p) {
    UUID id = UUID.randomUUID();
    return keys.of(connection, participantId)
        .chain(
            key ->
                Statements.of(connection)
                    .rows(
                        PERMIT,
                        participantId,
                        id,
                        p.allowed(),
                        p.companionRequired(),
                        String.join(",", p.courseTypes()),
                        p.heartRateCeiling(),
                        p.spo2Start(),
                        p.spo2Stop(),
                        p.validFrom(),
                        p.expiresOn(),
                        p.note() == null ? null : sealed(key, "permission/" + id, p.note()),
                        clinician.id(),
                        now()))
        .replaceWithVoid();
  }

  /** Lets the person walk again. Clearing what is cleared already changes nothing. */
  Uni<GateRecordView> clear(
      Actor clinician, String study, UUID participantId, Clearing clearing, Locale language) {
    return scope.onClient(
        clinician,
        Operation.CLEAR_GATE,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            keys.of(connection, participantId)
                .chain(key -> clear(connection, clinician, participantId, clearing, key))
                .chain(() -> reader.view(connection, participantId, language)));
  }

  private Uni<Void> clear(
      SqlConnection connection,
      Actor clinician,
      UUID participantId,
      Clearing clearing,
      PersonKey key) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (UUID answer : clearing.answers()) {
      all =
          all.chain(
              () ->
                  Statements.of(connection)
                      .rows(
                          CLEAR,
                          participantId,
                          answer,
                          sealed(key, "clearance/" + answer, clearing.reason()),
                          clinician.id(),
                          now())
                      .replaceWithVoid());
    }
    return all;
  }

  Uni<GateRecordView> assign(
      Actor staff, String study, UUID participantId, NewDevice device, Locale language) {
    return scope.onClient(
        staff,
        Operation.ASSIGN_MEASURING_DEVICE,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(
                    ASSIGN,
                    participantId,
                    UUID.randomUUID(),
                    device.measures(),
                    device.model(),
                    staff.id(),
                    now())
                .chain(() -> reader.view(connection, participantId, language)));
  }

  Uni<GateRecordView> takeBack(
      Actor staff, String study, UUID participantId, UUID deviceId, Locale language) {
    return scope.onClient(
        staff,
        Operation.ASSIGN_MEASURING_DEVICE,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(RETURN, participantId, deviceId, staff.id(), now())
                .invoke(
                    returned -> {
                      if (returned.isEmpty()) {
                        throw ProblemException.notFound();
                      }
                    })
                .chain(() -> reader.view(connection, participantId, language)));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static String sealed(PersonKey key, String purpose, String text) {
    return HexFormat.of().formatHex(key.seal(purpose, text.getBytes(StandardCharsets.UTF_8)));
  }
}
