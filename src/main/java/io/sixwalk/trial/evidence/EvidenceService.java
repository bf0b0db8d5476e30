package io.sixwalk.trial.evidence;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.copy.RegistryImport;
import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Proposes, reviews and retires facts. The table itself refuses a step that one account takes
 * alone.
 */
@ApplicationScoped
public class EvidenceService {
  private static final String PROPOSE =
      """
      insert into registry.evidence_fact
             (id, subject, aliases, kind, reach, numbers, places, dated, authority, about, statement, source,
              state, proposed_by, proposed_at, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'PROPOSED', $13, $14, $14)
      """;
  private static final String REVIEW =
      """
      update registry.evidence_fact set state = $2, reviewed_by = $3, reviewed_at = $4, review_reason = $5, changed_at = $4
       where id = $1 and state = 'PROPOSED'
      """;
  private static final String PROPOSE_RETIREMENT =
      """
      update registry.evidence_fact
         set state = 'RETIREMENT_PROPOSED', retirement_proposed_by = $2, retirement_proposed_at = $3,
             retirement_reason = $4, changed_at = $3
       where id = $1 and state = 'IN_FORCE'
      """;
  private static final String RETIRE =
      """
      update registry.evidence_fact set state = 'RETIRED', retired_by = $2, retired_at = $3, changed_at = $3
       where id = $1 and state = 'RETIREMENT_PROPOSED'
      """;
  private static final String KEEP =
      """
      update registry.evidence_fact
         set state = 'IN_FORCE', retirement_proposed_by = null, retirement_proposed_at = null, retirement_reason = null,
             changed_at = $2
       where id = $1 and state = 'RETIREMENT_PROPOSED'
      """;

  private final Scope scope;
  private final AuditTrail audit;
  private final RegistryImport registry;
  private final Clock clock;

  EvidenceService(Scope scope, AuditTrail audit, RegistryImport registry, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.registry = registry;
    this.clock = clock;
  }

  /** The facts that are or were in force, for anyone. */
  public Uni<List<EvidenceView>> published() {
    return scope.asNobody(
        connection ->
            list(connection, "state in ('IN_FORCE', 'RETIREMENT_PROPOSED', 'RETIRED')", false));
  }

  /** Every fact, with who proposed and reviewed it. */
  public Uni<List<EvidenceView>> all(Actor admin) {
    return scope.onClient(
        admin,
        Operation.READ_EVIDENCE_REVIEW,
        Subject.oneself(),
        (connection, allowed) -> list(connection, "true", true));
  }

  /** Proposes a fact; it has no effect until another account has reviewed it. */
  public Uni<EvidenceView> propose(Actor admin, EvidenceProposal proposal) {
    EvidenceFact fact = proposal.toFact("F-" + UUID.randomUUID());
    return scope.onClient(
        admin,
        Operation.PROPOSE_EVIDENCE,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(PROPOSE)
                .execute(columns(fact).addValue(admin.id()).addValue(now()))
                .chain(
                    () ->
                        record(
                            connection,
                            admin,
                            Operation.PROPOSE_EVIDENCE,
                            allowed,
                            fact.id(),
                            null))
                .chain(() -> one(connection, fact.id())));
  }

  /** Brings a proposed fact into force, or refuses it. */
  public Uni<EvidenceView> review(Actor admin, String id, boolean accept, String reason) {
    return step(
        admin,
        Operation.REVIEW_EVIDENCE,
        id,
        "PROPOSED",
        "proposed_by",
        connection ->
            connection
                .preparedQuery(REVIEW)
                .execute(Tuple.of(id, accept ? "IN_FORCE" : "REFUSED", admin.id(), now(), reason))
                .replaceWithVoid(),
        reason);
  }

  /** Proposes that a fact goes out of force; it stays in force until another account agrees. */
  public Uni<EvidenceView> proposeRetirement(Actor admin, String id, String reason) {
    return step(
        admin,
        Operation.PROPOSE_EVIDENCE,
        id,
        "IN_FORCE",
        null,
        connection ->
            connection
                .preparedQuery(PROPOSE_RETIREMENT)
                .execute(Tuple.of(id, admin.id(), now(), reason))
                .replaceWithVoid(),
        reason);
  }

  /** Agrees that a fact goes out of force, or keeps it. */
  public Uni<EvidenceView> reviewRetirement(Actor admin, String id, boolean retire, String reason) {
    return step(
        admin,
        Operation.REVIEW_EVIDENCE,
        id,
        "RETIREMENT_PROPOSED",
        "retirement_proposed_by",
        connection ->
            (retire
                    ? connection.preparedQuery(RETIRE).execute(Tuple.of(id, admin.id(), now()))
                    : connection.preparedQuery(KEEP).execute(Tuple.of(id, now())))
                .replaceWithVoid(),
        reason);
  }

  private Uni<EvidenceView> step(
      Actor admin,
      Operation operation,
      String id,
      String from,
      String notBy,
      java.util.function.Function<SqlConnection, Uni<Void>> work,
      String reason) {
    return scope
        .onClient(
            admin,
            operation,
            Subject.oneself(),
            (connection, allowed) ->
                connection
                    .preparedQuery(
                        "select state, proposed_by, retirement_proposed_by from"
                            + " registry.evidence_fact where id = $1 for update")
                    .execute(Tuple.of(id))
                    .invoke(
                        rows ->
                            check(
                                rows.size() == 0 ? null : rows.iterator().next(),
                                from,
                                notBy,
                                admin))
                    .chain(() -> work.apply(connection))
                    .chain(() -> record(connection, admin, operation, allowed, id, reason))
                    .chain(() -> one(connection, id)))
        .call(() -> registry.announce(Optional.of(admin)));
  }

  private static void check(Row row, String from, String notBy, Actor admin) {
    if (row == null) {
      throw ProblemException.notFound();
    }
    if (!row.getString("state").equals(from)) {
      throw ProblemException.conflict(
          "evidence-state",
          "The fact is "
              + row.getString("state")
              + ", so this step does not apply. Read it again.");
    }
    if (notBy != null && admin.id().equals(row.getUUID(notBy))) {
      throw ProblemException.unprocessable(
          "four-eyes",
          "Another account than the one that proposed it has to review it.",
          List.of(new FieldProblem("/accept", "four-eyes", null)));
    }
  }

  private Uni<Void> record(
      SqlConnection connection,
      Actor admin,
      Operation operation,
      Decision.Allowed allowed,
      String id,
      String reason) {
    return audit.append(
        Statements.of(connection),
        new AuditTrail.Entry(
            AuditTrail.accountChain(admin.id()),
            admin.kind().name(),
            operation.name(),
            allowed.rule().words(),
            null,
            reason,
            "{\"fact\":\"" + id + "\"}"));
  }

  private static Uni<EvidenceView> one(SqlConnection connection, String id) {
    return connection
        .preparedQuery("select * from registry.evidence_fact where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> EvidenceView.of(rows.iterator().next(), true));
  }

  private static Uni<List<EvidenceView>> list(
      SqlConnection connection, String condition, boolean withPeople) {
    return connection
        .query("select * from registry.evidence_fact where " + condition + " order by position")
        .execute()
        .map(
            rows -> {
              List<EvidenceView> facts = new ArrayList<>();
              rows.forEach(row -> facts.add(EvidenceView.of(row, withPeople)));
              return facts;
            });
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  /** The first twelve columns of a fact. */
  static Tuple columns(EvidenceFact fact) {
    return Tuple.tuple()
        .addValue(fact.id())
        .addValue(fact.subject())
        .addValue(fact.aliases().toArray(String[]::new))
        .addValue(fact.kind().name())
        .addValue(fact.scope().name())
        .addValue(
            fact.numbers().stream().map(RegistryNumber::value).sorted().toArray(String[]::new))
        .addValue(fact.places().toArray(String[]::new))
        .addValue(fact.date().map(PartialDate::toString).orElse(null))
        .addValue(fact.authority().orElse(null))
        .addValue(fact.about().orElse(null))
        .addValue(fact.statement())
        .addValue(fact.source());
  }
}
