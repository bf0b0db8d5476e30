package io.sixwalk.trial.copy;

import io.sixwalk.trial.rules.Lookup;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How much of a registry is here.
 *
 * @param fullDay the day for which every record is here; empty when only some are
 * @param newestDay the newest day of any record
 */
public record CopyState(Optional<LocalDate> fullDay, Optional<LocalDate> newestDay) {

  /** What it means that a number is not here. */
  public Lookup.Absent absent() {
    return fullDay.isPresent()
        ? new Lookup.Absent(Lookup.Coverage.FULL_COPY, fullDay)
        : new Lookup.Absent(Lookup.Coverage.PARTIAL_COPY, newestDay);
  }
}
