package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The days in which walks are asked for, both ends included.
 *
 * @param id names the visit, such as {@code D90}
 * @param targetDay the study day that the visit stands for
 * @param fromDay first study day
 * @param toDay last study day
 */
public record VisitWindow(String id, int targetDay, int fromDay, int toDay) {
  public VisitWindow {
    Objects.requireNonNull(id, "id");
    if (fromDay > targetDay || targetDay > toDay) {
      throw new IllegalArgumentException(
          id + ": day " + targetDay + " is not in " + fromDay + ".." + toDay);
    }
  }

  /** Whether a study day lies in the window. */
  public boolean contains(long studyDay) {
    return fromDay <= studyDay && studyDay <= toDay;
  }

  /** The first date of the window. */
  public LocalDate firstDate(LocalDate dayZero) {
    return dayZero.plusDays(fromDay);
  }

  /** The last date of the window. */
  public LocalDate lastDate(LocalDate dayZero) {
    return dayZero.plusDays(toDay);
  }
}
