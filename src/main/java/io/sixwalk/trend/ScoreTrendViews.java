package io.sixwalk.trend;

import io.sixwalk.questionnaire.instrument.WordingClass;
import io.sixwalk.questionnaire.scoring.CategoryTransition;
import io.sixwalk.questionnaire.scoring.Score;
import io.sixwalk.questionnaire.scoring.TrendBasis;
import io.sixwalk.trend.ScoreTrendView.BasisView;
import io.sixwalk.trend.ScoreTrendView.PointView;
import io.sixwalk.trend.ScoreTrendView.SeriesView;
import io.sixwalk.trend.ScoreTrendView.SideView;
import io.sixwalk.trend.ScoreTrendView.TransitionView;
import io.sixwalk.trend.ScoreTrendView.VisitView;
import io.sixwalk.trend.ScoreTrendView.WordingView;
import io.sixwalk.trend.change.ScoreChange;
import io.sixwalk.trend.change.ScorePoint;
import io.sixwalk.trend.change.ScoreTrend;
import io.sixwalk.trend.change.StudyDays;
import io.sixwalk.trend.words.ScoreWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** From the rules' answer about one score to what goes over the wire. */
final class ScoreTrendViews {
  private ScoreTrendViews() {}

  /**
   * One series.
   *
   * @param languages of the wordings that were answered
   * @param summaryOnly without single scores
   */
  static SeriesView series(
      String instrument,
      List<String> languages,
      WordingClass wording,
      String title,
      ScoreTrend trend,
      Optional<LocalDate> dayZero,
      ScoreWords words,
      boolean summaryOnly) {
    Score score = trend.points().get(trend.points().size() - 1).score();
    return new SeriesView(
        instrument,
        score.algorithm(),
        score.code(),
        words.name(
            score.algorithm(), score.code(), title, wording.language(), wording.isValidated()),
        score.direction().name(),
        new WordingView(languages, wording.isValidated(), wording.language().isPresent()),
        basis(trend.basis()),
        summaryOnly ? null : trend.points().stream().map(p -> point(p, dayZero)).toList(),
        trend.baseline().map(ScoreTrendViews::side).orElse(null),
        trend.visits().stream().map(ScoreTrendViews::visit).toList(),
        words.tell(trend, wording.isValidated()));
  }

  private static BasisView basis(TrendBasis basis) {
    if (basis instanceof TrendBasis.MeasurementError error) {
      return new BasisView(
          "MEASUREMENT_ERROR", error.standardError(), error.smallChange(), error.source(), null);
    }
    if (basis instanceof TrendBasis.ErrorOfEachScore each) {
      return new BasisView("ERROR_OF_EACH_SCORE", null, each.smallChange(), each.source(), null);
    }
    if (basis instanceof TrendBasis.ProfileAndIndex index) {
      return new BasisView("PROFILE_AND_INDEX", null, index.smallChange(), index.source(), null);
    }
    if (basis instanceof TrendBasis.PointsOnly points) {
      return new BasisView("POINTS_ONLY", null, null, null, points.why());
    }
    if (basis instanceof TrendBasis.ReportOnly report) {
      return new BasisView("REPORT_ONLY", null, null, null, report.why());
    }
    return new BasisView(
        "CATEGORY_AND_POINTS",
        null,
        null,
        null,
        "No smallest change that matters is accepted for this score.");
  }

  private static PointView point(ScorePoint point, Optional<LocalDate> dayZero) {
    Score score = point.score();
    return new PointView(
        UUID.fromString(point.responseId()),
        point.localDate(),
        dayZero.map(zero -> StudyDays.between(zero, point.localDate())).orElse(null),
        boxed(score.value()),
        boxed(score.standardError()),
        score.category().map(c -> c.code()).orElse(null),
        score.whyNull().map(Enum::name).orElse(null));
  }

  private static SideView side(ScoreTrend.Side side) {
    return new SideView(
        side.value().mean(), side.value().count(), side.firstDate(), side.lastDate());
  }

  private static VisitView visit(ScoreTrend.Visit visit) {
    SideView value = visit.side().map(ScoreTrendViews::side).orElse(null);
    ScoreChange change = visit.change();
    if (change instanceof ScoreChange.Judged judged) {
      return new VisitView(
          visit.windowId(),
          value,
          judged.points(),
          TrendViews.change(judged.change()),
          null,
          null,
          null);
    }
    if (change instanceof ScoreChange.BetweenBands bands) {
      return new VisitView(
          visit.windowId(),
          value,
          bands.points(),
          null,
          transition(bands.transition()),
          null,
          null);
    }
    if (change instanceof ScoreChange.OfIndex index) {
      return new VisitView(
          visit.windowId(), value, index.points(), null, null, index.reached(), null);
    }
    if (change instanceof ScoreChange.InPoints points) {
      return new VisitView(visit.windowId(), value, points.points(), null, null, null, null);
    }
    return new VisitView(
        visit.windowId(),
        value,
        null,
        null,
        null,
        null,
        change instanceof ScoreChange.Missing missing ? missing.reason().name() : "NOT_COMPARED");
  }

  private static TransitionView transition(CategoryTransition transition) {
    if (transition instanceof CategoryTransition.Better better) {
      return new TransitionView("BETTER", better.from().code(), better.to().code(), null);
    }
    if (transition instanceof CategoryTransition.Worse worse) {
      return new TransitionView("WORSE", worse.from().code(), worse.to().code(), null);
    }
    if (transition instanceof CategoryTransition.Unchanged same) {
      return new TransitionView("UNCHANGED", same.category().code(), same.category().code(), null);
    }
    return new TransitionView(
        "NOT_COMPARABLE",
        null,
        null,
        ((CategoryTransition.NotComparable) transition).reason().name());
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
