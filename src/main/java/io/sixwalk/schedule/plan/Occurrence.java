package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One time that an item is asked for.
 *
 * @param planVersion the version of the plan that asks
 * @param window code of the visit window, where the item stands in one
 * @param first first date on which it can be done
 * @param last last date on which it is asked for
 * @param closes last date on which it is still taken: {@code last} and the days of grace
 */
public record Occurrence(
    int planVersion,
    PlanItem item,
    Optional<String> window,
    LocalDate first,
    LocalDate last,
    LocalDate closes) {

  public boolean takes(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(closes);
  }

  /** The same, open no earlier than that date; empty where nothing is left of it. */
  Optional<Occurrence> from(LocalDate earliest) {
    if (!first.isBefore(earliest)) {
      return Optional.of(this);
    }
    if (closes.isBefore(earliest)) {
      return Optional.empty();
    }
    LocalDate laterLast = last.isBefore(earliest) ? earliest : last;
    return Optional.of(new Occurrence(planVersion, item, window, earliest, laterLast, closes));
  }

  /** The same, closed no later than that date. */
  Occurrence until(LocalDate latest) {
    LocalDate end = closes.isAfter(latest) ? latest : closes;
    return new Occurrence(planVersion, item, window, first, last.isAfter(end) ? end : last, end);
  }
}
