package io.sixwalk.walk;

import io.sixwalk.platform.calendar.ZoneHistory;
import io.sixwalk.platform.database.Rows;
import io.sixwalk.platform.database.StoredZones;
import io.sixwalk.walk.verdict.CountingLimits;
import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Applies {@link CountingLimits} to stored walks. */
public final class LimitedWalks {
  /** Leaves out walks {@code w} that the person took back or replaced. */
  public static final String NOT_TAKEN_BACK =
      """
      not exists (select from sixwalk.voided_record x
                   where x.participant_id = w.participant_id and x.voids = w.id)
      and not exists (select from sixwalk.walk c
                       where c.participant_id = w.participant_id and c.corrects = w.id)
      """;

  private static final String PERSON =
      """
      select study_zone, day_zero, sixwalk.zone_changes(participant_id) as zone_changes
        from sixwalk.participant where participant_id = $1
      """;
  private static final String COUNTING =
      """
      select w.id, w.measured_at, v.verdict, v.reasons
        from sixwalk.walk w
        join lateral (select * from sixwalk.walk_verdict v
                       where v.participant_id = w.participant_id and v.walk_id = w.id
                       order by v.decided_at desc, v.id desc limit 1) v on true
       where w.participant_id = $1 and v.verdict <> 'DOES_NOT_COUNT' and
      """
          + NOT_TAKEN_BACK;

  private LimitedWalks() {}

  /** The walks of one person that the limits leave out, with the reason. */
  static Uni<Map<UUID, Reason>> read(SqlConnection connection, UUID participantId) {
    return connection
        .preparedQuery(PERSON)
        .execute(Tuple.of(participantId))
        .map(Rows::one)
        .chain(
            person ->
                connection
                    .preparedQuery(COUNTING)
                    .execute(Tuple.of(participantId))
                    .map(
                        walks ->
                            leftOut(
                                walks,
                                StoredZones.of(
                                    person.getString("study_zone"),
                                    person.getJsonArray("zone_changes")),
                                Optional.ofNullable(person.getLocalDate("day_zero")))));
  }

  /**
   * The same for walks that were read already.
   *
   * @param walks rows of one person with {@code id}, {@code measured_at} and the {@code verdict}
   *     and {@code reasons} in force
   */
  public static Map<UUID, Reason> leftOut(
      Iterable<Row> walks, ZoneHistory zones, Optional<LocalDate> dayZero) {
    List<CountingLimits.Walk> counting =
        StreamSupport.stream(walks.spliterator(), false)
            .filter(row -> Verdict.valueOf(row.getString("verdict")).counts())
            .map(row -> walk(row, zones))
            .toList();
    return CountingLimits.of(counting, dayZero).leftOut();
  }

  private static CountingLimits.Walk walk(Row row, ZoneHistory zones) {
    Instant startedAt = row.getOffsetDateTime("measured_at").toInstant();
    boolean given =
        Arrays.asList(row.getArrayOfStrings("reasons")).contains(Reason.CLINICIAN.name());
    return new CountingLimits.Walk(row.getUUID("id"), zones.dateOf(startedAt), startedAt, given);
  }
}
