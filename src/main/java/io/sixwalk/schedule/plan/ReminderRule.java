package io.sixwalk.schedule.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a person is reminded on a day, and when. There is at most one reminder a day, however
 * much is open: on the first day of an occurrence, every seventh day after it, on its last day and
 * on the day it closes. Somebody who has done today's part, or is to rest, is not reminded of it.
 */
public final class ReminderRule {
  /** When a reminder comes unless the person wishes another time. */
  public static final LocalTime DEFAULT_TIME = LocalTime.of(10, 0);

  private static final int REPEATED_AFTER_DAYS = 7;

  private ReminderRule() {}

  /**
   * What a person wishes.
   *
   * @param zone whose clock the times mean: where the person is, or the study zone
   */
  public record Wishes(boolean optedOut, LocalTime at, QuietHours quiet, ZoneId zone) {}

  /** The moment of the reminder for {@code date}, or empty where there is none. */
  public static Optional<Instant> moment(Schedule schedule, LocalDate date, Wishes wishes) {
    boolean asked = schedule.items().stream().anyMatch(i -> reminds(i, date, schedule.today()));
    return wishes.optedOut() || !asked ? Optional.empty() : moment(date, wishes);
  }

  private static boolean reminds(ScheduledItem item, LocalDate date, LocalDate today) {
    Occurrence o = item.occurrence();
    if (item.status() == Status.COMING || item.status().isOpen()) {
      long open = ChronoUnit.DAYS.between(o.first(), date);
      return o.takes(date)
          && !(item.doneToday() && date.equals(today))
          && item.restUntil().filter(date::isBefore).isEmpty()
          && (open % REPEATED_AFTER_DAYS == 0 || date.equals(o.last()) || date.equals(o.closes()));
    }
    return false;
  }

  /** The wished time, or the first moment of that date that is not quiet; empty if all of it is. */
  private static Optional<Instant> moment(LocalDate date, Wishes wishes) {
    Instant wished = ZonedDateTime.of(date, wishes.at(), wishes.zone()).toInstant();
    return onDate(wishes.quiet().soonest(wished, wishes.zone()), date, wishes.zone())
        .or(
            () ->
                onDate(
                    wishes
                        .quiet()
                        .soonest(date.atStartOfDay(wishes.zone()).toInstant(), wishes.zone()),
                    date,
                    wishes.zone()));
  }

  private static Optional<Instant> onDate(Instant moment, LocalDate date, ZoneId zone) {
    return Optional.of(moment).filter(m -> m.atZone(zone).toLocalDate().equals(date));
  }
}
