package io.sixwalk.trend.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When the baseline is taken and when the visits are. Windows do not overlap, so that a walk
 * belongs to one of them or to none, and they are frozen before data come in.
 *
 * @param baseline the window of the baseline
 * @param visits the windows after it, in order of time
 * @param startsWithFirstWalk whether the first walk that counts sets day 0 where the study does
 *     not: so in studies without treatment, whose baseline is the first 28 days
 */
public record VisitSchedule(
    VisitWindow baseline, List<VisitWindow> visits, boolean startsWithFirstWalk) {

  /** The id of the baseline window in the built-in schedules. */
  public static final String BASELINE = "BASELINE";

  private static final List<VisitWindow> LATER =
      List.of(
          new VisitWindow("D90", 90, 76, 104),
          new VisitWindow("D180", 180, 159, 201),
          new VisitWindow("D270", 270, 242, 298),
          new VisitWindow("D365", 365, 337, 393));

  /** Day 0 is the day of treatment; the baseline is the 28 days before it and that day. */
  public static final VisitSchedule TREATMENT =
      new VisitSchedule(
          new VisitWindow(BASELINE, 0, -28, 0), with(new VisitWindow("D30", 30, 20, 40)), false);

  /**
   * No treatment: day 0 is the first day, the baseline the first 28 days. The first visit begins
   * when the baseline has ended.
   */
  public static final VisitSchedule OBSERVATION =
      new VisitSchedule(
          new VisitWindow(BASELINE, 0, 0, 27), with(new VisitWindow("D30", 30, 28, 40)), true);

  public VisitSchedule {
    visits = List.copyOf(visits);
    Set<String> ids = new HashSet<>(Set.of(baseline.id()));
    VisitWindow before = baseline;
    for (VisitWindow visit : visits) {
      if (visit.fromDay() <= before.toDay()) {
        throw new IllegalArgumentException(
            visit.id() + " must begin after the end of " + before.id());
      }
      if (!ids.add(visit.id())) {
        throw new IllegalArgumentException("two windows are called " + visit.id());
      }
      before = visit;
    }
  }

  private static List<VisitWindow> with(VisitWindow first) {
    List<VisitWindow> all = new ArrayList<>(List.of(first));
    all.addAll(LATER);
    return all;
  }
}
