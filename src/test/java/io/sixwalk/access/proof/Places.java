package io.sixwalk.access.proof;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Fills the parameters of an address by their names. */
final class Places {
  /** Parameters that name something of a person or of a study, by the thing that they mean. */
  private static final Map<String, String> THINGS =
      Map.of(
          "grant", "grant",
          "device", "device",
          "site", "site",
          "account", "account",
          "membership", "membership",
          "walk", "walk");

  /** Parameters whose value is a word that everybody may know. */
  private static final Map<String, String> WORDS =
      Map.of("number", "NCT03169231", "purpose", "STUDY_PARTICIPATION", "fact", "no-such-fact");

  private static final Set<String> PEOPLE = Set.of("study", "participant");

  private Places() {}

  static boolean hasThing(Route route) {
    return route.parameters().stream().anyMatch(p -> THINGS.containsKey(meaning(route, p)));
  }

  /** A set of ids of which none exists. */
  static Map<String, String> nothing() {
    return Map.of(
        "walk", UUID.randomUUID().toString(),
        "grant", UUID.randomUUID().toString(),
        "device", UUID.randomUUID().toString(),
        "site", UUID.randomUUID().toString(),
        "account", UUID.randomUUID().toString(),
        "membership", UUID.randomUUID().toString());
  }

  static String address(Route route, Aim aim) {
    String address = route.path();
    for (String parameter : route.parameters()) {
      address =
          address.replaceFirst("\\{\\s*" + parameter + "\\s*(:[^}]*)?}", value(route, parameter, aim));
    }
    return address;
  }

  private static String value(Route route, String parameter, Aim aim) {
    return switch (parameter) {
      case "study" -> aim.study();
      case "participant" -> aim.participant().toString();
      default -> {
        String meaning = meaning(route, parameter);
        String value =
            THINGS.containsKey(meaning)
                ? aim.things().get(THINGS.get(meaning))
                : WORDS.get(meaning);
        if (value == null) {
          throw new AssertionError(unknown(route, parameter));
        }
        yield value;
      }
    };
  }

  /** What an {@code id} is an id of follows from the word before it. */
  private static String meaning(Route route, String parameter) {
    if (!parameter.equals("id")) {
      return parameter;
    }
    String before = route.path().substring(0, route.path().indexOf("/{id"));
    return switch (before.substring(before.lastIndexOf('/') + 1)) {
      case "walks" -> "walk";
      case "evidence" -> "fact";
      default -> "id";
    };
  }

  /** A sentence for who added the parameter, or null where all are known. */
  static String unknown(Route route) {
    for (String parameter : route.parameters()) {
      String meaning = meaning(route, parameter);
      if (!PEOPLE.contains(parameter)
          && !THINGS.containsKey(meaning)
          && !WORDS.containsKey(meaning)) {
        return unknown(route, parameter);
      }
    }
    return null;
  }

  private static String unknown(Route route, String parameter) {
    return "The parameter {"
        + parameter
        + "} of "
        + route.name()
        + " is not known to the matrix. Say in Places what it means: a thing of a person (then give"
        + " its id in World.things) or a word that everybody may know.";
  }
}
