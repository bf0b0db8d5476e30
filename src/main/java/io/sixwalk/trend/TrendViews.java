package io.sixwalk.trend;

import io.sixwalk.trend.TrendView.BaselineView;
import io.sixwalk.trend.TrendView.ChangeView;
import io.sixwalk.trend.TrendView.ClassView;
import io.sixwalk.trend.TrendView.ExpectedView;
import io.sixwalk.trend.TrendView.HeadlineView;
import io.sixwalk.trend.TrendView.PointView;
import io.sixwalk.trend.TrendView.SeriesView;
import io.sixwalk.trend.TrendView.SeriesVisitView;
import io.sixwalk.trend.TrendView.SlopeView;
import io.sixwalk.trend.TrendView.SourcedNumber;
import io.sixwalk.trend.TrendView.ThresholdsView;
import io.sixwalk.trend.TrendView.VisitView;
import io.sixwalk.trend.TrendView.Words;
import io.sixwalk.trend.change.Baseline;
import io.sixwalk.trend.change.Certainty;
import io.sixwalk.trend.change.Change;
import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.ComparabilityClass;
import io.sixwalk.trend.change.Headline;
import io.sixwalk.trend.change.MeanValue;
import io.sixwalk.trend.change.Settling;
import io.sixwalk.trend.change.SlopeResult;
import io.sixwalk.trend.change.Threshold;
import io.sixwalk.trend.change.Thresholds;
import io.sixwalk.trend.change.VisitChange;
import io.sixwalk.trend.change.VisitRecord;
import io.sixwalk.trend.change.WalkDistanceTrend;
import io.sixwalk.trend.reference.Enright2003;
import io.sixwalk.trend.reference.ExpectedDistance;
import io.sixwalk.trend.reference.ReferenceSex;
import io.sixwalk.trend.words.TrendText;
import io.sixwalk.trend.words.TrendWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** From the rules' answer to what goes over the wire. */
final class TrendViews {
  private static final double CONFIDENCE = 0.90;

  private TrendViews() {}

  /** Everything: for the person and the care team. */
  static TrendView full(WalkDistanceTrend trend, TrendReader.Measures measures, Locale language) {
    return view(
        trend,
        language,
        trend.series().stream().map(s -> series(s, language)).toList(),
        expected(trend, measures, language));
  }

  /** What a participant shares: headline, words and visits; no single walk and no body measures. */
  static TrendView summary(WalkDistanceTrend trend, Locale language) {
    return view(trend, language, null, null);
  }

  private static TrendView view(
      WalkDistanceTrend trend, Locale language, List<SeriesView> series, ExpectedView expected) {
    return new TrendView(
        "walk-distance",
        "m",
        trend.today(),
        trend.dayZero().orElse(null),
        thresholds(trend.thresholds()),
        headline(trend.headline()),
        words(TrendWords.tell(trend, language)),
        trend.visits().stream().map(TrendViews::visit).toList(),
        series,
        expected);
  }

  private static ThresholdsView thresholds(Thresholds t) {
    return new ThresholdsView(
        t.version(),
        number(t.important()),
        number(t.small()),
        number(t.substantial()),
        number(t.errorAtHome()),
        number(t.errorSupervised()),
        number(t.practiceAllowance()),
        t.walksAsked(),
        t.leastWalks(),
        CONFIDENCE);
  }

  private static SourcedNumber number(Threshold t) {
    return new SourcedNumber(t.value(), t.source(), t.population());
  }

  private static Words words(TrendText text) {
    return new Words(
        text.language().getLanguage(), text.headline(), text.sentences(), text.next(), text.help());
  }

  private static HeadlineView headline(Headline headline) {
    if (headline instanceof Headline.ChangeSinceBaseline c) {
      Change change = c.change().important();
      return new HeadlineView(
          change.status().name(),
          certainty(change.call().certainty()),
          null,
          c.visit().window().id(),
          c.comparabilityClass().key(),
          change(change),
          moreWalks(c.change().settling()),
          cannotSettle(c.change().settling()));
    }
    if (headline instanceof Headline.CouldNotWalkForHealthReasons c) {
      return new HeadlineView(
          "COULD_NOT_WALK_FOR_HEALTH_REASONS",
          null,
          null,
          c.visit().window().id(),
          null,
          null,
          null,
          null);
    }
    Headline.NotEnoughData none = (Headline.NotEnoughData) headline;
    return new HeadlineView(
        "NOT_ENOUGH_DATA", null, none.reason().name(), null, null, null, null, null);
  }

  private static VisitView visit(VisitRecord v) {
    return new VisitView(
        v.window().id(),
        v.window().fromDay(),
        v.window().toDay(),
        v.firstDate(),
        v.lastDate(),
        v.status().name(),
        v.walksThatCount(),
        v.walksThatDoNotCount());
  }

  private static SeriesView series(ClassTrend s, Locale language) {
    return new SeriesView(
        s.comparabilityClass().key(),
        components(s.comparabilityClass()),
        s.practiceWalkId().orElse(null),
        baseline(s.baseline()),
        s.points().stream()
            .map(
                p ->
                    new PointView(
                        p.walkId(),
                        p.date(),
                        p.studyDay().isPresent() ? p.studyDay().getAsLong() : null,
                        p.metres(),
                        p.role().name()))
            .toList(),
        s.visits().stream().map(TrendViews::visit).toList(),
        slope(s, language));
  }

  private static ClassView components(ComparabilityClass c) {
    return new ClassView(
        c.course().name(),
        boxed(c.courseLengthMetres()),
        c.method().name(),
        c.aid().name(),
        c.oxygen().litresPerMinute());
  }

  private static BaselineView baseline(Baseline baseline) {
    if (baseline instanceof Baseline.Measured m) {
      return new BaselineView(
          m.quality().name(),
          m.value().mean(),
          m.value().count(),
          m.lowMetres(),
          m.highMetres(),
          m.firstDate(),
          m.lastDate(),
          m.walkIds());
    }
    return new BaselineView(baseline.quality().name(), null, null, null, null, null, null, null);
  }

  private static SeriesVisitView visit(ClassTrend.Visit v) {
    Optional<MeanValue> value = v.value();
    VisitChange.Judged judged = v.change() instanceof VisitChange.Judged j ? j : null;
    VisitChange.NotJudged not = v.change() instanceof VisitChange.NotJudged n ? n : null;
    Settling settling = judged != null ? judged.settling() : not.settling();
    return new SeriesVisitView(
        v.windowId(),
        value.map(MeanValue::mean).orElse(null),
        value.map(MeanValue::count).orElse(null),
        boxed(v.lowMetres()),
        boxed(v.highMetres()),
        v.firstDate().orElse(null),
        v.lastDate().orElse(null),
        v.change().status().name(),
        not == null ? null : not.reason().name(),
        judged == null ? null : change(judged.important()),
        judged == null ? null : change(judged.small()),
        judged == null ? null : change(judged.substantial()),
        moreWalks(settling),
        cannotSettle(settling));
  }

  static ChangeView change(Change c) {
    return new ChangeView(
        c.status().name(),
        certainty(c.call().certainty()),
        c.threshold(),
        c.difference(),
        c.standardError(),
        c.low(),
        c.high(),
        c.practiceAllowance(),
        c.probabilityImproved(),
        c.probabilityWorse(),
        c.probabilityBetween());
  }

  private static SlopeView slope(ClassTrend series, Locale language) {
    List<String> words = TrendWords.slope(series, language);
    if (series.slope() instanceof SlopeResult.Fitted f) {
      return new SlopeView(
          f.status().name(),
          certainty(f.call().certainty()),
          null,
          f.metresPer30Days(),
          f.fit().lowPerDay() * 30,
          f.fit().highPerDay() * 30,
          f.fit().pValue(),
          f.walks(),
          f.spanDays(),
          f.horizonDays(),
          f.projectedMetres(),
          f.projectedLowMetres(),
          f.projectedHighMetres(),
          words);
    }
    SlopeResult.NotFitted not = (SlopeResult.NotFitted) series.slope();
    return new SlopeView(
        not.status().name(),
        null,
        not.reason().name(),
        null,
        null,
        null,
        null,
        null,
        not.spanDays(),
        null,
        null,
        null,
        null,
        words);
  }

  /** Of the baseline only: percent of predicted is no measure of change. */
  private static ExpectedView expected(
      WalkDistanceTrend trend, TrendReader.Measures m, Locale language) {
    Optional<Baseline.Measured> baseline =
        trend.reference().map(ClassTrend::baseline).map(Baseline.Measured.class::cast);
    if (baseline.isEmpty()
        || m.sex() == null
        || m.ageYears() == null
        || m.heightCm() == null
        || m.weightKg() == null) {
      return null;
    }
    ExpectedDistance distance =
        Enright2003.expect(ReferenceSex.valueOf(m.sex()), m.ageYears(), m.heightCm(), m.weightKg());
    if (distance instanceof ExpectedDistance.Expected expected) {
      double percent = expected.percentOf(baseline.get().value().mean());
      return new ExpectedView(
          expected.equationId(),
          Enright2003.SOURCE,
          expected.metres(),
          percent,
          null,
          TrendWords.expected(percent, language).text());
    }
    ExpectedDistance.Refused refused = (ExpectedDistance.Refused) distance;
    return new ExpectedView(
        refused.equationId(), Enright2003.SOURCE, null, null, refused.reason().name(), null);
  }

  private static Integer moreWalks(Settling settling) {
    return settling instanceof Settling.MoreValues more ? more.count() : null;
  }

  private static Boolean cannotSettle(Settling settling) {
    return settling instanceof Settling.CannotSettle ? Boolean.TRUE : null;
  }

  private static String certainty(Optional<Certainty> certainty) {
    return certainty.map(Enum::name).orElse(null);
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
