package io.sixwalk.trend.change;

import io.sixwalk.questionnaire.scoring.CategoryTransition;
import io.sixwalk.questionnaire.scoring.Direction;
import io.sixwalk.questionnaire.scoring.Score;
import io.sixwalk.questionnaire.scoring.TrendBasis;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From the scores of answered questionnaires to their trend: the same baseline, windows and {@link
 * ChangeRule} as for walks, with what is known of the score's measurement error. One answered
 * questionnaire is enough for a visit, because it stands for a recall period and not for a moment.
 */
public final class ScoreTrendRule {
  private final VisitSchedule schedule;
  private final Optional<LocalDate> dayZero;
  private final TrendBasis basis;
  private final List<ScorePoint> points;
  private final List<ScorePoint> comparable;

  private ScoreTrendRule(
      VisitSchedule schedule,
      Optional<LocalDate> dayZero,
      TrendBasis basis,
      List<ScorePoint> points) {
    this.schedule = schedule;
    this.dayZero = dayZero;
    this.basis = basis;
    this.points = points;
    this.comparable = comparable(points);
  }

  /**
   * The trend of one score.
   *
   * @param points all of the same algorithm and code, at least one, in any order
   */
  public static ScoreTrend assess(
      VisitSchedule schedule,
      Optional<LocalDate> dayZero,
      TrendBasis basis,
      List<ScorePoint> points) {
    List<ScorePoint> inOrder =
        points.stream()
            .sorted(
                Comparator.comparing(ScorePoint::localDate).thenComparing(ScorePoint::responseId))
            .toList();
    return new ScoreTrendRule(schedule, dayZero, basis, inOrder).trend();
  }

  /** Values by the algorithm version of the latest point: others come from another rule. */
  private static List<ScorePoint> comparable(List<ScorePoint> points) {
    String version = points.get(points.size() - 1).score().algorithmVersion();
    return points.stream()
        .filter(p -> p.score().algorithmVersion().equals(version))
        .filter(p -> p.score().value().isPresent())
        .toList();
  }

  private ScoreTrend trend() {
    if (dayZero.isEmpty()) {
      return new ScoreTrend(basis, points, Optional.empty(), List.of());
    }
    List<ScorePoint> start = inside(schedule.baseline());
    return new ScoreTrend(
        basis,
        points,
        side(start),
        schedule.visits().stream().map(window -> visit(window, start)).toList());
  }

  private List<ScorePoint> inside(VisitWindow window) {
    return comparable.stream()
        .filter(p -> window.contains(StudyDays.between(dayZero.orElseThrow(), p.localDate())))
        .toList();
  }

  private ScoreTrend.Visit visit(VisitWindow window, List<ScorePoint> start) {
    List<ScorePoint> there = inside(window);
    return new ScoreTrend.Visit(window.id(), side(there), change(start, there));
  }

  private static Optional<ScoreTrend.Side> side(List<ScorePoint> points) {
    return mean(points)
        .map(
            value ->
                new ScoreTrend.Side(
                    value, points.get(0).localDate(), points.get(points.size() - 1).localDate()));
  }

  private ScoreChange change(List<ScorePoint> start, List<ScorePoint> there) {
    if (basis instanceof TrendBasis.ReportOnly) {
      return new ScoreChange.NotCompared();
    }
    Optional<MeanValue> from = mean(start);
    Optional<MeanValue> to = mean(there);
    if (to.isEmpty()) {
      return new ScoreChange.Missing(MissingReason.NO_VISIT_YET);
    }
    if (from.isEmpty()) {
      return new ScoreChange.Missing(MissingReason.NO_BASELINE);
    }
    double difference = to.get().mean() - from.get().mean();
    if (basis instanceof TrendBasis.MeasurementError error) {
      double ofDifference =
          error.standardError() * Math.sqrt(1.0 / from.get().count() + 1.0 / to.get().count());
      return judged(difference, ofDifference, error.smallChange());
    }
    if (basis instanceof TrendBasis.ErrorOfEachScore each) {
      double ofDifference = Math.hypot(standardErrorOfMean(start), standardErrorOfMean(there));
      return ofDifference > 0
          ? judged(difference, ofDifference, each.smallChange())
          : new ScoreChange.InPoints(difference);
    }
    if (basis instanceof TrendBasis.CategoryAndPoints) {
      // Bands belong to single totals, so the latest on each side; points are of the values shown.
      return new ScoreChange.BetweenBands(
          CategoryTransition.between(last(start), last(there)), difference);
    }
    if (basis instanceof TrendBasis.ProfileAndIndex index) {
      // Published indices have three decimals; the comparison must not depend on binary fractions.
      double rounded = Math.rint(difference * 1e6) / 1e6;
      return new ScoreChange.OfIndex(
          rounded, index.smallChange(), Math.abs(rounded) >= index.smallChange());
    }
    return new ScoreChange.InPoints(difference);
  }

  private ScoreChange judged(double difference, double standardError, double threshold) {
    boolean higherIsWorse = last(points).direction() == Direction.HIGHER_IS_WORSE;
    return new ScoreChange.Judged(
        ChangeRule.judge(higherIsWorse ? -difference : difference, standardError, threshold, 0),
        difference);
  }

  /** Of values that each carry their own: the root of the sum of squares, by their number. */
  private static double standardErrorOfMean(List<ScorePoint> points) {
    double squares =
        points.stream().mapToDouble(p -> p.score().standardError().orElse(0)).map(e -> e * e).sum();
    return Math.sqrt(squares) / points.size();
  }

  private static Optional<MeanValue> mean(List<ScorePoint> points) {
    return MeanValue.of(
        points.stream().mapToDouble(p -> p.score().value().getAsDouble()).toArray());
  }

  private static Score last(List<ScorePoint> points) {
    return points.get(points.size() - 1).score();
  }
}
