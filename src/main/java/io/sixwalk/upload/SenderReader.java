package io.sixwalk.upload;

import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.upload.Withdrawal.Away;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What must be known of the sender before a record can be read, in one round trip. */
@ApplicationScoped
class SenderReader {
  private static final String SENDER =
      """
      select p.study_zone, p.enrolled_on, k.epoch, k.wrapped, t.greatest_standard_error, s.late_records,
             p.withdrawn_at, w.away_from, w.away_until
        from sixwalk.participant p
        join sixwalk.study s on s.id = p.study_id
        join sixwalk.participant_key k on k.participant_id = p.participant_id
        join lateral (select greatest_standard_error from sixwalk.threshold t
                       where t.study_id = p.study_id and t.measure = 'walk-distance'
                       order by t.version desc limit 1) t on true
        cross join lateral (select array_agg(d.decided_at order by d.decided_at) as away_from,
                                   array_agg(d.until order by d.decided_at) as away_until
                              from (select c.decision, c.decided_at,
                                           lead(c.decided_at) over (order by c.decided_at, c.id) as until
                                      from sixwalk.consent c
                                     where c.participant_id = p.participant_id
                                       and c.purpose = 'STUDY_PARTICIPATION') d
                             where d.decision = 'WITHDRAWN') w
       where p.participant_id = $1
      """;

  private final PersonKeys keys;
  private final Clock clock;

  SenderReader(PersonKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The sender, the key, and when the person had left.
   *
   * @param isProxy whether somebody else sends for the person
   */
  record Known(Sender sender, PersonKey key, Withdrawal withdrawal, boolean isProxy) {}

  Uni<Known> read(SqlConnection connection, Errand errand, Instant sentAt) {
    Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return connection
        .preparedQuery(SENDER)
        .execute(Tuple.of(errand.participantId()))
        .map(
            rows -> {
              if (!rows.iterator().hasNext()) {
                throw ProblemException.notFound();
              }
              Row row = rows.iterator().next();
              PersonKey key =
                  keys.open(
                      errand.participantId(),
                      row.getInteger("epoch"),
                      row.getBuffer("wrapped").getBytes());
              Sender sender =
                  new Sender(
                      errand.participantId(),
                      errand.actor().id(),
                      ZoneId.of(row.getString("study_zone")),
                      row.getLocalDate("enrolled_on"),
                      row.getDouble("greatest_standard_error"),
                      key,
                      sentAt,
                      receivedAt);
              Withdrawal withdrawal =
                  new Withdrawal(away(row), row.getString("late_records").equals("REFUSE"));
              return new Known(sender, key, withdrawal, errand.isProxy());
            });
  }

  private static List<Away> away(Row row) {
    List<Away> away = new ArrayList<>();
    OffsetDateTime left = row.getOffsetDateTime("withdrawn_at");
    if (left != null) {
      away.add(new Away(left.toInstant(), null));
    }
    OffsetDateTime[] from = row.getArrayOfOffsetDateTimes("away_from");
    OffsetDateTime[] until = row.getArrayOfOffsetDateTimes("away_until");
    for (int i = 0; from != null && i < from.length; i++) {
      away.add(new Away(from[i].toInstant(), until[i] == null ? null : until[i].toInstant()));
    }
    return away;
  }
}
