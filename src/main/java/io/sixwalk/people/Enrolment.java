package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.people.identity.Identities;
import io.sixwalk.people.identity.Identity;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Brings people into a study. */
@ApplicationScoped
public class Enrolment {
  private static final String MAY_ENROL =
      """
      select s.irb_expires_on, (cast($4 as timestamptz) at time zone $3)::date
        from sixwalk.study s join sixwalk.site x on x.study_id = s.id and x.id = $2
       where s.id = $1
         and exists (select from sixwalk.actor_study a
                      where a.study_id = $1 and a.role = 'COORDINATOR' and (a.site_id is null or a.site_id = $2))
      """;
  private static final String ADD_ACCOUNT =
      "insert into sixwalk.account (id, kind, created_at) values ($1, 'PARTICIPANT', $2)";
  private static final String ADD =
      """
      insert into sixwalk.participant
        (participant_id, study_id, site_id, pseudonym, study_zone, enrolled_on, day_zero, sex, age_years, height_cm,
         weight_kg, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """;
  private static final String ADD_KEY =
      "insert into sixwalk.participant_key (participant_id, epoch, wrapped, created_at) values ($1,"
          + " $2, $3, $4)";

  private final Scope scope;
  private final KeyRing keys;
  private final Identities identities;
  private final AuditTrail audit;
  private final Clock clock;

  Enrolment(Scope scope, KeyRing keys, Identities identities, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.keys = keys;
    this.identities = identities;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A person to be enrolled, as study data know one.
   *
   * @param studyZone in which study days are counted; changed only with a history
   * @param dayZero the study's day 0, or null while it is not set
   */
  public record NewParticipant(
      UUID participantId,
      UUID siteId,
      String pseudonym,
      ZoneId studyZone,
      LocalDate enrolledOn,
      LocalDate dayZero,
      String sex,
      Integer ageYears,
      Double heightCm,
      Double weightKg) {}

  /** Enrols a participant with a data key of their own, and no identity on record. */
  public Uni<UUID> enrol(Actor coordinator, String studyCode, NewParticipant person) {
    return enrol(coordinator, studyCode, person, Optional.empty());
  }

  /**
   * Enrols a participant with a data key of their own.
   *
   * @param identity who it is, kept apart and sealed under that key
   */
  public Uni<UUID> enrol(
      Actor coordinator, String studyCode, NewParticipant person, Optional<Identity> identity) {
    int epoch = keys.currentEpoch();
    byte[] epochKey = keys.key(epoch).orElseThrow();
    PersonKey key = PersonKey.create(person.participantId());
    return scope
        .onClient(
            coordinator,
            Operation.ENROL_PARTICIPANT,
            Subject.study(studyCode),
            (connection, allowed) -> {
              Statements on = Statements.of(connection);
              OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
              return on.rows(
                      MAY_ENROL,
                      allowed.studyId(),
                      person.siteId(),
                      person.studyZone().getId(),
                      now)
                  .invoke(rows -> requireOpen(rows, person))
                  .chain(() -> on.rows(ADD_ACCOUNT, person.participantId(), now))
                  .chain(
                      () ->
                          on.rows(
                              ADD,
                              person.participantId(),
                              allowed.studyId(),
                              person.siteId(),
                              person.pseudonym(),
                              person.studyZone().getId(),
                              person.enrolledOn(),
                              person.dayZero(),
                              person.sex(),
                              person.ageYears(),
                              person.heightCm(),
                              person.weightKg(),
                              now))
                  .chain(
                      () ->
                          on.rows(
                              ADD_KEY,
                              person.participantId(),
                              epoch,
                              Buffer.buffer(key.wrap(epochKey)),
                              now))
                  .chain(
                      () ->
                          identity.isEmpty()
                              ? Uni.createFrom().voidItem()
                              : identities.add(
                                  connection,
                                  allowed.studyId(),
                                  person.participantId(),
                                  key,
                                  identity.get()))
                  .chain(
                      () ->
                          audit.append(
                              on,
                              new Entry(
                                  AuditTrail.participantChain(person.participantId()),
                                  coordinator.kind().name(),
                                  Operation.ENROL_PARTICIPANT.name(),
                                  allowed.rule().words(),
                                  person.participantId(),
                                  null,
                                  "{}")))
                  .replaceWith(person.participantId());
            })
        .onFailure(Violations::isDuplicate)
        .transform(
            taken ->
                ProblemException.conflict(
                    "pseudonym-taken", "Somebody in this study has this pseudonym already."));
  }

  /**
   * After the review board's approval has expired nobody is enrolled; the database holds to that
   * too.
   */
  private static void requireOpen(List<Object[]> rows, NewParticipant person) {
    new FieldChecks()
        .that(!rows.isEmpty(), "/siteId", "unknown", "You cannot enrol anyone at this site.")
        .orRefuse();
    LocalDate expires = (LocalDate) rows.get(0)[0];
    LocalDate today = (LocalDate) rows.get(0)[1];
    if (expires != null && (expires.isBefore(today) || expires.isBefore(person.enrolledOn()))) {
      throw ProblemException.unprocessable(
          "approval-expired",
          "The approval of the review board has expired. Nobody can be enrolled until it is"
              + " renewed.",
          List.of());
    }
  }

  /** A new code for a participant of the coordinator's site. */
  public Uni<InvitationCode> invite(
      Actor coordinator, String studyCode, UUID participantId, Duration life, int uses) {
    return scope.onSession(
        coordinator,
        Operation.INVITE_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (session, allowed) -> invite(session, participantId, life, uses));
  }

  /**
   * A new caregiver account for someone whom the participant lets in, and the code to accept with.
   */
  public Uni<InvitationCode> inviteCaregiver(
      Actor participant, UUID caregiverId, Set<ShareScope> shared, Duration life, int uses) {
    return scope.onSession(
        participant,
        Operation.INVITE_CAREGIVER,
        Subject.oneself(),
        (session, allowed) -> {
          Instant now = clock.instant();
          CaregiverGrant grant = CaregiverGrant.of(participant.id(), caregiverId, shared, now);
          return session
              .persist(Account.of(caregiverId, "CAREGIVER", now))
              .chain(() -> session.persist(grant))
              .chain(session::flush)
              .chain(() -> invite(session, caregiverId, life, uses));
        });
  }

  /** A new code for a caregiver who is let in already; not found once that was taken back. */
  public Uni<InvitationCode> inviteCaregiverAgain(
      Actor participant, UUID caregiverId, Duration life, int uses) {
    return scope.onSession(
        participant,
        Operation.INVITE_CAREGIVER,
        Subject.oneself(),
        (session, allowed) ->
            session
                .createQuery(
                    "from CaregiverGrant g where g.participantId = ?1 and g.caregiverId = ?2"
                        + " and g.revokedAt is null",
                    CaregiverGrant.class)
                .setParameter(1, participant.id())
                .setParameter(2, caregiverId)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(grant -> invite(session, grant.caregiverId, life, uses)));
  }

  private Uni<InvitationCode> invite(
      Mutiny.Session session, UUID accountId, Duration life, int uses) {
    InvitationCode code = InvitationCode.create();
    Instant now = clock.instant();
    return session
        .persist(Invitation.of(accountId, code, now, now.plus(life), uses))
        .replaceWith(code);
  }
}
