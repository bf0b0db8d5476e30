package io.sixwalk.schedule;

import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.schedule.PlanView.Item;
import io.sixwalk.walk.verdict.CountingLimits;

/**
 * That a plan asks for no walk that {@link CountingLimits} would leave out. What is asked in a
 * visit window is not looked at: windows are weeks long, and the study may move them later.
 */
final class WalkFrequency {
  private static final int WEEK = 7;

  private WalkFrequency() {}

  static void check(FieldChecks checks, String at, Item item) {
    checks
        .that(
            inSevenDays(item) <= CountingLimits.IN_SEVEN_DAYS,
            at,
            "too-often",
            "At most %d walks in seven days are counted.".formatted(CountingLimits.IN_SEVEN_DAYS))
        .that(
            item.windows() != null || times(item) <= aDay(item) * daysToDoIt(item),
            at + "/times",
            "too-often",
            "One walk a day is counted, two on day 0; there are fewer days to do it on.");
  }

  private static long inSevenDays(Item item) {
    long days = 0;
    if (item.everyDays() != null && item.everyDays() >= 1) {
      days = (span(item) + item.everyDays() - 1) / item.everyDays();
    } else if (item.weekdays() != null) {
      days = Math.min(span(item), item.weekdays().size());
    }
    return days * times(item);
  }

  /** Days of a week on which the item may be asked. */
  private static long span(Item item) {
    return item.fromDay() == null || item.toDay() == null
        ? WEEK
        : Math.max(0, Math.min(WEEK, 1L + item.toDay() - item.fromDay()));
  }

  private static int aDay(Item item) {
    boolean onDayZero =
        Integer.valueOf(0).equals(item.fromDay()) && Integer.valueOf(0).equals(item.toDay());
    return onDayZero ? CountingLimits.A_BASELINE_DAY : CountingLimits.A_DAY;
  }

  private static long daysToDoIt(Item item) {
    return 1 + (item.graceDays() == null ? 0L : Math.max(0, item.graceDays()));
  }

  private static int times(Item item) {
    return item.times() == null ? 1 : item.times();
  }
}
