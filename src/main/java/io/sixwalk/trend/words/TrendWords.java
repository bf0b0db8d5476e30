package io.sixwalk.trend.words;

import io.sixwalk.trend.change.Baseline;
import io.sixwalk.trend.change.Certainty;
import io.sixwalk.trend.change.Change;
import io.sixwalk.trend.change.ChangeStatus;
import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.Headline;
import io.sixwalk.trend.change.MissingReason;
import io.sixwalk.trend.change.Settling;
import io.sixwalk.trend.change.SlopeResult;
import io.sixwalk.trend.change.VisitRecord;
import io.sixwalk.trend.change.VisitStatus;
import io.sixwalk.trend.change.VisitWindow;
import io.sixwalk.trend.change.WalkDistanceTrend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts the walk distance trend into sentences. */
public final class TrendWords {
  private static final List<String> HELP_TOPICS =
      List.of("practice", "season", "regression", "cause", "uncertain", "comparable");

  private final WalkDistanceTrend trend;
  private final TrendTexts texts;

  private TrendWords(WalkDistanceTrend trend, TrendTexts texts) {
    this.trend = trend;
    this.texts = texts;
  }

  /** The trend in the words of a language, or English where it is missing. */
  public static TrendText tell(WalkDistanceTrend trend, Locale language) {
    return new TrendWords(trend, TrendTexts.in(language)).tell();
  }

  /**
   * A walked distance beside the expected one, for orientation.
   *
   * @param percentOfExpected from the pinned reference equation
   */
  public static TrendText.Help expected(double percentOfExpected, Locale language) {
    TrendTexts texts = TrendTexts.in(language);
    return new TrendText.Help(
        "expected",
        texts.text("help.expected.title"),
        texts.text("help.expected", Math.round(percentOfExpected)));
  }

  /**
   * The slope over all walks of one class in words; nothing where there is no slope. Meant for the
   * care team: the headline speaks of visits.
   */
  public static List<String> slope(ClassTrend series, Locale language) {
    TrendTexts texts = TrendTexts.in(language);
    if (!(series.slope() instanceof SlopeResult.Fitted fitted)) {
      return List.of();
    }
    return List.of(
        texts.text(
            "slope.text",
            texts.change(fitted.metresPer30Days()),
            texts.walks(fitted.walks()),
            fitted.spanDays()),
        texts.text(
            "slope.interval",
            texts.change(fitted.fit().lowPerDay() * 30),
            texts.change(fitted.fit().highPerDay() * 30)));
  }

  private TrendText tell() {
    List<String> sentences = new ArrayList<>();
    List<String> next = new ArrayList<>();
    String headline;
    if (trend.headline() instanceof Headline.ChangeSinceBaseline change) {
      headline = tellChange(change, sentences, next);
    } else if (trend.headline() instanceof Headline.CouldNotWalkForHealthReasons unable) {
      headline = texts.text("headline.UNABLE_HEALTH");
      VisitRecord visit = unable.visit();
      sentences.add(
          texts.text("sentence.unable", texts.dates(visit.firstDate(), visit.lastDate())));
      next.add(texts.text("next.unable"));
      addNextVisit(next);
    } else {
      headline = tellNothingYet((Headline.NotEnoughData) trend.headline(), sentences, next);
    }
    return new TrendText(texts.locale(), headline, sentences, next, help());
  }

  private String tellChange(
      Headline.ChangeSinceBaseline told, List<String> sentences, List<String> next) {
    Change change = told.change().important();
    // Readers subtract the two rounded means that they see; the difference must agree with them.
    long shown = Math.round(told.value().mean()) - Math.round(told.baseline().value().mean());
    sentences.add(
        texts.text(
            "sentence.start",
            texts.metres(told.baseline().value().mean()),
            texts.walks(told.baseline().value().count()),
            texts.dates(told.baseline().firstDate(), told.baseline().lastDate())));
    sentences.add(
        texts.text(
            "sentence.then",
            texts.metres(told.value().mean()),
            texts.walks(told.value().count()),
            texts.dates(told.firstDate(), told.lastDate())));
    sentences.add(texts.text("sentence.difference", texts.change(shown)));
    sentences.add(
        texts.text("sentence.interval", texts.change(change.low()), texts.change(change.high())));
    if (change.practiceAllowance() > 0) {
      sentences.add(texts.text("sentence.allowance", texts.metres(change.practiceAllowance())));
    }
    sentences.add(
        texts.text("sentence.meaning." + change.status(), texts.metres(change.threshold())));
    if (told.newerWalksDiffer()) {
      sentences.add(texts.text("sentence.newerWalksDiffer"));
    }
    if (change.status() == ChangeStatus.WORSE) {
      next.add(texts.text("next.WORSE"));
    }
    if (!addSettling(told, next)) {
      addNextVisit(next);
    }
    if (change.status() == ChangeStatus.UNCERTAIN && !anyVisitToCome()) {
      return texts.text("headline.UNCERTAIN.ended");
    }
    String certainty =
        change.call().certainty().map(Certainty::name).map(name -> "." + name).orElse("");
    double judged = shown > 0 ? Math.max(0, shown - change.practiceAllowance()) : shown;
    return texts.text("headline." + change.status() + certainty, texts.metres(Math.abs(judged)));
  }

  private boolean anyVisitToCome() {
    return trend.visits().stream()
        .map(VisitRecord::status)
        .anyMatch(s -> s == VisitStatus.OPEN || s == VisitStatus.NOT_DUE);
  }

  /** More walks are asked for only while the window is open; says whether a sentence was added. */
  private boolean addSettling(Headline.ChangeSinceBaseline told, List<String> next) {
    if (told.visit().status() != VisitStatus.OPEN) {
      return false;
    }
    if (told.change().settling() instanceof Settling.MoreValues more) {
      next.add(
          texts.text(
              "next.moreWalks",
              texts.text("moreWalks", more.count()),
              texts.date(told.visit().lastDate())));
      return true;
    }
    if (told.change().settling() instanceof Settling.CannotSettle) {
      next.add(texts.text("next.cannotSettle"));
      return true;
    }
    return false;
  }

  private String tellNothingYet(
      Headline.NotEnoughData nothing, List<String> sentences, List<String> next) {
    MissingReason reason = nothing.reason();
    sentences.add(
        texts.text(
            "sentence.reason." + reason,
            texts.walks(nothing.walksSoFar()),
            texts.text("needed", nothing.walksNeeded())));
    firstAndLastWalk()
        .ifPresent(
            dates -> sentences.add(texts.text("sentence.walksSoFar", texts.walks(count()), dates)));
    trend
        .reference()
        .map(ClassTrend::baseline)
        .filter(Baseline.Measured.class::isInstance)
        .map(Baseline.Measured.class::cast)
        .ifPresent(
            start ->
                sentences.add(
                    texts.text(
                        "sentence.start",
                        texts.metres(start.value().mean()),
                        texts.walks(start.value().count()),
                        texts.dates(start.firstDate(), start.lastDate()))));
    if (reason == MissingReason.DAY_ZERO_NOT_SET) {
      next.add(texts.text("next.dayZero"));
      return texts.text("headline.NOT_ENOUGH_DATA");
    }
    Optional<VisitRecord> open = open();
    if (reason == MissingReason.TOO_FEW_WALKS && open.isPresent()) {
      int more = nothing.walksNeeded() - nothing.walksSoFar();
      next.add(
          texts.text(
              "next.moreWalksNeeded",
              texts.text("moreWalks", more),
              texts.date(open.get().lastDate())));
    } else {
      addNextVisit(next);
    }
    return texts.text("headline.NOT_ENOUGH_DATA");
  }

  /**
   * The baseline while it runs, else the open visit, else the next one, else that there is none.
   */
  private void addNextVisit(List<String> next) {
    if (trend.dayZero().isEmpty()) {
      next.add(texts.text("next.first"));
      return;
    }
    LocalDate dayZero = trend.dayZero().get();
    VisitWindow baseline = trend.schedule().baseline();
    if (!trend.today().isAfter(baseline.lastDate(dayZero))) {
      next.add(
          texts.text(
              "next.baseline",
              texts.dates(baseline.firstDate(dayZero), baseline.lastDate(dayZero))));
      return;
    }
    Optional<VisitRecord> open = open();
    if (open.isPresent()) {
      next.add(texts.text("next.now", dates(open.get())));
      return;
    }
    next.add(
        trend.visits().stream()
            .filter(v -> v.status() == VisitStatus.NOT_DUE)
            .findFirst()
            .map(v -> texts.text("next.visit", dates(v)))
            .orElseGet(() -> texts.text("next.none")));
  }

  private Optional<VisitRecord> open() {
    return trend.visits().stream().filter(v -> v.status() == VisitStatus.OPEN).findFirst();
  }

  private String dates(VisitRecord visit) {
    return texts.dates(visit.firstDate(), visit.lastDate());
  }

  private List<ClassTrend.Point> countingWalks() {
    return trend.series().stream()
        .flatMap(s -> s.points().stream())
        .filter(p -> p.role() != ClassTrend.Role.NOT_COUNTED)
        .toList();
  }

  private int count() {
    return countingWalks().size();
  }

  private Optional<String> firstAndLastWalk() {
    List<LocalDate> dates =
        countingWalks().stream()
            .map(ClassTrend.Point::date)
            .sorted(Comparator.naturalOrder())
            .toList();
    return dates.isEmpty()
        ? Optional.empty()
        : Optional.of(texts.dates(dates.get(0), dates.get(dates.size() - 1)));
  }

  private List<TrendText.Help> help() {
    return HELP_TOPICS.stream()
        .map(
            topic ->
                new TrendText.Help(
                    topic, texts.text("help." + topic + ".title"), texts.text("help." + topic)))
        .toList();
  }
}
