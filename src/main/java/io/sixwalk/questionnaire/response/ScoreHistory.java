package io.sixwalk.questionnaire.response;

import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.instrument.ResponseCheck;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import io.sixwalk.questionnaire.scoring.Score;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The scores of a person over time, inside a transaction that may see them: of responses that
 * stand, by the algorithm version in force for each.
 */
@ApplicationScoped
public class ScoreHistory {
  private static final String SCORES =
      """
      select a.id, a.instrument, a.version, a.language, a.local_date, %s
        from (select s.*, row_number() over (partition by s.response_id, s.algorithm, s.code
                                             order by s.computed_at desc, s.algorithm_version desc) as nth
                from sixwalk.score s where s.participant_id = $1) s
        join sixwalk.answered a on a.participant_id = s.participant_id and a.id = s.response_id
       where s.nth = 1
       order by a.instrument, s.position, s.algorithm, s.code, a.measured_at, a.id
      """
          .formatted(ScoreRows.COLUMNS);
  private static final String ANSWERS =
      """
      select r.id, r.instrument, r.version, r.language, r.local_date, r.answers
        from sixwalk.response r
        join sixwalk.answered a on a.participant_id = r.participant_id and a.id = r.id
       where r.participant_id = $1 and r.instrument = any ($2)
       order by r.measured_at, r.id
      """;

  private final PersonKeys keys;

  ScoreHistory(PersonKeys keys) {
    this.keys = keys;
  }

  /**
   * A score of a response.
   *
   * @param language of the wording that was answered
   */
  public record Scored(
      UUID responseId,
      String instrument,
      String version,
      String language,
      LocalDate localDate,
      Score score) {}

  /** A response with its answers as scoring reads them. */
  public record Opened(
      UUID responseId, String instrument, LocalDate localDate, ItemAnswers answers) {}

  /** All scores in force, the oldest first within each score of each instrument. */
  public Uni<List<Scored>> scores(Statements on, UUID person) {
    return on.rows(SCORES, person)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Scored(
                                (UUID) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                (LocalDate) row[4],
                                ScoreRows.score(row, 5)))
                    .toList());
  }

  /** The answers to some instruments, the oldest first; none where the actor may not see them. */
  public Uni<List<Opened>> answers(
      SqlConnection connection, UUID person, StudyCatalogue catalogue, List<String> instruments) {
    return Statements.of(connection)
        .rows(ANSWERS, person, instruments.toArray(String[]::new))
        .chain(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : keys.of(connection, person)
                        .map(
                            key -> {
                              List<Opened> opened = new ArrayList<>();
                              for (Object[] row : rows) {
                                String instrument = (String) row[1];
                                String version = (String) row[2];
                                catalogue
                                    .find(instrument, version)
                                    .map(
                                        definition ->
                                            ResponseCheck.forScoring(
                                                definition,
                                                SealedAnswers.open(
                                                    key,
                                                    (UUID) row[0],
                                                    instrument,
                                                    version,
                                                    (String) row[3],
                                                    ((Buffer) row[5]).getBytes())))
                                    .ifPresent(
                                        answers ->
                                            opened.add(
                                                new Opened(
                                                    (UUID) row[0],
                                                    instrument,
                                                    (LocalDate) row[4],
                                                    answers)));
                              }
                              return opened;
                            }));
  }
}
