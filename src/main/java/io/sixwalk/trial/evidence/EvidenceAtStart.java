package io.sixwalk.trial.evidence;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Scope;
import io.sixwalk.trial.registry.BundledRegistry;
import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.EvidenceList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Loads the supplied facts that are not there yet; one that was retired here stays retired. */
@ApplicationScoped
public class EvidenceAtStart {
  private static final String ADD_FACT =
      """
      insert into registry.evidence_fact
             (id, subject, aliases, kind, reach, numbers, places, dated, authority, about, statement, source,
              supplied, state, proposed_at, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, true, 'IN_FORCE', $13, $13)
      on conflict (id) do nothing
      """;

  private final Scope scope;
  private final Clock clock;

  EvidenceAtStart(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  void load(@Observes StartupEvent start) {
    EvidenceList supplied = BundledRegistry.evidence();
    try {
      VertxContextSupport.subscribeAndAwait(() -> scope.asNobody(c -> add(c, supplied)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private Uni<Void> add(SqlConnection connection, EvidenceList supplied) {
    List<Tuple> facts = new ArrayList<>();
    for (EvidenceFact fact : supplied.facts()) {
      facts.add(
          EvidenceService.columns(fact)
              .addValue(clock.instant().atOffset(java.time.ZoneOffset.UTC)));
    }
    List<Tuple> names = new ArrayList<>();
    supplied.productNames().forEach(n -> names.add(Tuple.of(n.toArray(String[]::new))));
    return connection
        .preparedQuery(ADD_FACT)
        .executeBatch(facts)
        .chain(
            () ->
                connection
                    .preparedQuery(
                        "insert into registry.product_name_set (names) values ($1) on conflict do"
                            + " nothing")
                    .executeBatch(names))
        .replaceWithVoid();
  }
}
