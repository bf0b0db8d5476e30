package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.access.keys.PersonKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Brings people into a study. */
@ApplicationScoped
public class Enrolment {
  private final Scope scope;
  private final KeyRing keys;
  private final Clock clock;

  Enrolment(Scope scope, KeyRing keys, Clock clock) {
    this.scope = scope;
    this.keys = keys;
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

  /** Enrols a participant with a data key of their own. */
  public Uni<UUID> enrol(Actor coordinator, String studyCode, NewParticipant person) {
    int epoch = keys.currentEpoch();
    byte[] epochKey = keys.key(epoch).orElseThrow();
    return scope.onSession(
        coordinator,
        Operation.ENROL_PARTICIPANT,
        Subject.study(studyCode),
        (session, allowed) -> {
          Instant now = clock.instant();
          Participant participant = new Participant();
          participant.participantId = person.participantId();
          participant.studyId = allowed.studyId();
          participant.siteId = person.siteId();
          participant.pseudonym = person.pseudonym();
          participant.studyZone = person.studyZone().getId();
          participant.enrolledOn = person.enrolledOn();
          participant.dayZero = person.dayZero();
          participant.sex = person.sex();
          participant.ageYears = person.ageYears();
          participant.heightCm = person.heightCm();
          participant.weightKg = person.weightKg();
          participant.createdAt = now;
          ParticipantKey key = new ParticipantKey();
          key.participantId = person.participantId();
          key.epoch = epoch;
          key.wrapped = PersonKey.create(person.participantId()).wrap(epochKey);
          key.createdAt = now;
          return session
              .persist(Account.of(person.participantId(), "PARTICIPANT", now))
              .chain(() -> session.persist(participant))
              .chain(session::flush)
              .chain(() -> session.persist(key))
              .replaceWith(person.participantId());
        });
  }

  /** A new code for a participant of the coordinator's site. */
  public Uni<InvitationCode> invite(Actor coordinator, String studyCode, UUID participantId, Duration life, int uses) {
    return scope.onSession(
        coordinator,
        Operation.ENROL_PARTICIPANT,
        Subject.study(studyCode),
        (session, allowed) -> invite(session, participantId, life, uses));
  }

  /** A new caregiver account for someone whom the participant lets in, and the code to accept with. */
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

  /** A new code for a caregiver who is let in already. */
  public Uni<InvitationCode> inviteCaregiverAgain(Actor participant, UUID caregiverId, Duration life, int uses) {
    return scope.onSession(
        participant,
        Operation.INVITE_CAREGIVER,
        Subject.oneself(),
        (session, allowed) -> invite(session, caregiverId, life, uses));
  }

  private Uni<InvitationCode> invite(Mutiny.Session session, UUID accountId, Duration life, int uses) {
    InvitationCode code = InvitationCode.create();
    Instant now = clock.instant();
    return session.persist(Invitation.of(accountId, code, now, now.plus(life), uses)).replaceWith(code);
  }
}
