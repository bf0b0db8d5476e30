package io.sixwalk.trend.change;

import java.time.LocalDate;

/** The one thing to say first. */
public sealed interface Headline {

  /**
   * Change from the baseline to a visit.
   *
   * @param comparabilityClass of baseline and visit
   * @param baseline where the person started
   * @param visit the visit as it went
   * @param value the visit mean in metres
   * @param firstDate of the visit's walks
   * @param lastDate of the visit's walks
   * @param change what the rule says
   * @param newerWalksDiffer whether there are walks since then that cannot be compared, because
   *     they are of another class
   */
  record ChangeSinceBaseline(
      ComparabilityClass comparabilityClass,
      Baseline.Measured baseline,
      VisitRecord visit,
      MeanValue value,
      LocalDate firstDate,
      LocalDate lastDate,
      VisitChange.Judged change,
      boolean newerWalksDiffer)
      implements Headline {}

  /**
   * The latest visit could not take place for health reasons. This stands beside the five words,
   * and is never a distance of 0 m.
   *
   * @param visit the visit
   */
  record CouldNotWalkForHealthReasons(VisitRecord visit) implements Headline {}

  /**
   * Nothing can be said yet.
   *
   * @param reason why
   * @param walksSoFar walks that bear on it
   * @param walksNeeded how many there must be; 0 where a number does not help
   */
  record NotEnoughData(MissingReason reason, int walksSoFar, int walksNeeded) implements Headline {}
}
