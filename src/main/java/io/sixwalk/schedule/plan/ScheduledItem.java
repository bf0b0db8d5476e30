package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An occurrence and what became of it.
 *
 * @param done how often it was done; of walks, those that count
 * @param sent everything that came for it
 * @param doneToday whether some of it came today: one walk a day is enough
 * @param restUntil of walks: when another one would be counted again, where today none would
 */
public record ScheduledItem(
    Occurrence occurrence,
    Status status,
    int done,
    int sent,
    boolean doneToday,
    Optional<LocalDate> restUntil) {

  /** Whether there is something left to do today. */
  public boolean isForToday() {
    return !doneToday && restUntil.isEmpty();
  }
}
