package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.people.identity.Identities;
import io.sixwalk.people.identity.Identity;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What a coordinator changes about a participant. What decides study days keeps its history. */
@ApplicationScoped
class ParticipantChanges {
  private static final String SET_DAY_ZERO =
      """
      update sixwalk.participant p set day_zero = $2, revision = p.revision + 1
        from (select participant_id, day_zero::text as old from sixwalk.participant where participant_id = $1 for update) o
       where p.participant_id = o.participant_id and p.revision = $3
      returning o.old
      """;
  private static final String SET_ZONE =
      """
      update sixwalk.participant p set study_zone = $2, revision = p.revision + 1
        from (select participant_id, study_zone as old from sixwalk.participant where participant_id = $1 for update) o
       where p.participant_id = o.participant_id and p.revision = $3
      returning o.old
      """;
  private static final String ADD_CHANGE =
      """
      insert into sixwalk.participant_change
        (participant_id, id, field, old_value, new_value, reason, changed_at, changed_by)
      values ($1, gen_random_uuid(), $2, cast($3 as text), cast($4 as text), cast($5 as text), $6, $7)
      """;
  private static final String CHANGES =
      """
      select field, old_value, new_value, reason, changed_at, changed_by from sixwalk.participant_change
       where participant_id = $1 order by changed_at, id
      """;

  private final Scope scope;
  private final Participants participants;
  private final Identities identities;
  private final PersonKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  ParticipantChanges(
      Scope scope,
      Participants participants,
      Identities identities,
      PersonKeys keys,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.participants = participants;
    this.identities = identities;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /** One change, from what to what and why. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(
      String field,
      String oldValue,
      String newValue,
      String reason,
      Instant changedAt,
      UUID changedBy) {}

  Uni<ParticipantView> setDayZero(
      Actor coordinator,
      String studyCode,
      UUID participantId,
      int revision,
      LocalDate day,
      String reason) {
    return change(
        coordinator,
        studyCode,
        participantId,
        "DAY_ZERO",
        day.toString(),
        reason,
        on -> on.rows(SET_DAY_ZERO, participantId, day, revision));
  }

  Uni<ParticipantView> setZone(
      Actor coordinator,
      String studyCode,
      UUID participantId,
      int revision,
      ZoneId zone,
      String reason) {
    return change(
        coordinator,
        studyCode,
        participantId,
        "STUDY_ZONE",
        zone.getId(),
        reason,
        on -> on.rows(SET_ZONE, participantId, zone.getId(), revision));
  }

  private interface Update {
    Uni<List<Object[]>> on(Statements on);
  }

  private Uni<ParticipantView> change(
      Actor coordinator,
      String studyCode,
      UUID participantId,
      String field,
      String value,
      String reason,
      Update update) {
    return scope.onClient(
        coordinator,
        Operation.CHANGE_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return update
              .on(on)
              .chain(
                  changed -> {
                    if (changed.isEmpty()) {
                      throw changedMeanwhile();
                    }
                    return on.rows(
                        ADD_CHANGE,
                        participantId,
                        field,
                        changed.get(0)[0],
                        value,
                        reason,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        coordinator.id());
                  })
              .chain(() -> record(on, coordinator, allowed, field, reason))
              .chain(() -> participants.view(connection, participantId));
        });
  }

  /**
   * Writes an identity: the first one with revision 0, or another in place of the one that was
   * read.
   */
  Uni<ParticipantView> setIdentity(
      Actor coordinator, String studyCode, UUID participantId, int revision, Identity identity) {
    return scope.onClient(
        coordinator,
        Operation.CHANGE_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) ->
            identities
                .read(connection, participantId)
                .chain(
                    known ->
                        known.isPresent()
                            ? replace(connection, allowed, participantId, revision, identity)
                            : keys.of(connection, participantId)
                                .chain(
                                    key ->
                                        identities.add(
                                            connection,
                                            allowed.studyId(),
                                            participantId,
                                            key,
                                            identity)))
                .chain(
                    () -> record(Statements.of(connection), coordinator, allowed, "IDENTITY", null))
                .chain(() -> participants.view(connection, participantId)));
  }

  private Uni<Void> replace(
      SqlConnection connection,
      Decision.Allowed allowed,
      UUID participantId,
      int revision,
      Identity identity) {
    return identities
        .change(connection, allowed.studyId(), participantId, revision, identity)
        .invoke(
            changed -> {
              if (changed.isEmpty()) {
                throw changedMeanwhile();
              }
            })
        .replaceWithVoid();
  }

  Uni<List<Change>> history(Actor staff, String studyCode, UUID participantId) {
    return scope.onClient(
        staff,
        Operation.READ_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(CHANGES, participantId)
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                r ->
                                    new Change(
                                        (String) r[0],
                                        (String) r[1],
                                        (String) r[2],
                                        (String) r[3],
                                        ((OffsetDateTime) r[4]).toInstant(),
                                        (UUID) r[5]))
                            .toList()));
  }

  private Uni<Void> record(
      Statements on, Actor coordinator, Decision.Allowed allowed, String field, String reason) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.participantChain(allowed.participantId()),
            coordinator.kind().name(),
            Operation.CHANGE_PARTICIPANT.name(),
            allowed.rule().words(),
            allowed.participantId(),
            reason,
            new JsonObject().put("field", field).encode()));
  }

  private static ProblemException changedMeanwhile() {
    return ProblemException.conflict(
        "participant-changed", "Someone else changed this record. Read it again, then decide.");
  }
}
