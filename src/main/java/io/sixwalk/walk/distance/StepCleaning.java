package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns logged step readings into a {@link StepCurve}. */
final class StepCleaning {
  /** Fewer steps than this say nothing about a walk. */
  static final double FEWEST_STEPS = 10;

  /** Faster than sprinters step; a reading that implies more is a fault of the counter. */
  private static final double MOST_STEPS_PER_SECOND = 5;

  private static final double AFTER_SECONDS = 15;

  private static final StepCurve NONE = new StepCurve(new double[0], new double[0]);

  private record Reading(double t, double count) {}

  private StepCleaning() {}

  static StepCurve clean(Steps steps, double elapsedSeconds, FlagCollector flags) {
    List<Reading> readings = inTime(usable(steps, elapsedSeconds, flags), elapsedSeconds, flags);
    if (readings.size() < 2) {
      flags.raise(DistanceFlag.NO_STEPS, "%d usable step readings", readings.size());
      return NONE;
    }
    StepCurve curve = restsAtTheirPlace(cumulative(readings, flags));
    if (curve.total() < FEWEST_STEPS) {
      flags.raise(DistanceFlag.NO_STEPS, "%.0f steps in the whole walk", curve.total());
      return NONE;
    }
    return curve;
  }

  private static List<Reading> usable(Steps steps, double elapsedSeconds, FlagCollector flags) {
    List<Reading> readings = new ArrayList<>();
    int unusable = 0;
    for (int i = 0; i < steps.size(); i++) {
      double t = steps.elapsedSeconds().get(i);
      double count = steps.cumulativeCount().get(i);
      if (Double.isFinite(t) && count >= 0 && count < 1e12) {
        readings.add(new Reading(t, count));
      } else {
        unusable++;
      }
    }
    if (unusable > 0) {
      flags.raise(DistanceFlag.VALUE_UNUSABLE, "%d step readings without a number", unusable);
    }
    double[] logged = readings.stream().mapToDouble(Reading::t).toArray();
    double[] repaired = ClockRepair.repair(logged, elapsedSeconds, "steps", flags);
    for (int i = 0; i < repaired.length; i++) {
      readings.set(i, new Reading(repaired[i], readings.get(i).count));
    }
    return readings;
  }

  private static List<Reading> inTime(
      List<Reading> readings, double elapsedSeconds, FlagCollector flags) {
    List<Reading> kept = new ArrayList<>();
    boolean sorted = true;
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      sorted &= i == 0 || readings.get(i - 1).t <= reading.t;
      if (reading.t >= -FixCleaning.BEFORE_SECONDS && reading.t <= elapsedSeconds + AFTER_SECONDS) {
        kept.add(reading);
      }
    }
    if (!sorted) {
      flags.raise(DistanceFlag.TIME_OUT_OF_ORDER, "step times go back");
      // Within equal times the counter only grows; this makes the order of such rows irrelevant.
      kept.sort(Comparator.comparingDouble(Reading::t).thenComparingDouble(Reading::count));
    }
    return kept;
  }

  /** Counts from the start of the walk, across resets and impossible leaps of the counter. */
  private static StepCurve cumulative(List<Reading> readings, FlagCollector flags) {
    List<Reading> knots = new ArrayList<>();
    double previousCount = readings.get(0).count;
    double previousTime = readings.get(0).t;
    double sum = 0;
    // A counter that was set to zero at the start has counted from then on; one that counts since
    // the phone was switched on tells only differences.
    boolean startedAtZero =
        previousTime > 0 && previousCount <= 10 + 3 * Math.min(previousTime, 20);
    if (startedAtZero && previousCount > 0) {
      knots.add(new Reading(0, 0));
      sum = previousCount;
    }
    knots.add(new Reading(previousTime, sum));
    int resets = 0;
    int leaps = 0;
    for (Reading reading : readings.subList(1, readings.size())) {
      double gained = reading.count - previousCount;
      if (gained < -3) {
        resets++;
        gained = reading.count;
      }
      double dt = reading.t - previousTime;
      if (gained > 20 + MOST_STEPS_PER_SECOND * Math.max(dt, 10)) {
        leaps++;
        gained = 0;
      }
      previousCount = reading.count;
      previousTime = reading.t;
      sum += Math.max(0, gained);
      boolean isLast = reading == readings.get(readings.size() - 1);
      if (gained <= 0 && !isLast) {
        // A plateau is a batch in the making or a rest; which one shows at the next count.
        continue;
      }
      Reading last = knots.get(knots.size() - 1);
      if (reading.t - last.t < 1e-3) {
        knots.set(knots.size() - 1, new Reading(last.t, sum));
      } else {
        knots.add(new Reading(reading.t, sum));
      }
    }
    if (resets > 0) {
      flags.raise(DistanceFlag.STEP_COUNTER_RESET, "the step counter went back %d times", resets);
    }
    if (leaps > 0) {
      flags.raise(DistanceFlag.STEP_COUNT_IMPLAUSIBLE, "%d leaps of the counter left out", leaps);
    }
    return new StepCurve(
        knots.stream().mapToDouble(Reading::t).toArray(),
        knots.stream().mapToDouble(Reading::count).toArray());
  }

  /**
   * A counter that reports only when it counts is silent during a rest, and its next reading closes
   * the whole silence. Spread evenly, those few steps would hide the rest: they are put at its end,
   * at the usual cadence.
   */
  private static StepCurve restsAtTheirPlace(StepCurve curve) {
    if (curve.isEmpty() || curve.total() < FEWEST_STEPS) {
      return curve;
    }
    double usual = curve.usualRate();
    List<Reading> knots = new ArrayList<>();
    for (int i = 0; i < curve.seconds().length; i++) {
      double t = curve.seconds()[i];
      if (i > 0) {
        double dt = t - curve.seconds()[i - 1];
        double gained = curve.counts()[i] - curve.counts()[i - 1];
        if (dt > 8 && gained < 0.5 * usual * dt && gained > 0) {
          knots.add(new Reading(t - gained / usual, curve.counts()[i - 1]));
        }
      }
      knots.add(new Reading(t, curve.counts()[i]));
    }
    return new StepCurve(
        knots.stream().mapToDouble(Reading::t).toArray(),
        knots.stream().mapToDouble(Reading::count).toArray());
  }
}
