package io.sixwalk.trend.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From walk tests to the walk distance trend. */
public final class WalkDistanceTrendRule {
  private WalkDistanceTrendRule() {}

  /** Assesses one person's walks. */
  public static WalkDistanceTrend assess(WalkDistanceRecord person) {
    List<VisitRecord> visits =
        person
            .dayZero()
            .map(
                dayZero ->
                    person.schedule().visits().stream()
                        .map(window -> VisitStatusRule.assess(window, dayZero, person))
                        .toList())
            .orElse(List.of());
    Map<ComparabilityClass, List<WalkTest>> byClass = new LinkedHashMap<>();
    for (WalkTest test : person.tests()) {
      byClass.computeIfAbsent(test.comparabilityClass(), c -> new ArrayList<>()).add(test);
    }
    List<ClassTrend> series =
        byClass.values().stream()
            .map(ofClass -> ClassTrendRule.assess(person, visits, ofClass))
            .toList();
    return new WalkDistanceTrend(
        person.thresholds(),
        person.today(),
        person.dayZero(),
        person.schedule(),
        visits,
        series,
        headline(person, visits, series));
  }

  private static Headline headline(
      WalkDistanceRecord person, List<VisitRecord> visits, List<ClassTrend> series) {
    int counting = (int) person.tests().stream().filter(WalkTest::counts).count();
    int least = person.thresholds().leastWalks();
    Optional<ClassTrend> reference = WalkDistanceTrend.reference(series);
    // From the latest visit backwards. A visit without walks, or one that has only begun, is passed
    // over; the sentence for the person names the dates of the visit it speaks of.
    boolean otherClassOnly = false;
    Headline begun = null;
    for (int i = visits.size() - 1; i >= 0; i--) {
      VisitRecord visit = visits.get(i);
      if (visit.status() == VisitStatus.UNABLE_HEALTH) {
        return new Headline.CouldNotWalkForHealthReasons(visit);
      }
      if (visit.walksThatCount() == 0 || visit.status() == VisitStatus.UNABLE_OTHER) {
        continue;
      }
      if (reference.isEmpty()) {
        break;
      }
      ClassTrend.Visit ofClass = reference.get().visits().get(i);
      if (ofClass.value().isEmpty()) {
        otherClassOnly = true;
      } else if (ofClass.change() instanceof VisitChange.Judged judged) {
        return new Headline.ChangeSinceBaseline(
            reference.get().comparabilityClass(),
            (Baseline.Measured) reference.get().baseline(),
            visit,
            ofClass.value().get(),
            ofClass.firstDate().orElseThrow(),
            ofClass.lastDate().orElseThrow(),
            judged,
            otherClassOnly);
      } else {
        Headline tooFew =
            new Headline.NotEnoughData(
                MissingReason.TOO_FEW_WALKS, ofClass.value().get().count(), least);
        if (visit.status() != VisitStatus.OPEN) {
          return begun == null ? tooFew : begun;
        }
        begun = tooFew;
      }
    }
    if (begun != null) {
      return begun;
    }
    return new Headline.NotEnoughData(
        reason(person, counting, reference.isPresent(), otherClassOnly), counting, 0);
  }

  private static MissingReason reason(
      WalkDistanceRecord person, int counting, boolean hasBaseline, boolean otherClassOnly) {
    if (counting == 0) {
      return MissingReason.NO_WALKS;
    }
    if (person.dayZero().isEmpty()) {
      return MissingReason.DAY_ZERO_NOT_SET;
    }
    if (!hasBaseline) {
      return MissingReason.NO_BASELINE;
    }
    return otherClassOnly ? MissingReason.OTHER_CLASS : MissingReason.NO_VISIT_YET;
  }
}
