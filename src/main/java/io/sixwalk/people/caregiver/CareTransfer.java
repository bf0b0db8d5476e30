package io.sixwalk.people.caregiver;

import static io.sixwalk.people.caregiver.Caregivers.utc;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.people.caregiver.Caregivers.CareInvitation;
import io.sixwalk.people.caregiver.Caregivers.Caregiver;
import io.sixwalk.people.caregiver.Caregivers.Invited;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What staff do with grants when the participant cannot any more. Each step is on record with its
 * reason.
 */
@ApplicationScoped
class CareTransfer {
  private static final String END =
      """
      update sixwalk.caregiver_grant
         set revoked_at = $2, ended_by = $3, end_reason = $4
       where participant_id = $1 and revoked_at is null and (cast($5 as uuid) is null or id = $5)
      returning id
      """;
  private static final String DIED =
      """
      update sixwalk.participant p set died_on = $2, revision = p.revision + 1
       where p.participant_id = $1 and p.died_on is null returning p.participant_id
      """;
  private static final String ADD_CHANGE =
      """
      insert into sixwalk.participant_change (participant_id, id, field, new_value, reason, changed_at, changed_by)
      values ($1, gen_random_uuid(), 'DIED', $2, $3, $4, $5)
      """;

  private final Scope scope;
  private final Caregivers caregivers;
  private final AuditTrail audit;
  private final Clock clock;

  CareTransfer(Scope scope, Caregivers caregivers, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.caregivers = caregivers;
    this.audit = audit;
    this.clock = clock;
  }

  /** Why staff act in the participant's place. */
  public enum Cause {
    DEATH,
    LOSS_OF_CAPACITY,
    SAFEGUARDING
  }

  /**
   * Ending every grant.
   *
   * @param diedOn needed with {@code DEATH}
   */
  public record Ending(Cause cause, String reason, LocalDate diedOn) {
    void check() {
      new FieldChecks()
          .present("/cause", cause)
          .text("/reason", reason, 500)
          .that(
              cause != Cause.DEATH || diedOn != null,
              "/diedOn",
              "required",
              "With a death, its date is needed.")
          .that(
              cause == Cause.DEATH || diedOn == null,
              "/diedOn",
              "surplus",
              "A date of death belongs to a death only.")
          .orRefuse();
    }
  }

  /**
   * A new caregiver, such as a legal representative, in place of {@code from} where one is named.
   */
  public record HandOver(Cause cause, String reason, UUID from, CareInvitation to) {
    void check() {
      new FieldChecks()
          .present("/cause", cause)
          .that(
              cause != Cause.DEATH,
              "/cause",
              "enum",
              "After a death grants are ended, not handed over.")
          .text("/reason", reason, 500)
          .present("/to", to)
          .orRefuse();
    }
  }

  Uni<List<Caregiver>> list(Actor staff, String studyCode, UUID participantId) {
    return scope.onClient(
        staff,
        Operation.READ_CAREGIVERS,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> caregivers.list(connection, participantId));
  }

  /** Ends every grant of the person at once; says how many there were. */
  Uni<Integer> end(Actor staff, String studyCode, UUID participantId, Ending ending) {
    return scope.onClient(
        staff,
        Operation.END_CAREGIVERS,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          Uni<Void> died =
              ending.cause() != Cause.DEATH
                  ? Uni.createFrom().voidItem()
                  : on.rows(DIED, participantId, ending.diedOn())
                      .chain(
                          rows ->
                              rows.isEmpty()
                                  ? Uni.createFrom().voidItem()
                                  : on.rows(
                                          ADD_CHANGE,
                                          participantId,
                                          ending.diedOn().toString(),
                                          ending.reason(),
                                          utc(clock.instant()),
                                          staff.id())
                                      .replaceWithVoid());
          return died.chain(
                  () ->
                      on.rows(
                          END,
                          participantId,
                          utc(clock.instant()),
                          staff.id(),
                          ending.cause().name(),
                          null))
              .chain(
                  ended ->
                      record(
                              on,
                              staff,
                              allowed,
                              Operation.END_CAREGIVERS,
                              ending.cause(),
                              ending.reason(),
                              ended.size())
                          .replaceWith(ended.size()));
        });
  }

  /** Makes a grant in the participant's place; it lives as soon as the new caregiver accepts. */
  Uni<Invited> handOver(Actor staff, String studyCode, UUID participantId, HandOver wanted) {
    wanted.to().check("/to", clock.instant());
    return scope.onClient(
        staff,
        Operation.HAND_OVER_CARE,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          Uni<Void> ended =
              wanted.from() == null
                  ? Uni.createFrom().voidItem()
                  : on.rows(
                          END,
                          participantId,
                          utc(clock.instant()),
                          staff.id(),
                          wanted.cause().name(),
                          wanted.from())
                      .invoke(
                          rows -> {
                            if (rows.isEmpty()) {
                              throw ProblemException.notFound();
                            }
                          })
                      .replaceWithVoid();
          return ended
              .chain(
                  () ->
                      caregivers.add(
                          connection, participantId, wanted.to(), staff.id(), wanted.from()))
              .call(
                  () ->
                      record(
                          on,
                          staff,
                          allowed,
                          Operation.HAND_OVER_CARE,
                          wanted.cause(),
                          wanted.reason(),
                          1));
        });
  }

  private Uni<Void> record(
      Statements on,
      Actor staff,
      Decision.Allowed allowed,
      Operation operation,
      Cause cause,
      String reason,
      int grants) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.participantChain(allowed.participantId()),
            staff.kind().name(),
            operation.name(),
            allowed.rule().words(),
            allowed.participantId(),
            reason,
            new JsonObject().put("cause", cause.name()).put("grants", grants).encode()));
  }
}
