package io.sixwalk.trend.change;

import io.sixwalk.questionnaire.scoring.Score;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One score of one answered questionnaire.
 *
 * @param responseId which response
 * @param localDate the day of the answer in the participant's study zone
 * @param score the score in force, with or without a value
 */
public record ScorePoint(String responseId, LocalDate localDate, Score score) {
  public ScorePoint {
    Objects.requireNonNull(responseId, "responseId");
    Objects.requireNonNull(localDate, "localDate");
    Objects.requireNonNull(score, "score");
  }
}
