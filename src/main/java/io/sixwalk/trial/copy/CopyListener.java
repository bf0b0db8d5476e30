package io.sixwalk.trial.copy;

import io.sixwalk.access.Actor;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Wants to know when a card may say something else than before. */
public interface CopyListener {
  /**
   * After an import, or after a fact came into force or went out of it.
   *
   * @param actor who did it; empty for the server itself
   */
  Uni<Void> changed(Optional<Actor> actor);
}
