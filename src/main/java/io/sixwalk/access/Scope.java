package io.sixwalk.access;

import io.sixwalk.access.Operation.Trace;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Opens every transaction, and nothing else does. It sets the role and the actor, both only until
 * the transaction ends; asks whether the account lives; asks the table of policy; writes the audit
 * entry; and only then hands over.
 *
 * <p>A transaction uses one client: {@link #onClient} the PostgreSQL client, {@link #onSession}
 * Hibernate Reactive.
 */
@ApplicationScoped
public class Scope {
  private static final Logger LOG = Logger.getLogger(Scope.class);
  private static final String OPEN =
      "select set_config('role', 'sixwalk_app', true), set_config('app.actor', $1, true),"
          + " sixwalk.account_state($2, $3, $4)";
  private static final String OPEN_SESSION =
      "select set_config('role', 'sixwalk_app', true), set_config('app.actor', ?1, true),"
          + " sixwalk.account_state(cast(?2 as uuid), cast(?3 as timestamptz), cast(?4 as uuid))";

  private final Pool pool;
  private final Mutiny.SessionFactory sessions;
  private final Policy policy;
  private final AuditTrail audit;
  private final DenialsOnce denials;

  Scope(
      Pool pool,
      Mutiny.SessionFactory sessions,
      Policy policy,
      AuditTrail audit,
      DenialsOnce denials) {
    this.pool = pool;
    this.sessions = sessions;
    this.policy = policy;
    this.audit = audit;
    this.denials = denials;
  }

  /** Work on the PostgreSQL client, told how the policy let it in. */
  public <T> Uni<T> onClient(
      Actor actor,
      Operation operation,
      Subject subject,
      BiFunction<SqlConnection, Decision.Allowed, Uni<T>> work) {
    return recordingDenials(
        actor,
        operation,
        pool.withTransaction(
            connection -> {
              Statements on = Statements.of(connection);
              return open(connection, actor)
                  .chain(() -> policy.decide(on, actor, operation, subject))
                  .chain(decision -> admit(on, actor, operation, subject, decision))
                  .chain(allowed -> work.apply(connection, allowed));
            }));
  }

  /** Work on a Hibernate Reactive session, told how the policy let it in. */
  public <T> Uni<T> onSession(
      Actor actor,
      Operation operation,
      Subject subject,
      BiFunction<Mutiny.Session, Decision.Allowed, Uni<T>> work) {
    return recordingDenials(
        actor,
        operation,
        sessions.withTransaction(
            session -> {
              Statements on = Statements.of(session);
              return open(session, actor)
                  .chain(() -> policy.decide(on, actor, operation, subject))
                  .chain(decision -> admit(on, actor, operation, subject, decision))
                  .chain(allowed -> work.apply(session, allowed));
            }));
  }

  /** Work before anyone is known; only narrow functions of the database answer here. */
  public <T> Uni<T> asNobody(Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query(
                    "select set_config('role', 'sixwalk_app', true), set_config('app.actor', '',"
                        + " true)")
                .execute()
                .chain(() -> work.apply(connection)));
  }

  /**
   * Housekeeping that concerns everyone and nobody: it may call the few functions that are granted
   * to {@code sixwalk_keeper}, and read no table.
   */
  public <T> Uni<T> asKeeper(Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query(
                    "select set_config('role', 'sixwalk_keeper', true), set_config('app.actor', '',"
                        + " true)")
                .execute()
                .chain(() -> work.apply(connection)));
  }

  /** Writes down that a call was refused, on the caller's own chain. */
  public Uni<Void> recordDenial(Actor actor, Operation operation) {
    return recordDenial(actor, operation, "denied")
        .onFailure(Ended.class)
        .recoverWithUni(e -> ended(actor, operation, ((Ended) e).state));
  }

  private Uni<Void> recordDenial(Actor actor, Operation operation, String rule) {
    return pool.withTransaction(
        connection ->
            open(connection, actor).chain(() -> denied(connection, actor, operation, rule)));
  }

  private Uni<Void> denied(
      SqlConnection connection, Actor actor, Operation operation, String rule) {
    return audit.append(
        Statements.of(connection),
        new Entry(
            AuditTrail.accountChain(actor.id()),
            actor.kindName(),
            operation.name(),
            rule,
            null,
            null,
            "{}"));
  }

  private Uni<Decision.Allowed> admit(
      Statements on, Actor actor, Operation operation, Subject subject, Decision decision) {
    if (!(decision instanceof Decision.Allowed allowed)) {
      return Uni.createFrom().failure(new Denied());
    }
    String chain = chainOf(operation.trace(), allowed);
    if (chain == null) {
      return Uni.createFrom().item(allowed);
    }
    return audit
        .append(
            on,
            new Entry(
                chain,
                actor.kindName(),
                operation.name(),
                allowed.rule().words(),
                allowed.participantId(),
                null,
                "{}"))
        .replaceWith(allowed);
  }

  private static String chainOf(Trace trace, Decision.Allowed allowed) {
    return switch (trace) {
      case SUBJECT -> AuditTrail.participantChain(allowed.participantId());
      case STUDY -> AuditTrail.studyChain(allowed.studyId());
      case NONE, BY_HAND -> null;
    };
  }

  private <T> Uni<T> recordingDenials(Actor actor, Operation operation, Uni<T> transaction) {
    return transaction
        .onFailure(Denied.class)
        .recoverWithUni(() -> denied(actor, operation, "denied"))
        .onFailure(Violations::isRefused)
        .recoverWithUni(
            refused -> {
              LOG.errorf("%s was refused by the database: %s", operation, refused.getMessage());
              return denied(actor, operation, "denied: row-level security");
            })
        .onFailure(Ended.class)
        .recoverWithUni(e -> ended(actor, operation, ((Ended) e).state));
  }

  private <T> Uni<T> denied(Actor actor, Operation operation, String rule) {
    return recordDenial(actor, operation, rule)
        .chain(() -> Uni.createFrom().failure(ProblemException.notFound()));
  }

  /** A token of ours whose sign-in has ended; that it is still used is written down once. */
  private <T> Uni<T> ended(Actor actor, Operation operation, String state) {
    ProblemException answer =
        state.equals("ERASED")
            ? ProblemException.gone()
            : ProblemException.unauthorized(
                "signed-out",
                "This sign-in has ended. Please sign in again, or ask your care team.");
    boolean written =
        (state.equals("SIGNED_OUT") || state.equals("DISABLED"))
            && denials.isFirst(List.of(actor.id(), actor.tokenIssuedAt()));
    Uni<Void> record =
        written
            ? pool.withTransaction(
                connection ->
                    setActor(connection, actor)
                        .chain(
                            () ->
                                denied(
                                    connection,
                                    actor,
                                    operation,
                                    "denied: " + state.toLowerCase(Locale.ROOT))))
            : Uni.createFrom().voidItem();
    return record.chain(() -> Uni.createFrom().failure(answer));
  }

  private static Uni<Void> setActor(SqlConnection connection, Actor actor) {
    return connection
        .preparedQuery(
            "select set_config('role', 'sixwalk_app', true), set_config('app.actor', $1, true)")
        .execute(Tuple.of(actor.id().toString()))
        .replaceWithVoid();
  }

  private static Uni<Void> open(SqlConnection connection, Actor actor) {
    return connection
        .preparedQuery(OPEN)
        .execute(
            Tuple.of(
                actor.id().toString(),
                actor.id(),
                actor.tokenIssuedAt().atOffset(ZoneOffset.UTC),
                actor.deviceId()))
        .onItem()
        .transformToUni(rows -> admitAccount(rows.iterator().next().getString(2)));
  }

  private static Uni<Void> open(Mutiny.Session session, Actor actor) {
    return session
        .createNativeQuery(OPEN_SESSION, Object[].class)
        .setParameter(1, actor.id().toString())
        .setParameter(2, actor.id())
        .setParameter(3, actor.tokenIssuedAt().atOffset(ZoneOffset.UTC))
        .setParameter(4, actor.deviceId())
        .getSingleResult()
        .onItem()
        .transformToUni(row -> admitAccount((String) row[2]));
  }

  private static Uni<Void> admitAccount(String state) {
    return state.equals("LIVE")
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().failure(new Ended(state));
  }

  /** The account does not live, or its sign-in does not. */
  private static final class Ended extends RuntimeException {
    private final String state;

    Ended(String state) {
      super(null, null, false, false);
      this.state = state;
    }
  }

  /** Ends the transaction without effect; what remains is the entry on the caller's own chain. */
  private static final class Denied extends RuntimeException {
    Denied() {
      super(null, null, false, false);
    }
  }
}
