package io.sixwalk.access.proof;

import io.sixwalk.testing.Http;
import io.sixwalk.testing.Http.Answer;
import java.util.Map;

/** One question of the matrix: who asks for what, aimed at whom. */
record Cell(Route route, Somebody somebody, Aim aim, Expectation expected) {
  /** As a good client sends them; where two may edit, with the first revision. */
  static Map<String, String> headers(Route route) {
    return route.reads() || route.method().equals("DELETE")
        ? Map.of("Accept", route.gives())
        : Map.of("Accept", route.gives(), "Content-Type", route.takes(), "If-Match", "\"0\"");
  }

  static Cell of(World world, Route route, Somebody somebody, Aim aim) {
    return new Cell(route, somebody, aim, Expectation.of(world, route, somebody, aim));
  }

  Answer ask(World world) {
    return ask(world, world.token(somebody));
  }

  Answer ask(World world, String token) {
    return Http.send(
        route.method(),
        Places.address(route, aim),
        token,
        Bodies.of(route, world, aim),
        headers(route));
  }

  /** The answer without the ids that the caller sent. */
  String comparable(Answer answer) {
    String text = answer.whole();
    if (route.has("participant")) {
      text = text.replace(aim.participant().toString(), "(id)");
    }
    if (route.has("study")) {
      text = text.replace(aim.study(), "(study)");
    }
    for (String thing : aim.things().values()) {
      text = text.replace(thing, "(id)");
    }
    return text;
  }

  @Override
  public String toString() {
    return somebody.name() + ": " + route.name() + " (" + route.where() + "), " + aim.label();
  }
}
