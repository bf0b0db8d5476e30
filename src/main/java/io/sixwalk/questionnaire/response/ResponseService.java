package io.sixwalk.questionnaire.response;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.response.ResponseReader.Stored;
import io.sixwalk.study.StudyRulesReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reading answered questionnaires, with what the study withholds left out. */
@ApplicationScoped
public class ResponseService {
  static final int MOST_PER_PAGE = 100;

  private final Scope scope;
  private final ResponseReader reader;
  private final StudyCatalogues catalogues;
  private final StudyRulesReader studies;
  private final PersonKeys keys;
  private final Clock clock;

  ResponseService(
      Scope scope,
      ResponseReader reader,
      StudyCatalogues catalogues,
      StudyRulesReader studies,
      PersonKeys keys,
      Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.catalogues = catalogues;
    this.studies = studies;
    this.keys = keys;
    this.clock = clock;
  }

  /** Who asks about whose questionnaires. */
  public record Question(Actor actor, Operation operation, Subject subject) {
    public static Question own(Actor participant) {
      return new Question(participant, Operation.READ_OWN_QUESTIONNAIRES, Subject.oneself());
    }

    public static Question ofParticipant(Actor staff, String study, UUID participantId) {
      return new Question(
          staff, Operation.READ_PARTICIPANT_QUESTIONNAIRES, Subject.personOf(study, participantId));
    }
  }

  /** A page, newest first, with the scores in force. */
  public Uni<ResponseView.Page> page(Question question, Optional<String> cursor, int limit) {
    Optional<Cursor> after = cursor.map(Cursor::decode);
    return scope.onClient(
        question.actor(),
        question.operation(),
        question.subject(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          UUID person = allowed.participantId();
          return readable(connection, question, person)
              .chain(
                  readable ->
                      reader
                          .page(on, person, after, limit + 1)
                          .chain(
                              stored ->
                                  scores(on, person, stored, readable, false)
                                      .map(scores -> page(stored, scores, readable, limit))));
        });
  }

  /** One response with its answers, and with the scores of former algorithm versions. */
  public Uni<ResponseView> one(Question question, UUID id) {
    return scope.onClient(
        question.actor(),
        question.operation(),
        question.subject(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          UUID person = allowed.participantId();
          return readable(connection, question, person)
              .chain(
                  readable ->
                      reader
                          .one(on, person, id)
                          .map(found -> found.orElseThrow(ProblemException::notFound))
                          .chain(stored -> one(on, connection, person, stored, readable)));
        });
  }

  /**
   * What a reader may see.
   *
   * @param withheld scores and categories are not
   * @param own whose answers they are: a person's own stay readable
   */
  private record Readable(StudyCatalogue catalogue, boolean withheld, boolean own) {}

  private Uni<Readable> readable(SqlConnection connection, Question question, UUID person) {
    return connection
        .preparedQuery("select study_id from sixwalk.participant where participant_id = $1")
        .execute(Tuple.of(person))
        .map(rows -> rows.iterator().next().getUUID("study_id"))
        .chain(
            studyId ->
                studies
                    .read(connection, studyId)
                    .chain(
                        rules ->
                            catalogues
                                .of(Statements.of(connection), studyId)
                                .map(
                                    catalogue ->
                                        new Readable(
                                            catalogue,
                                            rules.hidesTrendsFrom(
                                                question.actor().kind().name(), clock.instant()),
                                            question.actor().kind() == PersonKind.PARTICIPANT))));
  }

  private Uni<Map<UUID, List<ScoreView>>> scores(
      Statements on, UUID person, List<Stored> stored, Readable readable, boolean earlier) {
    return readable.withheld()
        ? Uni.createFrom().item(Map.of())
        : reader.scores(on, person, stored.stream().map(Stored::id).toList(), earlier);
  }

  private Uni<ResponseView> one(
      Statements on, SqlConnection connection, UUID person, Stored stored, Readable readable) {
    return keys.of(connection, person)
        .chain(
            key ->
                scores(on, person, List.of(stored), readable, true)
                    .chain(
                        scores ->
                            previous(on, person, stored, readable)
                                .map(
                                    previous ->
                                        detail(key, stored, previous, readable)
                                            .view(scores.get(stored.id())))));
  }

  /** Only EQ-5D profiles are compared with the one before. */
  private Uni<Optional<Stored>> previous(
      Statements on, UUID person, Stored stored, Readable readable) {
    boolean eq5d =
        readable
            .catalogue()
            .find(stored.instrument(), stored.version())
            .flatMap(Scoring::eq5d)
            .isPresent();
    return eq5d && !readable.withheld()
        ? reader.previous(on, person, stored)
        : Uni.createFrom().item(Optional.empty());
  }

  private static ResponseViews detail(
      PersonKey key, Stored stored, Optional<Stored> previous, Readable readable) {
    return new ResponseViews(
        stored,
        readable.catalogue().find(stored.instrument(), stored.version()),
        readable.withheld(),
        readable.own(),
        Optional.of(key),
        previous);
  }

  private static ResponseView.Page page(
      List<Stored> stored, Map<UUID, List<ScoreView>> scores, Readable readable, int limit) {
    List<ResponseView> views =
        stored.stream()
            .limit(limit)
            .map(
                s ->
                    new ResponseViews(
                            s,
                            readable.catalogue().find(s.instrument(), s.version()),
                            readable.withheld(),
                            readable.own(),
                            Optional.empty(),
                            Optional.empty())
                        .view(scores.get(s.id())))
            .toList();
    if (stored.size() <= limit) {
      return new ResponseView.Page(views, null);
    }
    Stored last = stored.get(limit - 1);
    return new ResponseView.Page(
        views, new Cursor(last.measuredAt().toInstant(), last.id()).encode());
  }
}
