package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.instrument.Response;
import io.sixwalk.questionnaire.instrument.ResponseCheck;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the scores of a study's responses anew: with newer versions of the algorithms, and with
 * value sets that were chosen later. Scores that are there stay as they are; a run that was cut off
 * is continued by the next one.
 *
 * <p>An admin may order it and sees no answer: the service opens them page by page and adds what is
 * missing.
 */
@ApplicationScoped
public class Rescoring {
  private static final int PAGE = 200;
  private static final UUID FIRST = new UUID(0, 0);

  private static final String NEXT =
      """
      select participant_id, id, instrument, version, language, answers, epoch, wrapped
        from sixwalk.responses_to_score($1, $2, $3, $4)
      """;
  private static final String ADD = "select sixwalk.add_scores(cast(cast($1 as text) as jsonb))";

  private final Scope scope;
  private final StudyCatalogues catalogues;
  private final PersonKeys keys;
  private final AuditTrail audit;
  private final Vertx vertx;
  private final Clock clock;

  Rescoring(
      Scope scope,
      StudyCatalogues catalogues,
      PersonKeys keys,
      AuditTrail audit,
      Vertx vertx,
      Clock clock) {
    this.scope = scope;
    this.catalogues = catalogues;
    this.keys = keys;
    this.audit = audit;
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param responses how many were looked at
   * @param scoresAdded how many scores were missing and are there now
   */
  public record Run(int responses, int scoresAdded) {
    Run plus(int more, int added) {
      return new Run(responses + more, scoresAdded + added);
    }
  }

  private record Order(UUID studyId, StudyCatalogue catalogue) {}

  /** Goes through all responses of the study. */
  public Uni<Run> run(Actor admin, String study) {
    return scope
        .onClient(
            admin,
            Operation.RECOMPUTE_SCORES,
            Subject.study(study),
            (connection, allowed) ->
                catalogues
                    .of(Statements.of(connection), allowed.studyId())
                    .map(catalogue -> new Order(allowed.studyId(), catalogue)))
        .chain(order -> from(order, FIRST, FIRST, new Run(0, 0)));
  }

  private Uni<Run> from(Order order, UUID afterPerson, UUID afterResponse, Run so) {
    return scope
        .asKeeper(
            connection ->
                Statements.of(connection)
                    .rows(NEXT, order.studyId(), afterPerson, afterResponse, PAGE))
        .chain(
            page ->
                page.isEmpty()
                    ? Uni.createFrom().item(so)
                    : vertx
                        .executeBlocking(() -> scored(order.catalogue(), page), false)
                        .chain(this::add)
                        .chain(
                            added -> {
                              Object[] last = page.get(page.size() - 1);
                              Run run = so.plus(page.size(), added);
                              return page.size() < PAGE
                                  ? Uni.createFrom().item(run)
                                  : from(order, (UUID) last[0], (UUID) last[1], run);
                            }));
  }

  /** The rows of all scores that each person's responses should have. */
  private Map<UUID, ArrayNode> scored(StudyCatalogue catalogue, List<Object[]> page) {
    Map<UUID, ArrayNode> byPerson = new LinkedHashMap<>();
    Instant now = clock.instant();
    for (Object[] row : page) {
      UUID person = (UUID) row[0];
      UUID id = (UUID) row[1];
      catalogue
          .find((String) row[2], (String) row[3])
          .ifPresent(
              instrument -> {
                Response response =
                    SealedAnswers.open(
                        keys.open(person, (Integer) row[6], ((Buffer) row[7]).getBytes()),
                        id,
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        ((Buffer) row[5]).getBytes());
                ArrayNode rows =
                    ScoreRows.rows(
                        person,
                        id,
                        Scoring.scores(
                            catalogue, instrument, ResponseCheck.forScoring(instrument, response)),
                        now);
                byPerson.merge(person, rows, ArrayNode::addAll);
              });
    }
    return byPerson;
  }

  private Uni<Integer> add(Map<UUID, ArrayNode> byPerson) {
    return scope.asKeeper(
        connection -> {
          Statements on = Statements.of(connection);
          return Multi.createFrom()
              .iterable(new ArrayList<>(byPerson.entrySet()))
              .onItem()
              .transformToUniAndConcatenate(e -> add(on, e.getKey(), e.getValue()))
              .collect()
              .in(() -> new int[1], (sum, added) -> sum[0] += added)
              .map(sum -> sum[0]);
        });
  }

  private Uni<Integer> add(Statements on, UUID person, ArrayNode rows) {
    return on.rows(ADD, rows.toString())
        .map(result -> ((Number) result.get(0)[0]).intValue())
        .chain(
            added ->
                added == 0
                    ? Uni.createFrom().item(0)
                    : audit
                        .append(
                            on,
                            new Entry(
                                AuditTrail.participantChain(person),
                                "NOBODY",
                                Operation.RECOMPUTE_SCORES.name(),
                                "ordered by a study admin",
                                person,
                                null,
                                "{\"scores\":" + added + "}"))
                        .replaceWith(added));
  }
}
