package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer to "is this person walking further?".
 *
 * @param thresholds the numbers it was judged by
 * @param today as of when
 * @param dayZero from which study days are counted, where there is one
 * @param schedule the windows
 * @param visits each visit as it went, over all classes; empty without a day 0
 * @param series one entry for each comparability class, in order of its first walk
 * @param headline the one thing to say first
 */
public record WalkDistanceTrend(
    Thresholds thresholds,
    LocalDate today,
    Optional<LocalDate> dayZero,
    VisitSchedule schedule,
    List<VisitRecord> visits,
    List<ClassTrend> series,
    Headline headline) {
  public WalkDistanceTrend {
    visits = List.copyOf(visits);
    series = List.copyOf(series);
  }

  /** The class that the headline is about: that of the latest baseline. */
  public Optional<ClassTrend> reference() {
    return reference(series);
  }

  static Optional<ClassTrend> reference(List<ClassTrend> series) {
    return series.stream()
        .filter(s -> s.baseline() instanceof Baseline.Measured)
        .reduce(WalkDistanceTrend::laterBaseline);
  }

  private static ClassTrend laterBaseline(ClassTrend a, ClassTrend b) {
    LocalDate lastOfA = ((Baseline.Measured) a.baseline()).lastDate();
    LocalDate lastOfB = ((Baseline.Measured) b.baseline()).lastDate();
    // On the same last day the class begun later holds: it is what the person changed to.
    return lastOfA.isAfter(lastOfB) ? a : b;
  }
}
