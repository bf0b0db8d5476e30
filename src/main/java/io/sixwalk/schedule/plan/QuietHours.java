package io.sixwalk.schedule.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of the wall clock in which nothing rings. They may cross midnight; where both ends are the
 * same there are none.
 *
 * @param from the first quiet minute
 * @param to the first minute that is no longer quiet
 */
public record QuietHours(LocalTime from, LocalTime to) {
  public static final QuietHours DEFAULT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  public boolean include(LocalTime time) {
    if (from.isBefore(to)) {
      return !time.isBefore(from) && time.isBefore(to);
    }
    return !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
  }

  /**
   * The moment itself where it is not quiet, else the end of the quiet hours. Where the clocks skip
   * that end, it is as long after the gap as the end lies within it; where they show it twice, the
   * first that lies after the given moment.
   */
  public Instant soonest(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    if (!include(local.toLocalTime())) {
      return moment;
    }
    LocalDate endsOn =
        local.toLocalTime().isBefore(to) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    ZonedDateTime end = ZonedDateTime.of(endsOn, to, zone);
    if (!end.toInstant().isAfter(moment)) {
      end = end.withLaterOffsetAtOverlap();
    }
    return end.toInstant();
  }
}
