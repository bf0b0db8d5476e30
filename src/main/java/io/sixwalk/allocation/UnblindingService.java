package io.sixwalk.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
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

/** Lifts the blinding: of one person in an emergency, of a study for good. */
@ApplicationScoped
class UnblindingService {
  private static final String STUDY = "select allocation.unblind_study($1, $2, $3)";
  private static final String PERSON =
      "select arm, label, allocated_at from allocation.unblind_person($1, $2, $3)";
  private static final String LIST =
      "select participant_id, pseudonym, account_id, at, reason from allocation.unblindings($1)";

  private final Scope scope;
  private final AuditTrail audit;
  private final ArmReader arms;
  private final Clock clock;

  UnblindingService(Scope scope, AuditTrail audit, ArmReader arms, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.arms = arms;
    this.clock = clock;
  }

  /** That a study is unblinded. */
  public record StudyUnblinded(Instant unblindedAt) {}

  /**
   * That something was unblinded.
   *
   * @param participantId whose arm; left out for the study as a whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Unblinding(
      UUID participantId, String pseudonym, UUID accountId, Instant at, String reason) {}

  /**
   * Unblinds a study for good.
   *
   * @throws ProblemException 409 {@code unblinded} when it is already
   */
  Uni<StudyUnblinded> study(Actor admin, String studyCode, String reason) {
    return scope.onClient(
        admin,
        Operation.UNBLIND_STUDY,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(STUDY, allowed.studyId(), reason, now())
              .chain(
                  rows -> {
                    if (rows.get(0)[0] == null) {
                      throw ProblemException.conflict(
                          "unblinded", "The study is unblinded already.");
                    }
                    Instant at = ((OffsetDateTime) rows.get(0)[0]).toInstant();
                    return record(
                            on,
                            admin,
                            allowed,
                            AuditTrail.studyChain(allowed.studyId()),
                            Operation.UNBLIND_STUDY,
                            reason)
                        .replaceWith(new StudyUnblinded(at));
                  });
        });
  }

  /** Tells a clinician one person's arm, and tells the study's admins that it was told. */
  Uni<ShownArm> person(Actor clinician, String studyCode, UUID participantId, String reason) {
    return scope.onClient(
        clinician,
        Operation.UNBLIND_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          Operation operation = Operation.UNBLIND_PARTICIPANT;
          return on.rows(PERSON, participantId, reason, now())
              .call(
                  () ->
                      record(
                          on,
                          clinician,
                          allowed,
                          AuditTrail.participantChain(participantId),
                          operation,
                          reason))
              .call(
                  () ->
                      record(
                          on,
                          clinician,
                          allowed,
                          AuditTrail.studyChain(allowed.studyId()),
                          operation,
                          reason))
              .map(rows -> rows.isEmpty() ? ShownArm.notAllocated() : ShownArm.of(rows.get(0)));
        });
  }

  Uni<List<Unblinding>> list(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_UNBLINDINGS,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LIST, allowed.studyId())
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                r ->
                                    new Unblinding(
                                        (UUID) r[0],
                                        (String) r[1],
                                        (UUID) r[2],
                                        ((OffsetDateTime) r[3]).toInstant(),
                                        (String) r[4]))
                            .toList()));
  }

  Uni<ShownArm> own(Actor participant) {
    return scope.onClient(
        participant,
        Operation.READ_OWN_ARM,
        Subject.oneself(),
        (connection, allowed) -> arms.read(connection, participant.id()));
  }

  Uni<ShownArm> ofPerson(Actor staff, String studyCode, UUID participantId) {
    return scope.onClient(
        staff,
        Operation.READ_ARM,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> arms.read(connection, participantId));
  }

  private Uni<Void> record(
      Statements on,
      Actor who,
      Decision.Allowed allowed,
      String chain,
      Operation operation,
      String reason) {
    return audit.append(
        on,
        new Entry(
            chain,
            who.kind().name(),
            operation.name(),
            allowed.rule().words(),
            allowed.participantId(),
            reason,
            "{}"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
