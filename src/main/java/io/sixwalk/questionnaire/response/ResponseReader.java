package io.sixwalk.questionnaire.response;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.platform.record.SentAs;
import io.sixwalk.questionnaire.response.ResponseView.EnteredBy;
import io.sixwalk.questionnaire.response.ResponseView.Medium;
import io.sixwalk.questionnaire.response.ResponseView.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of responses and scores, inside a transaction that may see them. */
@ApplicationScoped
class ResponseReader {
  private static final String SELECT =
      """
      select r.id, r.instrument, r.version, r.language, r.measured_at, r.zone, r.utc_offset_seconds, r.local_date,
             r.received_at, r.entered_by = r.participant_id, r.corrects,
             exists (select from sixwalk.voided_record x where x.participant_id = r.participant_id and x.voids = r.id),
             (select c.id from sixwalk.response c
               where c.participant_id = r.participant_id and c.corrects = r.id
               order by c.received_at desc, c.id desc limit 1),
             r.answers, r.sent_as, r.medium, r.entered_by
        from sixwalk.response r
       where r.participant_id = $1
      """;
  private static final String PAGE =
      SELECT
          + """
             and ($2::timestamptz is null or (r.measured_at, r.id) < ($2, $3::uuid))
           order by r.measured_at desc, r.id desc limit $4
          """;
  private static final String ONE = SELECT + " and r.id = $2";

  /** The complete earlier one of the same instrument that stands. */
  private static final String PREVIOUS =
      SELECT
          + """
             and r.id = (select a.id from sixwalk.answered a
                          where a.participant_id = $1 and a.instrument = $2 and a.version = $3 and a.id <> $5
                            and (a.measured_at, a.id) < ($4, $5)
                          order by a.measured_at desc, a.id desc limit 1)
          """;

  private static final String SCORES =
      """
      select s.response_id, s.computed_at,
             row_number() over (partition by s.response_id, s.algorithm, s.code
                                order by s.computed_at desc, s.algorithm_version desc) > 1,
             %s
        from sixwalk.score s
       where s.participant_id = $1 and s.response_id = any ($2)
       order by s.response_id, 3, s.position, s.algorithm, s.code
      """
          .formatted(ScoreRows.COLUMNS);

  /** A response as it rests. */
  record Stored(
      UUID id,
      String instrument,
      String version,
      String language,
      OffsetDateTime measuredAt,
      String zone,
      LocalDate localDate,
      Instant receivedAt,
      EnteredBy enteredBy,
      Medium medium,
      UUID enteredByAccount,
      UUID corrects,
      Standing standing,
      UUID correctedBy,
      byte[] sealedAnswers) {}

  Uni<List<Stored>> page(Statements on, UUID person, Optional<Cursor> after, int limit) {
    return on.rows(
            PAGE,
            person,
            after.map(Cursor::utc).orElse(null),
            after.map(Cursor::id).orElse(null),
            limit)
        .map(rows -> rows.stream().map(ResponseReader::stored).toList());
  }

  Uni<Optional<Stored>> one(Statements on, UUID person, UUID id) {
    return on.rows(ONE, person, id)
        .map(rows -> rows.stream().findFirst().map(ResponseReader::stored));
  }

  Uni<Optional<Stored>> previous(Statements on, UUID person, Stored later) {
    return on.rows(
            PREVIOUS, person, later.instrument(), later.version(), later.measuredAt(), later.id())
        .map(rows -> rows.stream().findFirst().map(ResponseReader::stored));
  }

  /**
   * The scores of responses.
   *
   * @param earlier whether those of replaced algorithm versions are wanted too
   */
  Uni<Map<UUID, List<ScoreView>>> scores(
      Statements on, UUID person, List<UUID> responses, boolean earlier) {
    return on.rows(SCORES, person, responses.toArray(UUID[]::new))
        .map(
            rows -> {
              Map<UUID, List<ScoreView>> scores = new HashMap<>();
              for (Object[] row : rows) {
                boolean superseded = (Boolean) row[2];
                if (!superseded || earlier) {
                  scores
                      .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                      .add(
                          ScoreView.of(
                              ScoreRows.score(row, 3),
                              ((OffsetDateTime) row[1]).toInstant(),
                              superseded));
                }
              }
              return scores;
            });
  }

  private static EnteredBy enteredBy(boolean oneself, SentAs sentAs) {
    return switch (sentAs) {
      case PERSON -> oneself ? EnteredBy.PARTICIPANT : EnteredBy.CAREGIVER;
      case RATER -> EnteredBy.CLINICIAN;
      case TRANSCRIBER -> EnteredBy.CARE_TEAM;
    };
  }

  private static Stored stored(Object[] row) {
    boolean voided = (Boolean) row[11];
    UUID correctedBy = (UUID) row[12];
    return new Stored(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        ((OffsetDateTime) row[4])
            .withOffsetSameInstant(ZoneOffset.ofTotalSeconds((Integer) row[6])),
        (String) row[5],
        (LocalDate) row[7],
        ((OffsetDateTime) row[8]).toInstant(),
        enteredBy((Boolean) row[9], SentAs.of((String) row[14])),
        row[15] == null ? null : Medium.valueOf((String) row[15]),
        (UUID) row[16],
        (UUID) row[10],
        voided ? Standing.TAKEN_BACK : correctedBy != null ? Standing.CORRECTED : Standing.STANDS,
        correctedBy,
        ((Buffer) row[13]).getBytes());
  }
}
