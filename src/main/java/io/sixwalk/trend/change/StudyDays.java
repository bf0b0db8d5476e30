package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Study days: differences of calendar dates in one zone, never hours divided by 24. */
public final class StudyDays {
  private StudyDays() {}

  /** The study day of a date; day 0 itself is 0, the day before it -1. */
  public static long between(LocalDate dayZero, LocalDate date) {
    return ChronoUnit.DAYS.between(dayZero, date);
  }
}
