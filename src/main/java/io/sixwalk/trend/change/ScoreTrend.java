package io.sixwalk.trend.change;

import io.sixwalk.questionnaire.scoring.TrendBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How one score of one person develops.
 *
 * @param basis how much may be said of it
 * @param points all of them in order of time
 * @param baseline where the person started, or empty
 * @param visits one for each visit window, in order of time; empty while day 0 is not set
 */
public record ScoreTrend(
    TrendBasis basis, List<ScorePoint> points, Optional<Side> baseline, List<Visit> visits) {
  public ScoreTrend {
    points = List.copyOf(points);
    visits = List.copyOf(visits);
  }

  /**
   * The values on one side of a comparison.
   *
   * @param value their mean and number
   * @param firstDate of the first of them
   * @param lastDate of the last of them
   */
  public record Side(MeanValue value, LocalDate firstDate, LocalDate lastDate) {}

  /** A visit; {@code side} is empty where no questionnaire with a value was answered in it. */
  public record Visit(String windowId, Optional<Side> side, ScoreChange change) {}

  /** The latest visit with a value, which is the one that words are about. */
  public Optional<Visit> latest() {
    return visits.stream().filter(v -> v.side().isPresent()).reduce((a, b) -> b);
  }
}
