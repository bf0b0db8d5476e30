package io.sixwalk.questionnaire;

import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Which questionnaires a person answered when, inside a transaction that may see it: for a schedule
 * and for adherence. What was taken back or corrected is left out; answers are not here.
 */
@ApplicationScoped
public class AnsweredQuestionnaires {
  private static final String OF_PERSON =
      """
      select id, instrument, version, measured_at, local_date from sixwalk.answered
       where participant_id = $1 order by measured_at, id
      """;

  /**
   * One answered questionnaire.
   *
   * @param localDate the day of the answer in the person's study zone
   */
  public record Answered(
      UUID id, String instrument, String version, Instant measuredAt, LocalDate localDate) {}

  /** All of one person, the oldest first. */
  public Uni<List<Answered>> of(Statements statements, UUID participantId) {
    return statements
        .rows(OF_PERSON, participantId)
        .map(rows -> rows.stream().map(AnsweredQuestionnaires::answered).toList());
  }

  private static Answered answered(Object[] row) {
    return new Answered(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        ((OffsetDateTime) row[3]).toInstant(),
        (LocalDate) row[4]);
  }
}
