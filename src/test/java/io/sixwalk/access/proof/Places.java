package io.sixwalk.access.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Fills the parameters of an address: what each means follows from the word before it. */
final class Places {
  /** What belongs to a person or a study: the word before the id, and what it is an id of. */
  private static final Map<String, String> THINGS =
      Map.of(
          "walks", "walk",
          "caregivers", "grant",
          "grants", "grant",
          "devices", "device",
          "sites", "site",
          "alerts", "alert",
          "adverse-events", "event",
          "measuring-devices", "measuring device",
          "questionnaires", "response",
          "ratings", "rating");

  /** Two ids follow one word. */
  private static final Set<String> STAFF = Set.of("account", "membership");

  /** Parameters whose value is a word that everybody may know, by their names. */
  private static final Map<String, String> WORDS =
      Map.of("number", "NCT03169231", "purpose", "STUDY_PARTICIPATION", "version", "1.0.0");

  /** The same by the word before them. */
  private static final Map<String, String> WORDS_AFTER =
      Map.of("evidence", "no-such-fact", "instruments", "phq-2");

  /** Things that one person owns, wherever they are asked for. */
  private static final Set<String> OF_A_PERSON =
      Set.of("walk", "grant", "device", "alert", "event", "measuring device", "response");

  private Places() {}

  static boolean hasThing(Route route) {
    return route.parameters().stream().anyMatch(p -> thing(route, p) != null);
  }

  /** Whether the address names nobody and yet leads to what belongs to one person. */
  static boolean isAboutAPersonUnnamed(Route route) {
    return !route.has("participant")
        && route.parameters().stream()
            .anyMatch(p -> OF_A_PERSON.contains(String.valueOf(thing(route, p))));
  }

  /** A set of ids of which none exists. */
  static Map<String, String> nothing() {
    Map<String, String> ids = new HashMap<>();
    THINGS.values().forEach(t -> ids.put(t, UUID.randomUUID().toString()));
    STAFF.forEach(t -> ids.put(t, UUID.randomUUID().toString()));
    return ids;
  }

  static String address(Route route, Aim aim) {
    String address = route.path();
    for (String parameter : route.parameters()) {
      address =
          address.replaceFirst(
              "\\{\\s*" + parameter + "\\s*(:[^}]*)?}", value(route, parameter, aim));
    }
    return address;
  }

  private static String value(Route route, String parameter, Aim aim) {
    if (parameter.equals("study")) {
      return aim.study();
    }
    if (parameter.equals("participant")) {
      return aim.participant().toString();
    }
    String thing = thing(route, parameter);
    return thing != null ? aim.things().get(thing) : word(route, parameter);
  }

  private static String thing(Route route, String parameter) {
    return STAFF.contains(parameter) ? parameter : THINGS.get(wordBefore(route, parameter));
  }

  private static String word(Route route, String parameter) {
    String word = WORDS_AFTER.get(wordBefore(route, parameter));
    return word != null && !WORDS.containsKey(parameter) ? word : WORDS.get(parameter);
  }

  private static String wordBefore(Route route, String parameter) {
    List<String> parts = List.of(route.path().split("/"));
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).startsWith("{" + parameter)) {
        return parts.get(i - 1);
      }
    }
    return "";
  }

  /** A sentence for who added the parameter, or null where all are known. */
  static String unknown(Route route) {
    for (String parameter : route.parameters()) {
      if (!Set.of("study", "participant").contains(parameter)
          && thing(route, parameter) == null
          && word(route, parameter) == null) {
        return "The parameter {"
            + parameter
            + "} of "
            + route.name()
            + " is not known to the matrix. Say in Places what it means: a thing of a person or a"
            + " study (then give its id in World.things), or a word that everybody may know.";
      }
    }
    return null;
  }
}
