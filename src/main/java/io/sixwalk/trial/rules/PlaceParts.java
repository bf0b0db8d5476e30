package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place as a person writes it, taken apart: "Dr. Ramos's office in Miami, Florida, USA" names
 * "Miami", "Florida" and a country.
 *
 * @param names the parts that are no countries
 * @param countries the parts that are countries
 */
record PlaceParts(List<String> names, List<String> countries) {
  private static final Pattern COMMAS = Pattern.compile("[,;/|\\n()]");

  /** What stands before it describes the place and does not name it: "a clinic in Florida". */
  private static final Pattern UP_TO_THE_NAME =
      Pattern.compile("(?i)^.*\\b(?:in|en|at|near|cerca de)\\s+");

  private static final Pattern GENERAL_WORDS =
      Pattern.compile(
          " (?:the|an?|el|la|los|las|un|una|de|del|of|clinics?|hospital|office|cent(?:er|re)|city|state|area"
              + "|downtown|cl[ií]nica|consultorio|oficina|centro|ciudad|estado|zona|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|norte|sur|este|oeste)(?="
              + " )");

  static PlaceParts of(String told) {
    List<String> names = new ArrayList<>();
    List<String> countries = new ArrayList<>();
    for (String part : COMMAS.split(told)) {
      String name = UP_TO_THE_NAME.matcher(part.strip()).replaceFirst("").strip();
      if (Countries.code(name).isPresent()) {
        countries.add(name);
      } else if (Names.words(name).length() > 2 && !isAbbreviation(name)) {
        names.add(name);
      }
    }
    return new PlaceParts(List.copyOf(names), List.copyOf(countries));
  }

  /** "FL" says nothing that could be compared with "Florida". */
  private static boolean isAbbreviation(String name) {
    return name.matches("\\p{Lu}{2}\\.?|\\p{Lu}\\.\\p{Lu}\\.|\\d+");
  }

  boolean isEmpty() {
    return names.isEmpty() && countries.isEmpty();
  }

  /**
   * Whether a location is the place: its city or facility is named and no other country is, or
   * everything that was named is its state or its country.
   */
  boolean fit(Location location) {
    boolean sameCountry = countries.stream().allMatch(c -> isStateOrCountry(location, c));
    if (isEmpty() || !sameCountry && !isCityOfCountryName(location)) {
      return false;
    }
    return names.stream().anyMatch(n -> isCityOrFacility(location, n))
        || names.stream().allMatch(n -> isStateOrCountry(location, n));
  }

  /** "Mexico" and "Singapore" are cities as well; alone they may mean the city. */
  private boolean isCityOfCountryName(Location location) {
    return names.isEmpty() && countries.stream().anyMatch(c -> isCityOrFacility(location, c));
  }

  private static boolean isCityOrFacility(Location location, String name) {
    return holds(location.city(), name) || holds(location.facility(), name);
  }

  private static boolean holds(Optional<String> named, String told) {
    return named.filter(n -> Names.oneHoldsTheOther(inFull(n), inFull(told))).isPresent();
  }

  private static boolean isStateOrCountry(Location location, String name) {
    return isSame(location.state(), name)
        || isSame(location.state(), withoutGeneralWords(name))
        || location.country().filter(c -> Countries.same(c, name)).isPresent()
        || location.country().filter(c -> Countries.same(c, withoutGeneralWords(name))).isPresent();
  }

  private static boolean isSame(Optional<String> named, String told) {
    return named.filter(n -> Names.words(n).equals(Names.words(told))).isPresent();
  }

  private static String withoutGeneralWords(String name) {
    return GENERAL_WORDS.matcher(Names.words(name)).replaceAll("").strip();
  }

  /** "St. Petersburg", "Ft. Lauderdale". */
  private static String inFull(String name) {
    return Names.words(name)
        .replace(" st ", " saint ")
        .replace(" ft ", " fort ")
        .replace(" mt ", " mount ");
  }
}
