package io.sixwalk.trial.copy;

import io.sixwalk.trial.rules.Lookup;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known about a number that is not here.
 *
 * @param fullDay the day for which every record of its registry is here; empty when only some are
 * @param newestDay the newest day of any record
 * @param askedDay the day on which the registry itself had no such number; empty if it was not
 *     asked
 */
record CopyState(
    Optional<LocalDate> fullDay, Optional<LocalDate> newestDay, Optional<LocalDate> askedDay) {

  /** What it means that the number is not here: the newest word that is one. */
  Lookup.Absent absent() {
    if (askedDay.isPresent() && fullDay.filter(askedDay.get()::isBefore).isEmpty()) {
      return new Lookup.Absent(Lookup.Coverage.LIVE, askedDay);
    }
    return fullDay.isPresent()
        ? new Lookup.Absent(Lookup.Coverage.FULL_COPY, fullDay)
        : new Lookup.Absent(Lookup.Coverage.PARTIAL_COPY, newestDay);
  }
}
