package io.sixwalk.access;

import io.sixwalk.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;

/** The actor of this request, put here by {@link PolicyFilter} before the endpoint runs. */
@RequestScoped
public class CurrentActor {
  private Actor actor = Actor.nobody();

  void set(Actor known) {
    this.actor = known;
  }

  /** The actor, who is known: the endpoint's operation asks for an account. */
  public Actor get() {
    if (actor.known().isEmpty()) {
      throw ProblemException.unauthorized("not-signed-in", "Please sign in.");
    }
    return actor;
  }
}
