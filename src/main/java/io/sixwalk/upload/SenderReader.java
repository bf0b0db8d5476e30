package io.sixwalk.upload;

import io.sixwalk.access.Actor;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.platform.record.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What must be known of the sender before a record can be read, in one round trip. */
@ApplicationScoped
class SenderReader {
  private static final String SENDER =
      """
      select p.study_zone, p.enrolled_on, p.withdrawn_on, k.epoch, k.wrapped, t.greatest_standard_error
        from sixwalk.participant p
        join sixwalk.participant_key k on k.participant_id = p.participant_id
        join lateral (select greatest_standard_error from sixwalk.threshold t
                       where t.study_id = p.study_id and t.measure = 'walk-distance'
                       order by t.version desc limit 1) t on true
       where p.participant_id = $1
      """;

  private final PersonKeys keys;
  private final Clock clock;

  SenderReader(PersonKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  record Known(Sender sender, PersonKey key) {}

  Uni<Known> read(SqlConnection connection, Actor actor, Instant sentAt) {
    Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return connection
        .preparedQuery(SENDER)
        .execute(Tuple.of(actor.id()))
        .map(
            rows -> {
              if (!rows.iterator().hasNext()) {
                throw ProblemException.notFound();
              }
              Row row = rows.iterator().next();
              PersonKey key = keys.open(actor.id(), row.getInteger("epoch"), row.getBuffer("wrapped").getBytes());
              Sender sender =
                  new Sender(
                      actor.id(),
                      actor.id(),
                      ZoneId.of(row.getString("study_zone")),
                      row.getLocalDate("enrolled_on"),
                      row.getDouble("greatest_standard_error"),
                      key,
                      sentAt,
                      receivedAt);
              return new Known(sender, key);
            });
  }
}
