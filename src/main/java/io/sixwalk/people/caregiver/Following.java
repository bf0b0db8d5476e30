package io.sixwalk.people.caregiver;

import static io.sixwalk.people.caregiver.Caregivers.instant;
import static io.sixwalk.people.caregiver.Caregivers.utc;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.caregiver.Caregivers.State;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;

/** A caregiver's side of the grants. */
@ApplicationScoped
class Following {
  private static final String LIST =
      """
      select g.id, g.participant_id, g.scope, g.ends_at, g.accepted_at, g.confirmed_at, g.shown_name,
             k.epoch, k.wrapped, a.enrolled_on, a.last_received_at, a.silent_after_days, a.ended, a.silent_since
        from sixwalk.caregiver_grant g
        left join sixwalk.followed_participant f on f.participant_id = g.participant_id
        left join sixwalk.participant_key k on k.participant_id = f.participant_id
        left join sixwalk.followed_activity a on a.participant_id = f.participant_id
                                             and 'ADHERENCE' = any (g.scope)
       where g.caregiver_id = $1 and g.revoked_at is null and (g.ends_at is null or g.ends_at > $2)
       order by g.created_at, g.id
      """;
  private static final String ACCEPT = "select sixwalk.accept_grant($1, $2)";
  private static final String ACCEPT_FURTHER =
      "select participant_id, grant_id from sixwalk.accept_care_invitation($1, $2)";

  private final Scope scope;
  private final PersonKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  Following(Scope scope, PersonKeys keys, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Somebody whom the caregiver follows.
   *
   * @param participantId null until it is confirmed
   * @param name as the participant wants to be called; null until it is confirmed
   * @param activity only where adherence is shared
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Followed(
      UUID grantId,
      UUID participantId,
      String name,
      Set<ShareScope> scope,
      State state,
      Instant endsAt,
      Activity activity) {}

  /**
   * Whether something still comes.
   *
   * @param lastReceivedOn day (UTC) on which something last came, or null
   * @param silent nothing for as many days as the study calls silence
   * @param silentSince day (UTC) of the last sign, once the care team was alerted to the silence
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Activity(
      LocalDate lastReceivedOn, boolean silent, LocalDate silentSince, String words) {
    static Activity of(
        LocalDate enrolledOn,
        Instant last,
        int silentAfterDays,
        boolean ended,
        Instant silentSince,
        Instant now,
        Locale language) {
      Instant since = last == null ? enrolledOn.atStartOfDay(ZoneOffset.UTC).toInstant() : last;
      long days = Math.max(0, Duration.between(since, now).toDays());
      boolean silent = !ended && days >= silentAfterDays;
      String key = silent ? "silent" : last == null ? "never" : "heard";
      String words =
          new MessageFormat(
                  ResourceBundle.getBundle("messages.following", language).getString(key), language)
              .format(new Object[] {days});
      return new Activity(
          last == null ? null : last.atOffset(ZoneOffset.UTC).toLocalDate(),
          silent,
          silentSince == null ? null : silentSince.atOffset(ZoneOffset.UTC).toLocalDate(),
          words);
    }
  }

  Uni<List<Followed>> list(Actor caregiver, Locale language) {
    Instant now = clock.instant();
    return scope.onClient(
        caregiver,
        Operation.LIST_FOLLOWED,
        Subject.oneself(),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LIST, caregiver.id(), utc(now))
                .map(rows -> rows.stream().map(r -> followed(r, now, language)).toList()));
  }

  Uni<Void> accept(Actor caregiver, UUID grantId) {
    return scope.onClient(
        caregiver,
        Operation.ACCEPT_CARE,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(ACCEPT, grantId, utc(clock.instant()))
              .chain(
                  rows -> {
                    if (rows.isEmpty() || rows.get(0)[0] == null) {
                      throw ProblemException.notFound();
                    }
                    return record(on, caregiver, allowed.rule().words(), (UUID) rows.get(0)[0]);
                  });
        });
  }

  Uni<Void> acceptFurther(Actor caregiver, String typed) {
    new FieldChecks().text("/code", typed, 200).orRefuse();
    return acceptOnce(caregiver, typed)
        .onFailure(Following::isWrongCode)
        .call(() -> scope.recordDenial(caregiver, Operation.ACCEPT_CARE));
  }

  private static boolean isWrongCode(Throwable failure) {
    return failure instanceof ProblemException problem
        && problem.problem().code().equals("code-not-valid");
  }

  private Uni<Void> acceptOnce(Actor caregiver, String typed) {
    return scope.onClient(
        caregiver,
        Operation.ACCEPT_CARE,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(
                  ACCEPT_FURTHER,
                  Buffer.buffer(InvitationCode.read(typed).hash()),
                  utc(clock.instant()))
              .chain(
                  rows -> {
                    if (rows.isEmpty()) {
                      throw ProblemException.unprocessable(
                          "code-not-valid",
                          "This code is not valid any more, or it is not for caregivers. Ask for a"
                              + " new one.",
                          List.of());
                    }
                    return record(on, caregiver, allowed.rule().words(), (UUID) rows.get(0)[0]);
                  });
        });
  }

  private Uni<Void> record(Statements on, Actor caregiver, String rule, UUID participantId) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.participantChain(participantId),
            caregiver.kind().name(),
            Operation.ACCEPT_CARE.name(),
            rule,
            participantId,
            null,
            "{}"));
  }

  private Followed followed(Object[] r, Instant now, Locale language) {
    UUID grantId = (UUID) r[0];
    boolean lives = r[5] != null && r[8] != null;
    UUID participantId = (UUID) r[1];
    String name =
        lives
            ? Caregivers.text(
                keys.open(participantId, (Integer) r[7], ((Buffer) r[8]).getBytes()),
                "caregiver-shown/" + grantId,
                r[6])
            : null;
    State state = r[5] != null ? State.CONFIRMED : r[4] != null ? State.ACCEPTED : State.INVITED;
    Activity activity =
        r[9] == null
            ? null
            : Activity.of(
                (LocalDate) r[9],
                instant(r[10]),
                (Integer) r[11],
                (Boolean) r[12],
                instant(r[13]),
                now,
                language);
    return new Followed(
        grantId,
        lives ? participantId : null,
        name,
        Caregivers.scopes(r[2]),
        state,
        instant(r[3]),
        activity);
  }
}
