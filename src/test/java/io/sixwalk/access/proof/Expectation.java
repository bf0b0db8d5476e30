package io.sixwalk.access.proof;

import io.sixwalk.access.Operation;
import io.sixwalk.access.Rule;
import io.sixwalk.access.StaffRole;
import java.util.Map;
import java.util.Set;

/**
 * What must come of a cell, worked out from the readable table and the plain facts of the world,
 * without a line of the code that decides in the application.
 */
enum Expectation {
  /** The table lets it in, and what it is about is there. */
  ALLOWED,
  /** The kind of person is not in the row: 403. */
  FORBIDDEN,
  /** The relation is missing, or the thing is not there: 404 with the same bytes. */
  NOTHING_HERE;

  /** Rows that name a person of the study and ask for a role in the study only. */
  private static final Set<Operation> ABOUT_THE_STUDY =
      Set.of(Operation.BREAK_GLASS, Operation.ALLOCATE);

  /** Where an id that is not there is a name to be given, or nothing to be undone. */
  private static final Set<String> TAKES_ANY_ID =
      Set.of(
          "PUT /v1/me/walks/{id}",
          "PUT /v1/me/questionnaires/{id}",
          "PUT /v1/studies/{study}/participants/{participant}/questionnaires/{id}",
          "PUT /v1/studies/{study}/participants/{participant}/ratings/{id}");

  static Expectation of(World world, Route route, Somebody somebody, Aim aim) {
    Operation operation = route.operation().orElseThrow();
    if (operation.rules().stream().noneMatch(r -> r.concerns(somebody.kind()))) {
      return FORBIDDEN;
    }
    if (operation.rules().stream()
        .noneMatch(
            r ->
                route.has("participant")
                    ? holds(world, somebody, aim, r, operation)
                    : holdsInStudy(world, route, somebody, aim, r))) {
      return NOTHING_HERE;
    }
    boolean there = aim.thingsAreThere() && reaches(world, route, somebody, aim, operation);
    return !Places.hasThing(route) || there || TAKES_ANY_ID.contains(route.name())
        ? ALLOWED
        : NOTHING_HERE;
  }

  /** Where only the thing says whose it is, it must be of somebody whom the row lets one see. */
  private static boolean reaches(
      World world, Route route, Somebody somebody, Aim aim, Operation operation) {
    if (!Places.isAboutAPersonUnnamed(route)) {
      return true;
    }
    return route.has("study")
        ? operation.rules().stream().anyMatch(r -> holds(world, somebody, aim, r, operation))
        : somebody.id().equals(aim.participant());
  }

  private static boolean holds(
      World world, Somebody somebody, Aim aim, Rule rule, Operation operation) {
    if (!rule.concerns(somebody.kind())) {
      return false;
    }
    if (rule instanceof Rule.Following following) {
      return aim.patient().filter(p -> p != world.restricted).isPresent()
          && world
              .follows
              .getOrDefault(somebody.id(), Map.of())
              .getOrDefault(aim.participant(), Set.of())
              .contains(following.scope());
    }
    if (rule instanceof Rule.BrokenGlass) {
      return aim.patient()
          .map(p -> p.id().equals(world.brokeGlass.get(somebody.id())))
          .orElse(false);
    }
    boolean wholeStudy = ABOUT_THE_STUDY.contains(operation);
    return rule instanceof Rule.Staff staff
        && aim.patient()
            .map(
                p ->
                    world.roles.stream()
                        .filter(r -> r.account().equals(somebody.id()))
                        .filter(r -> staff.roles().contains(r.role()))
                        .filter(r -> p != world.restricted || r.role() == StaffRole.STUDY_ADMIN)
                        .anyMatch(r -> wholeStudy ? r.study().equals(p.study()) : r.covers(p)))
            .orElse(false);
  }

  private static boolean holdsInStudy(
      World world, Route route, Somebody somebody, Aim aim, Rule rule) {
    if (!rule.concerns(somebody.kind())) {
      return false;
    }
    if (rule instanceof Rule.Anyone || rule instanceof Rule.Self) {
      return true;
    }
    if (!(rule instanceof Rule.Staff staff)) {
      return false;
    }
    if (!route.has("study") && staff.roles().size() == StaffRole.values().length) {
      return true;
    }
    return world.roles.stream()
        .filter(r -> r.account().equals(somebody.id()) && staff.roles().contains(r.role()))
        .anyMatch(r -> !route.has("study") || r.study().equals(aim.study()));
  }
}
