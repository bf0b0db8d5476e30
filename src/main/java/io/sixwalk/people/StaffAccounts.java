package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.access.Subject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Staff of a study and what they do there. */
@ApplicationScoped
public class StaffAccounts {
  private final Scope scope;
  private final Clock clock;

  StaffAccounts(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * A new member of staff, with a code for the first sign-in.
   *
   * @param siteId the one site, or null for the whole study
   */
  public Uni<InvitationCode> add(
      Actor admin,
      String studyCode,
      UUID accountId,
      UUID siteId,
      StaffRole role,
      Duration life,
      int uses) {
    return scope.onSession(
        admin,
        Operation.CHANGE_STUDY,
        Subject.study(studyCode),
        (session, allowed) -> {
          Instant now = clock.instant();
          InvitationCode code = InvitationCode.create();
          StaffMembership membership = new StaffMembership();
          membership.accountId = accountId;
          membership.id = UUID.randomUUID();
          membership.studyId = allowed.studyId();
          membership.siteId = siteId;
          membership.role = role.name();
          membership.createdAt = now;
          return session
              .persist(Account.of(accountId, "STAFF", now))
              .chain(() -> session.persist(membership))
              .chain(session::flush)
              .chain(
                  () -> session.persist(Invitation.of(accountId, code, now, now.plus(life), uses)))
              .replaceWith(code);
        });
  }

  /** A new code for a member of staff who is there already. */
  public Uni<InvitationCode> invite(
      Actor admin, String studyCode, UUID accountId, Duration life, int uses) {
    return scope.onSession(
        admin,
        Operation.CHANGE_STUDY,
        Subject.study(studyCode),
        (session, allowed) -> {
          Instant now = clock.instant();
          InvitationCode code = InvitationCode.create();
          return session
              .persist(Invitation.of(accountId, code, now, now.plus(life), uses))
              .replaceWith(code);
        });
  }
}
