package io.sixwalk.trial.rules;

import java.time.LocalDate;
import java.util.Optional;

/** What a search for the number in the copy of the registry, or in the registry itself, gave. */
public sealed interface Lookup {

  /** The record; its own number may differ from the one asked for when that is an alias. */
  record Found(RegistryRecord record) implements Lookup {}

  /**
   * Nothing.
   *
   * @param coverage what was searched
   * @param date the date of the copy, or of the live answer
   */
  record Absent(Coverage coverage, Optional<LocalDate> date) implements Lookup {}

  /** There was no number to look for. */
  record NotTried() implements Lookup {}

  /** What was searched. */
  enum Coverage {
    /** A copy of some records; a missing number proves nothing. */
    PARTIAL_COPY,
    /** A copy of the whole registry. */
    FULL_COPY,
    /** The registry itself answered that it has no such number. */
    LIVE
  }
}
