package io.sixwalk.people.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Withdrawing and erasing. */
@ApplicationScoped
class Leaving {
  private static final String WITHDRAW_ONESELF = "select sixwalk.withdraw_oneself($1)";
  private static final String WITHDRAW =
      """
      update sixwalk.participant p
         set withdrawn_at = $2, withdrawn_on = (cast($2 as timestamptz) at time zone p.study_zone)::date,
             revision = p.revision + 1
       where p.participant_id = $1 and p.withdrawn_at is null
      returning p.participant_id
      """;
  private static final String ADD_CHANGE =
      """
      insert into sixwalk.participant_change (participant_id, id, field, new_value, reason, changed_at, changed_by)
      values ($1, gen_random_uuid(), 'WITHDRAWN', $2, cast($3 as text), $4, $5)
      """;
  private static final String LEFT_AT =
      "select withdrawn_at from sixwalk.participant where participant_id = $1";
  private static final String ERASE = "select sixwalk.erase_participant($1, $2)";

  private final Scope scope;
  private final AuditTrail audit;
  private final KeyRing keys;
  private final KeyBook book;
  private final Clock clock;
  private final Duration epochLength;

  Leaving(
      Scope scope,
      AuditTrail audit,
      KeyRing keys,
      KeyBook book,
      Clock clock,
      @ConfigProperty(name = "sixwalk.keys.epoch-length", defaultValue = "P30D")
          Duration epochLength) {
    this.scope = scope;
    this.audit = audit;
    this.keys = keys;
    this.book = book;
    this.clock = clock;
    this.epochLength = epochLength;
  }

  /** Since when nothing new is taken. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Left(Instant withdrawnAt) {}

  /** What became of a wish to be erased. */
  public enum Outcome {
    /** Every row and the key are gone. */
    ERASED,
    /** Law keeps the study from erasing: nobody sees the data any more but for that purpose. */
    RESTRICTED
  }

  /**
   * The outcome and what it means.
   *
   * @param backupsUnreadableBy day by which no backup of the database can be read any more; null
   *     when restricted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Erasure(Outcome outcome, LocalDate backupsUnreadableBy, String words) {}

  Uni<Left> withdrawOneself(Actor participant, String reason) {
    return scope.onClient(
        participant,
        Operation.WITHDRAW_ONESELF,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(WITHDRAW_ONESELF, now())
              .chain(
                  rows ->
                      rows.isEmpty() || rows.get(0)[0] == null
                          ? Uni.createFrom().voidItem()
                          : onRecord(
                              on,
                              participant,
                              participant.id(),
                              allowed,
                              Operation.WITHDRAW_ONESELF,
                              reason))
              .chain(() -> left(on, participant.id()));
        });
  }

  Uni<Left> withdraw(Actor coordinator, String studyCode, UUID participantId, String reason) {
    return scope.onClient(
        coordinator,
        Operation.WITHDRAW_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(WITHDRAW, participantId, now())
              .chain(
                  rows ->
                      rows.isEmpty()
                          ? Uni.createFrom().voidItem()
                          : onRecord(
                              on,
                              coordinator,
                              participantId,
                              allowed,
                              Operation.WITHDRAW_PARTICIPANT,
                              reason))
              .chain(() -> left(on, participantId));
        });
  }

  private Uni<Void> onRecord(
      Statements on,
      Actor actor,
      UUID participantId,
      Decision.Allowed allowed,
      Operation operation,
      String reason) {
    OffsetDateTime now = now();
    return on.rows(ADD_CHANGE, participantId, now.toString(), reason, now, actor.id())
        .chain(() -> record(on, actor, participantId, allowed, operation, reason, "{}"));
  }

  private Uni<Left> left(Statements on, UUID participantId) {
    return on.rows(LEFT_AT, participantId)
        .map(rows -> new Left(((OffsetDateTime) rows.get(0)[0]).toInstant()));
  }

  Uni<Erasure> eraseOneself(Actor participant) {
    return scope
        .onClient(
            participant,
            Operation.ERASE_ONESELF,
            Subject.oneself(),
            (connection, allowed) ->
                erase(
                    Statements.of(connection),
                    participant,
                    participant.id(),
                    allowed,
                    Operation.ERASE_ONESELF,
                    null))
        .invoke(erasure -> remember(erasure, participant.id()));
  }

  Uni<Erasure> erase(Actor admin, String studyCode, UUID participantId, String reason) {
    return scope
        .onClient(
            admin,
            Operation.ERASE_PARTICIPANT,
            Subject.personOf(studyCode, participantId),
            (connection, allowed) ->
                erase(
                    Statements.of(connection),
                    admin,
                    participantId,
                    allowed,
                    Operation.ERASE_PARTICIPANT,
                    reason))
        .invoke(erasure -> remember(erasure, participantId));
  }

  private Uni<Erasure> erase(
      Statements on,
      Actor actor,
      UUID participantId,
      Decision.Allowed allowed,
      Operation operation,
      String reason) {
    return on.rows(ERASE, participantId, now())
        .map(rows -> (String) rows.get(0)[0])
        .chain(
            outcome -> {
              if (outcome == null) {
                throw ProblemException.notFound();
              }
              String detail = "{\"outcome\":\"" + outcome + "\"}";
              return record(on, actor, participantId, allowed, operation, reason, detail)
                  .replaceWith(answer(Outcome.valueOf(outcome)));
            });
  }

  /** After the commit, outside the database. */
  private void remember(Erasure erasure, UUID participantId) {
    if (erasure.outcome() == Outcome.ERASED) {
      book.rememberErased(participantId);
    }
  }

  private Erasure answer(Outcome outcome) {
    if (outcome == Outcome.RESTRICTED) {
      return new Erasure(
          outcome,
          null,
          "Law keeps this study from erasing what was collected. Nobody of the care team and no"
              + " caregiver can see it any more, and nothing new is taken.");
    }
    // the epoch ends after its length, and the check for that runs once a day
    LocalDate by =
        keys.currentSince()
            .plus(epochLength)
            .plus(Duration.ofDays(1))
            .atOffset(ZoneOffset.UTC)
            .toLocalDate();
    LocalDate today = now().toLocalDate();
    return new Erasure(
        outcome,
        by.isBefore(today) ? today.plusDays(1) : by,
        "Everything was erased. Backups cannot be read any more after the date that is given.");
  }

  private Uni<Void> record(
      Statements on,
      Actor actor,
      UUID participantId,
      Decision.Allowed allowed,
      Operation operation,
      String reason,
      String detail) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.participantChain(participantId),
            actor.kind().name(),
            operation.name(),
            allowed.rule().words(),
            participantId,
            reason,
            detail));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
