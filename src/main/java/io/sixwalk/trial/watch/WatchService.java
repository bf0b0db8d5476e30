package io.sixwalk.trial.watch;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.copy.CopyListener;
import io.sixwalk.trial.lookup.TrialLookup;
import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.Registry.Ability;
import io.sixwalk.trial.rules.RegistryNumber;
import io.smallrye.mutiny.Multi;
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
import java.util.function.Function;

/** Keeps the lists, and tells the watchers after an import. */
@ApplicationScoped
public class WatchService implements CopyListener {
  /**
   * More than anyone reads, and few enough that nobody can make the server judge the whole
   * registry.
   */
  static final int MOST_WATCHED = 50;

  private static final String LIST =
      "select number, watched_from, trust_class, openness from sixwalk.watched_trial where"
          + " participant_id = $1 order by watched_from, number";
  private static final String ADD =
      """
      insert into sixwalk.watched_trial (participant_id, id, number, trust_class, openness, watched_from)
      select $1, gen_random_uuid(), $2, $3, $4, $5
       where (select count(*) from sixwalk.watched_trial where participant_id = $1) < $6
          or exists (select from sixwalk.watched_trial where participant_id = $1 and number = $2)
      on conflict (participant_id, number) do nothing
      """;

  private final Scope scope;
  private final TrialLookup trials;
  private final Clock clock;

  WatchService(Scope scope, TrialLookup trials, Clock clock) {
    this.scope = scope;
    this.trials = trials;
    this.clock = clock;
  }

  /** The list, with the card of each trial as of today. */
  Uni<List<Watched>> list(Actor participant) {
    return scope.onClient(
        participant,
        Operation.READ_WATCHED_TRIALS,
        Subject.oneself(),
        (connection, allowed) -> watched(connection, participant.id()));
  }

  /** The same, for a caregiver with whom it is shared. */
  Uni<List<Watched>> followed(Actor caregiver, UUID participant) {
    return scope.onClient(
        caregiver,
        Operation.READ_FOLLOWED_TRIALS,
        Subject.person(participant),
        (connection, allowed) -> watched(connection, allowed.participantId()));
  }

  /** A trial on a list. */
  public record Watched(RegistryNumber number, OffsetDateTime from, TrialLookup.Judged judged) {}

  private Uni<List<Watched>> watched(SqlConnection connection, UUID participant) {
    return connection
        .preparedQuery(LIST)
        .execute(Tuple.of(participant))
        .chain(
            rows -> {
              List<Row> list = new ArrayList<>();
              rows.forEach(list::add);
              // One after the other: a connection takes one statement at a time.
              return Multi.createFrom()
                  .iterable(list)
                  .onItem()
                  .transformToUniAndConcatenate(row -> judged(connection, row))
                  .collect()
                  .asList();
            });
  }

  private Uni<Watched> judged(SqlConnection connection, Row row) {
    RegistryNumber number = RegistryNumber.ofCanonical(row.getString(0)).orElseThrow();
    return trials
        .answer(
            connection,
            new Recognised(number, number.value(), false),
            io.sixwalk.trial.rules.Offer.none())
        .map(judged -> new Watched(number, row.getOffsetDateTime(1), judged));
  }

  /** Puts a trial on the list; again is the same as once. */
  public Uni<Watched> add(Actor participant, String text) {
    RegistryNumber number = number(text);
    return scope.onClient(
        participant,
        Operation.CHANGE_WATCHED_TRIALS,
        Subject.oneself(),
        (connection, allowed) ->
            trials
                .asOfCopy(connection, number)
                .chain(assessment -> insert(connection, participant.id(), number, assessment))
                .chain(() -> watched(connection, participant.id()))
                .map(
                    list ->
                        list.stream()
                            .filter(w -> w.number().equals(number))
                            .findFirst()
                            .orElseThrow(WatchService::full)));
  }

  private Uni<Void> insert(
      SqlConnection connection, UUID participant, RegistryNumber number, Assessment assessment) {
    return connection
        .preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addValue(participant)
                .addValue(number.value())
                .addValue(assessment.trustClass().name())
                .addValue(assessment.openness().name())
                .addValue(OffsetDateTime.now(clock))
                .addValue(MOST_WATCHED))
        .replaceWithVoid();
  }

  private static ProblemException full() {
    return ProblemException.unprocessable(
        "list-full", "The list holds " + MOST_WATCHED + " trials. Take one off first.", List.of());
  }

  /** Takes a trial off the list; one that is not on it is off it already. */
  Uni<Void> remove(Actor participant, String text) {
    RegistryNumber number = number(text);
    return scope.onClient(
        participant,
        Operation.CHANGE_WATCHED_TRIALS,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(
                    "delete from sixwalk.watched_trial where participant_id = $1 and number = $2")
                .execute(Tuple.of(participant.id(), number.value()))
                .replaceWithVoid());
  }

  private static RegistryNumber number(String text) {
    if (NumberReader.read(text) instanceof Recognised recognised
        && recognised.number().registry().ability() != Ability.NOT_A_REGISTRATION) {
      return recognised.number();
    }
    throw ProblemException.unprocessable(
        "not-a-registry-number",
        "This is not the number of a trial. Look it up first to see what is wrong with it.",
        List.of(new FieldProblem("/number", "format", null)));
  }

  @Override
  public Uni<Void> changed(Optional<Actor> actor) {
    Function<SqlConnection, Uni<Void>> tell =
        connection ->
            connection
                .query("select sixwalk.watched_numbers() order by 1")
                .execute()
                .chain(
                    rows -> {
                      List<String> numbers = new ArrayList<>();
                      rows.forEach(row -> numbers.add(row.getString(0)));
                      return Multi.createFrom()
                          .iterable(numbers)
                          .onItem()
                          .transformToUniAndConcatenate(number -> tell(connection, number))
                          .collect()
                          .last()
                          .replaceWithVoid();
                    });
    return actor
        .map(
            admin ->
                scope.onClient(
                    admin,
                    Operation.TELL_WATCHERS,
                    Subject.oneself(),
                    (connection, allowed) -> tell.apply(connection)))
        .orElseGet(() -> scope.asNobody(tell));
  }

  private Uni<Void> tell(SqlConnection connection, String value) {
    RegistryNumber number = RegistryNumber.ofCanonical(value).orElseThrow();
    return trials
        .asOfCopy(connection, number)
        .chain(
            assessment ->
                connection
                    .preparedQuery("select sixwalk.tell_watchers($1, $2, $3, $4)")
                    .execute(
                        Tuple.of(
                            value,
                            assessment.trustClass().name(),
                            assessment.openness().name(),
                            OffsetDateTime.now(clock))))
        .replaceWithVoid();
  }
}
