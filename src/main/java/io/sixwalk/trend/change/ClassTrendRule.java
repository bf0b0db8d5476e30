package io.sixwalk.trend.change;

import io.sixwalk.trend.change.ClassTrend.Point;
import io.sixwalk.trend.change.ClassTrend.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Practice walk, baseline, visits and slope of one comparability class. */
final class ClassTrendRule {
  private final WalkDistanceRecord person;
  private final List<VisitRecord> visitRecords;
  private final List<WalkTest> all;
  private final List<WalkTest> counting;
  private final Optional<WalkTest> practice;
  private final List<WalkTest> baselineWalks;

  private ClassTrendRule(
      WalkDistanceRecord person, List<VisitRecord> visitRecords, List<WalkTest> ofClass) {
    this.person = person;
    this.visitRecords = visitRecords;
    this.all = ofClass;
    this.counting = ofClass.stream().filter(WalkTest::counts).toList();
    this.practice = person.practisedBefore() ? Optional.empty() : counting.stream().findFirst();
    this.baselineWalks = walksOf(person.schedule().baseline());
  }

  /** Assesses the walks of one class, which must be in order of time. */
  static ClassTrend assess(
      WalkDistanceRecord person, List<VisitRecord> visits, List<WalkTest> ofClass) {
    return new ClassTrendRule(person, visits, ofClass).trend();
  }

  private ClassTrend trend() {
    Baseline baseline = baseline();
    return new ClassTrend(
        all.get(0).comparabilityClass(),
        all.stream().map(this::point).toList(),
        practice.map(WalkTest::id),
        baseline,
        visitRecords.stream().map(v -> visit(v, baseline)).toList(),
        slope());
  }

  /** The walks of a window that count: without the practice walk, unless there is no other. */
  private List<WalkTest> walksOf(VisitWindow window) {
    List<WalkTest> inside =
        counting.stream()
            .filter(t -> studyDay(t).isPresent() && window.contains(studyDay(t).getAsLong()))
            .toList();
    List<WalkTest> practised = inside.stream().filter(t -> !isPractice(t)).toList();
    return practised.isEmpty() ? inside : practised;
  }

  private Baseline baseline() {
    Optional<MeanValue> value = mean(baselineWalks);
    if (value.isEmpty()) {
      return new Baseline.None();
    }
    MeanValue mean = value.get();
    double halfWidth = ChangeRule.Z * mean.standardError(measurementError(baselineWalks));
    return new Baseline.Measured(
        quality(),
        mean,
        mean.mean() - halfWidth,
        mean.mean() + halfWidth,
        baselineWalks.stream().map(WalkTest::id).toList(),
        baselineWalks.get(0).localDate(),
        last(baselineWalks).localDate());
  }

  private BaselineQuality quality() {
    if (baselineWalks.size() >= 2) {
      return BaselineQuality.MULTI;
    }
    if (practice.isEmpty()) {
      return BaselineQuality.SINGLE;
    }
    return isPractice(baselineWalks.get(0))
        ? BaselineQuality.SINGLE_PRACTICE
        : BaselineQuality.SINGLE_AFTER_PRACTICE;
  }

  private ClassTrend.Visit visit(VisitRecord record, Baseline baseline) {
    List<WalkTest> walks = walksOf(record.window());
    Optional<MeanValue> value = mean(walks);
    return new ClassTrend.Visit(
        record.window().id(),
        value,
        edge(value, walks, -ChangeRule.Z),
        edge(value, walks, ChangeRule.Z),
        walks.isEmpty() ? Optional.empty() : Optional.of(walks.get(0).localDate()),
        walks.isEmpty() ? Optional.empty() : Optional.of(last(walks).localDate()),
        change(record, baseline, walks, value));
  }

  private OptionalDouble edge(Optional<MeanValue> value, List<WalkTest> walks, double z) {
    return value.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            value.get().mean() + z * value.get().standardError(measurementError(walks)));
  }

  private VisitChange change(
      VisitRecord record, Baseline baseline, List<WalkTest> walks, Optional<MeanValue> value) {
    Settling nothing = new Settling.NothingToSettle();
    if (record.status() == VisitStatus.UNABLE_HEALTH
        || record.status() == VisitStatus.UNABLE_OTHER) {
      return new VisitChange.NotJudged(MissingReason.COULD_NOT_WALK, nothing);
    }
    if (value.isEmpty()) {
      return new VisitChange.NotJudged(MissingReason.NO_VISIT_YET, nothing);
    }
    if (!(baseline instanceof Baseline.Measured start)) {
      return new VisitChange.NotJudged(MissingReason.NO_BASELINE, nothing);
    }
    Thresholds thresholds = person.thresholds();
    List<WalkTest> compared = new ArrayList<>(baselineWalks);
    compared.addAll(walks);
    double error = measurementError(compared);
    double allowance =
        start.quality() == BaselineQuality.SINGLE_PRACTICE
            ? thresholds.practiceAllowance().value()
            : 0;
    MeanValue from = start.value();
    MeanValue to = value.get();
    Settling settling =
        SettlingRule.settle(
            from, to, error, thresholds.important().value(), allowance, thresholds.leastWalks());
    if (to.count() < thresholds.leastWalks()) {
      return new VisitChange.NotJudged(MissingReason.TOO_FEW_WALKS, settling);
    }
    return new VisitChange.Judged(
        ChangeRule.compare(from, to, error, thresholds.important().value(), allowance),
        ChangeRule.compare(from, to, error, thresholds.small().value(), allowance),
        ChangeRule.compare(from, to, error, thresholds.substantial().value(), allowance),
        settling);
  }

  /** All walks that count from the baseline window on, without the practice walk. */
  private SlopeResult slope() {
    if (person.dayZero().isEmpty()) {
      return new SlopeResult.NotFitted(MissingReason.DAY_ZERO_NOT_SET, 0, 0);
    }
    int from = person.schedule().baseline().fromDay();
    List<WalkTest> walks =
        counting.stream().filter(t -> !isPractice(t) && studyDay(t).getAsLong() >= from).toList();
    return SlopeRule.assess(
        walks.stream().mapToLong(t -> studyDay(t).getAsLong()).toArray(),
        walks.stream().mapToDouble(WalkTest::metres).toArray(),
        person.thresholds().projectionDays(),
        person.thresholds().important().value());
  }

  private Point point(WalkTest test) {
    return new Point(test.id(), test.localDate(), studyDay(test), test.metres(), role(test));
  }

  private Role role(WalkTest test) {
    if (!test.counts()) {
      return Role.NOT_COUNTED;
    }
    if (baselineWalks.contains(test)) {
      return Role.BASELINE;
    }
    if (person.schedule().visits().stream().anyMatch(w -> walksOf(w).contains(test))) {
      return Role.VISIT;
    }
    return isPractice(test) ? Role.PRACTICE : Role.BETWEEN;
  }

  private boolean isPractice(WalkTest test) {
    return practice.filter(test::equals).isPresent();
  }

  private OptionalLong studyDay(WalkTest test) {
    Optional<LocalDate> dayZero = person.dayZero();
    return dayZero.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(StudyDays.between(dayZero.get(), test.localDate()));
  }

  private double measurementError(List<WalkTest> compared) {
    return person
        .thresholds()
        .measurementError(compared.stream().allMatch(WalkTest::supervisedByClinician));
  }

  private static Optional<MeanValue> mean(List<WalkTest> walks) {
    return MeanValue.of(walks.stream().mapToDouble(WalkTest::metres).toArray());
  }

  private static WalkTest last(List<WalkTest> walks) {
    return walks.get(walks.size() - 1);
  }
}
