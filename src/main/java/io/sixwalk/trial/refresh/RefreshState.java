package io.sixwalk.trial.refresh;

import io.sixwalk.access.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the refresh stands, kept in the database so that it outlives a restart. */
@ApplicationScoped
public class RefreshState {
  private static final String READ =
      "select data_timestamp, place, page_token from registry.refresh";
  private static final String FULL_DAY =
      "select full_day from registry.copy where registry = 'CLINICAL_TRIALS_GOV'";
  private static final String WRITE =
      """
      insert into registry.refresh as r (data_timestamp, place, page_token, last_attempt_at) values ($1, $2, $3, $4)
      on conflict (only_one) do update
         set data_timestamp = excluded.data_timestamp, place = excluded.place, page_token = excluded.page_token,
             last_attempt_at = excluded.last_attempt_at
      """;
  private static final String END =
      """
      update registry.refresh
         set place = case when $2::text is null then null else place end,
             page_token = case when $2::text is null then null else page_token end,
             last_success_at = case when $2::text is null then $1 else last_success_at end,
             last_problem = $2
      """;
  private static final String FULL =
      "update registry.copy set full_day = $1 where registry = 'CLINICAL_TRIALS_GOV' and full_day <"
          + " $1";

  private final Scope scope;
  private final Clock clock;

  RefreshState(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * Where it stands.
   *
   * @param place the search that is under way
   * @param pageToken the next page of it; empty for the first
   */
  record Place(String dataTimestamp, String place, Optional<String> pageToken) {}

  Uni<Optional<Place>> place() {
    return scope.asNobody(
        connection ->
            connection
                .query(READ)
                .execute()
                .map(
                    rows -> {
                      for (Row row : rows) {
                        if (row.getString(1) != null) {
                          return Optional.of(
                              new Place(
                                  row.getString(0),
                                  row.getString(1),
                                  Optional.ofNullable(row.getString(2))));
                        }
                      }
                      return Optional.empty();
                    }));
  }

  Uni<Optional<LocalDate>> fullDay() {
    return scope.asNobody(
        connection ->
            connection
                .query(FULL_DAY)
                .execute()
                .map(
                    rows -> {
                      for (Row row : rows) {
                        return Optional.ofNullable(row.getLocalDate(0));
                      }
                      return Optional.empty();
                    }));
  }

  /** The numbers of ClinicalTrials.gov that somebody watches; not who. */
  Uni<List<String>> watched() {
    return scope.asNobody(
        connection ->
            connection
                .query("select w from sixwalk.watched_numbers() w where w like 'NCT%' order by w")
                .execute()
                .map(
                    rows -> {
                      List<String> numbers = new ArrayList<>();
                      rows.forEach(row -> numbers.add(row.getString(0)));
                      return numbers;
                    }));
  }

  Uni<Void> keep(Place place) {
    return scope.asNobody(
        connection ->
            connection
                .preparedQuery(WRITE)
                .execute(
                    Tuple.of(
                        place.dataTimestamp(),
                        place.place(),
                        place.pageToken().orElse(null),
                        OffsetDateTime.now(clock)))
                .replaceWithVoid());
  }

  /** Everything that was asked for came through; a full copy is full as of this day. */
  Uni<Void> succeeded(Optional<LocalDate> fullDay) {
    return scope.asNobody(
        connection ->
            connection
                .preparedQuery(END)
                .execute(Tuple.of(OffsetDateTime.now(clock), null))
                .chain(
                    () ->
                        fullDay.isPresent()
                            ? connection
                                .preparedQuery(FULL)
                                .execute(Tuple.of(fullDay.get()))
                                .replaceWithVoid()
                            : Uni.createFrom().voidItem()));
  }

  Uni<Void> failed(String problem) {
    return scope.asNobody(
        connection ->
            connection
                .preparedQuery(END)
                .execute(Tuple.of(OffsetDateTime.now(clock), problem))
                .replaceWithVoid());
  }
}
