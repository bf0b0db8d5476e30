package io.sixwalk.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * The study zone of one person through time. The phone's own zone plays no part in it.
 *
 * @param first the zone before the first change
 * @param changes in the order of time
 */
public record ZoneHistory(ZoneId first, List<Change> changes) {
  /** From this moment on the calendar of that zone counts. */
  public record Change(Instant from, ZoneId zone) {}

  public ZoneHistory {
    changes = changes.stream().sorted(Comparator.comparing(Change::from)).toList();
  }

  /** A zone that never changed. */
  public static ZoneHistory always(ZoneId zone) {
    return new ZoneHistory(zone, List.of());
  }

  public ZoneId at(Instant moment) {
    ZoneId zone = first;
    for (Change change : changes) {
      if (!change.from().isAfter(moment)) {
        zone = change.zone();
      }
    }
    return zone;
  }

  /** The calendar date of a moment, in the zone that counted then. */
  public LocalDate dateOf(Instant moment) {
    return moment.atZone(at(moment)).toLocalDate();
  }

  /**
   * Whether anybody lived through that date. Samoa went from 29 to 31 December 2011: a country that
   * crosses the date line leaves a date out.
   */
  public boolean has(LocalDate date) {
    ZoneId zone = at(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    return date.atStartOfDay(zone).toLocalDate().equals(date);
  }
}
