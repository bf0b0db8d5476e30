package io.sixwalk.walk;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.study.StudyRulesReader;
import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reading walks, and deciding whether one counts. */
@ApplicationScoped
public class WalkService {
  static final int MOST_PER_PAGE = 100;

  private static final String IN_FORCE =
      """
      select estimate_id, reasons from sixwalk.walk_verdict
       where participant_id = $1 and walk_id = $2 order by decided_at desc, id desc limit 1
      """;
  private static final String DECIDE =
      """
      insert into sixwalk.walk_verdict
        (participant_id, id, walk_id, estimate_id, verdict, reasons, decided_at, decided_by, explanation)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private final Scope scope;
  private final WalkReader reader;
  private final StudyRulesReader studies;
  private final PersonKeys keys;
  private final Clock clock;

  WalkService(
      Scope scope, WalkReader reader, StudyRulesReader studies, PersonKeys keys, Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.studies = studies;
    this.keys = keys;
    this.clock = clock;
  }

  /** Who asks about whose walks. */
  public record Question(Actor actor, Operation operation, Subject subject, Locale language) {
    public static Question own(Actor participant, Locale language) {
      return new Question(participant, Operation.READ_OWN_WALKS, Subject.oneself(), language);
    }

    public static Question ofParticipant(
        Actor staff, String study, UUID participantId, Locale language) {
      return new Question(
          staff,
          Operation.READ_PARTICIPANT_WALKS,
          Subject.personOf(study, participantId),
          language);
    }
  }

  /** A page of walks, newest first. */
  public Uni<WalkPage> page(Question question, Optional<String> cursor, int limit) {
    Optional<Cursor> after = cursor.map(Cursor::decode);
    return scope.onClient(
        question.actor(),
        question.operation(),
        question.subject(),
        (connection, allowed) ->
            withholds(connection, question, allowed)
                .chain(
                    withheld ->
                        reader.page(
                            connection,
                            allowed.participantId(),
                            after,
                            limit + 1,
                            withheld,
                            question.language()))
                .map(walks -> pageOf(walks, limit)));
  }

  /** One walk. */
  public Uni<WalkView> one(Question question, UUID walkId) {
    return scope.onClient(
        question.actor(),
        question.operation(),
        question.subject(),
        (connection, allowed) ->
            withholds(connection, question, allowed)
                .chain(
                    withheld ->
                        reader.one(
                            connection,
                            allowed.participantId(),
                            walkId,
                            withheld,
                            question.language()))
                .map(walk -> walk.orElseThrow(ProblemException::notFound)));
  }

  /** A clinician's decision. The original stays; this one is in force. */
  public Uni<WalkView> decide(
      Actor clinician,
      String study,
      UUID participantId,
      UUID walkId,
      boolean counts,
      String reason,
      Locale language) {
    if (reason == null || reason.isBlank() || reason.length() > 2000) {
      throw ProblemException.badRequest(
          "reason-missing",
          "Say why, in up to 2000 characters.",
          new FieldProblem("/reason", "required", null));
    }
    Question question = Question.ofParticipant(clinician, study, participantId, language);
    return scope.onClient(
        clinician,
        Operation.DECIDE_WALK,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            connection
                .preparedQuery(IN_FORCE)
                .execute(Tuple.of(participantId, walkId))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : notFound())
                .chain(
                    former ->
                        decide(
                            connection, clinician, participantId, walkId, counts, reason, former))
                .chain(() -> withholds(connection, question, allowed))
                .chain(
                    withheld -> reader.one(connection, participantId, walkId, withheld, language))
                .map(Optional::orElseThrow));
  }

  private Uni<Void> decide(
      SqlConnection connection,
      Actor clinician,
      UUID participantId,
      UUID walkId,
      boolean counts,
      String reason,
      Row former) {
    Set<String> reasons = new LinkedHashSet<>(Arrays.asList(former.getArrayOfStrings("reasons")));
    reasons.add(Reason.CLINICIAN.name());
    Verdict verdict =
        !counts
            ? Verdict.DOES_NOT_COUNT
            : reasons.contains(Reason.STOPPED_FOR_SYMPTOMS.name())
                ? Verdict.COUNTS_STOPPED_FOR_SYMPTOMS
                : Verdict.COUNTS;
    return keys.of(connection, participantId)
        .chain(
            key ->
                connection
                    .preparedQuery(DECIDE)
                    .execute(
                        Tuple.from(
                            Arrays.asList(
                                participantId,
                                UUID.randomUUID(),
                                walkId,
                                former.getUUID("estimate_id"),
                                verdict.name(),
                                reasons.toArray(String[]::new),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                clinician.id(),
                                Buffer.buffer(
                                    key.seal(
                                        "verdict/" + walkId,
                                        reason.getBytes(StandardCharsets.UTF_8)))))))
        .replaceWithVoid();
  }

  private static Row notFound() {
    throw ProblemException.notFound();
  }

  private Uni<Boolean> withholds(
      SqlConnection connection, Question question, Decision.Allowed allowed) {
    return connection
        .preparedQuery("select study_id from sixwalk.participant where participant_id = $1")
        .execute(Tuple.of(allowed.participantId()))
        .chain(rows -> studies.read(connection, rows.iterator().next().getUUID("study_id")))
        .map(study -> study.hidesTrendsFrom(question.actor().kind().name(), clock.instant()));
  }

  private static WalkPage pageOf(List<WalkView> walks, int limit) {
    if (walks.size() <= limit) {
      return new WalkPage(walks, null);
    }
    WalkView last = walks.get(limit - 1);
    String next = new Cursor(last.measuredAt().toInstant(), last.id()).encode();
    return new WalkPage(walks.subList(0, limit), next);
  }
}
