package io.sixwalk.people.caregiver;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.InvitationView;
import io.sixwalk.people.Invitations;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A participant's own caregivers. */
@ApplicationScoped
public class Caregivers {
  /** How long an invitation of a caregiver is good. */
  static final Duration LIFE = Duration.ofDays(14);

  private static final String ADD_ACCOUNT =
      "insert into sixwalk.account (id, kind, created_at) values ($1, 'CAREGIVER', $2)";
  private static final String ADD_GRANT =
      """
      insert into sixwalk.caregiver_grant
        (participant_id, id, caregiver_id, scope, created_at, ends_at, label, shown_name, granted_by, handed_over_from)
      values ($1, $2, $3, $4, $5, cast($6 as timestamptz), $7, $8, cast($9 as uuid), cast($10 as uuid))
      """;
  private static final String ADD_INVITATION =
      """
      insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
      values (gen_random_uuid(), $1, $2, $3, $4, 1)
      """;
  static final String LIST =
      """
      select id, scope, created_at, accepted_at, confirmed_at, ends_at, revoked_at, label, granted_by is not null, end_reason
        from sixwalk.caregiver_grant where participant_id = $1 order by created_at, id
      """;
  private static final String CONFIRM =
      """
      update sixwalk.caregiver_grant set confirmed_at = coalesce(confirmed_at, $3)
       where participant_id = $1 and id = $2 and accepted_at is not null and revoked_at is null
         and (ends_at is null or ends_at > $3)
      returning id
      """;
  private static final String REVOKE =
      """
      update sixwalk.caregiver_grant
         set revoked_at = coalesce(revoked_at, $3), ended_by = coalesce(ended_by, $1)
       where participant_id = $1 and id = $2 returning id
      """;

  private final Scope scope;
  private final PersonKeys keys;
  private final Invitations invitations;
  private final Clock clock;

  Caregivers(Scope scope, PersonKeys keys, Invitations invitations, Clock clock) {
    this.scope = scope;
    this.keys = keys;
    this.invitations = invitations;
    this.clock = clock;
  }

  /** Where a grant stands. */
  public enum State {
    INVITED,
    ACCEPTED,
    CONFIRMED,
    ENDED
  }

  /**
   * What a participant asks for.
   *
   * @param name what the participant calls the caregiver
   * @param ownName what the caregiver is to call the participant
   * @param endsAt when it ends by itself, or null
   */
  public record CareInvitation(String name, String ownName, Set<ShareScope> scope, Instant endsAt) {
    /**
     * @param at pointer to where the invitation stands in the body
     */
    void check(String at, Instant now) {
      new FieldChecks()
          .text(at + "/name", name, 100)
          .text(at + "/ownName", ownName, 100)
          .that(
              scope != null && !scope.isEmpty(),
              at + "/scope",
              "required",
              "Choose what is shared.")
          .that(
              endsAt == null || endsAt.isAfter(now),
              at + "/endsAt",
              "future",
              "The end lies in the future.")
          .orRefuse();
    }
  }

  /** A grant as the participant sees it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Caregiver(
      UUID id,
      String name,
      Set<ShareScope> scope,
      State state,
      Instant createdAt,
      Instant endsAt,
      Instant revokedAt,
      boolean handedOverByStaff,
      String endReason) {}

  /** A grant that was made and how to hand it over. */
  public record Invited(Caregiver caregiver, InvitationView invitation) {}

  Uni<Invited> invite(Actor participant, CareInvitation wanted) {
    wanted.check("", clock.instant());
    return scope.onClient(
        participant,
        Operation.INVITE_CAREGIVER,
        Subject.oneself(),
        (connection, allowed) -> add(connection, participant.id(), wanted, null, null));
  }

  /**
   * Adds a grant with an account of its own, to be accepted with the code or taken over by a
   * caregiver.
   */
  Uni<Invited> add(
      SqlConnection connection,
      UUID participantId,
      CareInvitation wanted,
      UUID grantedBy,
      UUID from) {
    Statements on = Statements.of(connection);
    UUID account = UUID.randomUUID();
    UUID id = UUID.randomUUID();
    InvitationCode code = InvitationCode.create();
    Instant now = clock.instant();
    Instant until = now.plus(LIFE);
    String[] shared = wanted.scope().stream().map(Enum::name).sorted().toArray(String[]::new);
    return keys.of(connection, participantId)
        .chain(
            key ->
                on.rows(ADD_ACCOUNT, account, utc(now))
                    .chain(
                        () ->
                            on.rows(
                                ADD_GRANT,
                                participantId,
                                id,
                                account,
                                shared,
                                utc(now),
                                utc(wanted.endsAt()),
                                sealed(key, "caregiver-label/" + id, wanted.name()),
                                sealed(key, "caregiver-shown/" + id, wanted.ownName()),
                                grantedBy,
                                from)))
        .chain(
            () ->
                on.rows(ADD_INVITATION, account, Buffer.buffer(code.hash()), utc(now), utc(until)))
        .replaceWith(
            new Invited(
                new Caregiver(
                    id,
                    wanted.name(),
                    wanted.scope(),
                    State.INVITED,
                    now,
                    wanted.endsAt(),
                    null,
                    grantedBy != null,
                    null),
                invitations.view(code, until)));
  }

  Uni<List<Caregiver>> own(Actor participant) {
    return scope.onClient(
        participant,
        Operation.LIST_OWN_CAREGIVERS,
        Subject.oneself(),
        (connection, allowed) -> list(connection, participant.id()));
  }

  Uni<List<Caregiver>> list(SqlConnection connection, UUID participantId) {
    Instant now = clock.instant();
    return keys.of(connection, participantId)
        .chain(
            key ->
                Statements.of(connection)
                    .rows(LIST, participantId)
                    .map(rows -> rows.stream().map(r -> caregiver(key, r, now)).toList()));
  }

  /** The participant says: yes, that is the one I meant. Only now anything is shared. */
  Uni<Void> confirm(Actor participant, UUID grantId) {
    return scope.onClient(
        participant,
        Operation.CONFIRM_CAREGIVER,
        Subject.oneself(),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(CONFIRM, participant.id(), grantId, utc(clock.instant()))
                .invoke(Caregivers::requireOne)
                .replaceWithVoid());
  }

  /** Takes a grant back. The next request of the caregiver finds nothing. */
  Uni<Void> revoke(Actor participant, UUID grantId) {
    return scope.onClient(
        participant,
        Operation.REVOKE_CAREGIVER,
        Subject.oneself(),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(REVOKE, participant.id(), grantId, utc(clock.instant()))
                .invoke(Caregivers::requireOne)
                .replaceWithVoid());
  }

  private static void requireOne(List<Object[]> rows) {
    if (rows.isEmpty()) {
      throw ProblemException.notFound();
    }
  }

  private static Caregiver caregiver(PersonKey key, Object[] r, Instant now) {
    UUID id = (UUID) r[0];
    Instant endsAt = instant(r[5]);
    Instant revokedAt = instant(r[6]);
    State state =
        revokedAt != null || (endsAt != null && !endsAt.isAfter(now))
            ? State.ENDED
            : r[4] != null ? State.CONFIRMED : r[3] != null ? State.ACCEPTED : State.INVITED;
    return new Caregiver(
        id,
        text(key, "caregiver-label/" + id, r[7]),
        scopes(r[1]),
        state,
        instant(r[2]),
        endsAt,
        revokedAt,
        (Boolean) r[8],
        (String) r[9]);
  }

  static Set<ShareScope> scopes(Object column) {
    Set<ShareScope> scopes = java.util.EnumSet.noneOf(ShareScope.class);
    for (String name : (String[]) column) {
      scopes.add(ShareScope.valueOf(name));
    }
    return scopes;
  }

  static String text(PersonKey key, String purpose, Object sealed) {
    return sealed == null
        ? null
        : new String(key.open(purpose, ((Buffer) sealed).getBytes()), StandardCharsets.UTF_8);
  }

  private static Buffer sealed(PersonKey key, String purpose, String text) {
    return Buffer.buffer(key.seal(purpose, text.getBytes(StandardCharsets.UTF_8)));
  }

  static Instant instant(Object column) {
    return column == null ? null : ((OffsetDateTime) column).toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
