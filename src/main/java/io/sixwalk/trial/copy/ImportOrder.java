package io.sixwalk.trial.copy;

import io.sixwalk.access.Actor;
import io.sixwalk.trial.rules.PartialDate;
import java.util.Optional;

/**
 * What to import, and on whose behalf.
 *
 * @param source where it comes from, in words
 * @param copyDate when the copy was made, where the records do not tell
 * @param full whether it is every record of ClinicalTrials.gov
 * @param actor the study admin who brings it; empty for the server itself
 */
public record ImportOrder(
    Kind kind, String source, Optional<PartialDate> copyDate, boolean full, Optional<Actor> actor) {

  /** Who brings records. */
  public enum Kind {
    BUNDLED,
    COMMAND,
    ADMIN,
    REFRESH
  }

  /** An import by the server itself. */
  public static ImportOrder of(Kind kind, String source) {
    return new ImportOrder(kind, source, Optional.empty(), false, Optional.empty());
  }
}
