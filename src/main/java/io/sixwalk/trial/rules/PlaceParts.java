package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place as a person writes it, taken apart: "Dr. Ramos's office in Miami, Florida, USA" names
 * "Miami", "Florida" and a country. Words that many places share, such as "hospital", name none.
 *
 * @param names the parts that are neither states of the United States nor countries
 * @param states the parts that are such states
 * @param letters the states that are told by two letters behind a name
 * @param countries the parts that are countries
 */
record PlaceParts(
    List<String> names, List<String> states, List<String> letters, List<String> countries) {
  private static final Pattern COMMAS = Pattern.compile("[,;/|\\n()]");

  /** What stands before it describes the place and does not name it: "a clinic in Florida". */
  private static final Pattern UP_TO_THE_NAME =
      Pattern.compile("(?i)^.*\\b(?:in|en|at|near|cerca de)\\s+");

  private static final Pattern OF = Pattern.compile("(?i)of|del?|la");
  private static final Pattern POST_CODE = Pattern.compile("\\d[\\d-]*");
  private static final int LONGEST_REGION_IN_WORDS = 3;

  private static final Pattern AROUND_A_REGION =
      Pattern.compile(
          " (?:the|el|la|state|estado|of|del?|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?"
              + "|central|norte|sur|este|oeste)(?= )");

  /** The ways in which a place can be read, with commas as told and with those that are missing. */
  static List<PlaceParts> readings(String told) {
    return Stream.of(of(told), of(withCommas(told))).distinct().toList();
  }

  static PlaceParts of(String told) {
    List<String> names = new ArrayList<>();
    List<String> states = new ArrayList<>();
    List<String> letters = new ArrayList<>();
    List<String> countries = new ArrayList<>();
    for (String part : COMMAS.split(told)) {
      String name = UP_TO_THE_NAME.matcher(part.strip()).replaceFirst("").strip();
      if (Countries.code(name).isPresent()) {
        countries.add(name);
      } else if (state(name).isPresent()) {
        states.add(name);
      } else if (isAbbreviation(name)) {
        // "VA, Miami" is a hospital; only behind a name two letters tell its state.
        Optional.of(name)
            .filter(n -> !names.isEmpty() && UsStates.abbreviated(n).isPresent())
            .ifPresent(letters::add);
      } else if (!GeneralWords.areAll(name)) {
        names.add(name);
        // "Dr. Ramos, MD, Miami": they belonged to somebody.
        letters.clear();
      }
    }
    return new PlaceParts(
        List.copyOf(names), List.copyOf(states), List.copyOf(letters), List.copyOf(countries));
  }

  /** "Miami FL 33125" and "Miami Florida USA" with their commas; "University of Florida" as is. */
  private static String withCommas(String told) {
    return COMMAS
        .splitAsStream(told)
        .map(PlaceParts::regionsApart)
        .collect(Collectors.joining(","));
  }

  private static String regionsApart(String part) {
    List<String> words = Arrays.asList(part.strip().split("\\s+"));
    for (int count = Math.min(LONGEST_REGION_IN_WORDS, words.size() - 1); count > 0; count--) {
      int at = words.size() - count;
      String last = String.join(" ", words.subList(at, words.size()));
      if (isRegionName(last) && !OF.matcher(words.get(at - 1)).matches() && !isRegionName(part)) {
        return regionsApart(String.join(" ", words.subList(0, at))) + "," + last;
      }
    }
    return part;
  }

  private static boolean isRegionName(String name) {
    return Countries.code(name).isPresent()
        || UsStates.named(name).isPresent()
        || isAbbreviation(name)
        || POST_CODE.matcher(name).matches();
  }

  private static boolean isAbbreviation(String name) {
    return name.matches("\\p{Lu}{2}\\.?|\\p{Lu}\\.\\p{Lu}\\.|\\d+");
  }

  /** "West Virginia" is a state of its own; "South Florida" is in one. */
  private static Optional<String> state(String name) {
    return UsStates.named(name).or(() -> UsStates.named(regionOnly(name)));
  }

  private static String regionOnly(String name) {
    return AROUND_A_REGION.matcher(Names.words(name)).replaceAll("").strip();
  }

  boolean isEmpty() {
    return names.isEmpty() && states.isEmpty() && countries.isEmpty();
  }

  /**
   * Whether a location is the place. No state or country that was named may be another one. Then
   * either its city is named, or everything that was named is its facility, its state or its
   * country.
   */
  boolean fit(Location location) {
    boolean sameCountry = countries.stream().allMatch(c -> isRegion(location, c));
    if (isEmpty() || !sameCountry && !isCityOfCountryName(location) || isInAnotherState(location)) {
      return false;
    }
    return names.stream().anyMatch(n -> isCity(location, n))
        || states.stream().allMatch(s -> isStateOf(location, s) || isWholeCity(location, s))
            && names.stream().allMatch(n -> isFacility(location, n) || isRegion(location, n));
  }

  /** "Mexico" and "Singapore" are cities as well; alone they may mean the city. */
  private boolean isCityOfCountryName(Location location) {
    return names.isEmpty() && countries.stream().anyMatch(c -> isWholeCity(location, c));
  }

  private boolean isInAnotherState(Location location) {
    boolean abroad = location.country().filter(c -> !Countries.isUnitedStates(c)).isPresent();
    boolean comparable = abroad || location.state().isPresent();
    return comparable
        && (states.stream().anyMatch(s -> !isStateOf(location, s) && !isWholeCity(location, s))
            // Behind a city abroad two letters may mean something else.
            || !abroad && letters.stream().anyMatch(l -> !isStateOf(location, l)));
  }

  private static boolean isStateOf(Location location, String told) {
    Optional<String> meant = UsStates.abbreviated(told).or(() -> state(told));
    return meant.isPresent()
        && meant.equals(
            location.state().flatMap(s -> UsStates.abbreviated(s).or(() -> UsStates.named(s))));
  }

  private static boolean isRegion(Location location, String name) {
    return isSame(location.state(), name)
        || isSame(location.state(), regionOnly(name))
        || location.country().filter(c -> Countries.same(c, name)).isPresent()
        || location.country().filter(c -> Countries.same(c, regionOnly(name))).isPresent();
  }

  private static boolean isSame(Optional<String> named, String told) {
    return named.filter(n -> Names.words(n).equals(Names.words(told))).isPresent();
  }

  private static boolean isWholeCity(Location location, String name) {
    return cities(location).anyMatch(c -> inFull(c).equals(inFull(name)));
  }

  /** "Miami hospital" is in Miami; "New York" is not York. */
  private static boolean isCity(Location location, String name) {
    String own = GeneralWords.without(inFull(name));
    return isWholeCity(location, name)
        || !own.isBlank()
            && cities(location)
                .anyMatch(
                    c -> inFull(c).equals(own) || GeneralWords.without(inFull(c)).equals(own));
  }

  private static Stream<String> cities(Location location) {
    return location.city().stream()
        .flatMap(c -> Stream.concat(Stream.of(c), COMMAS.splitAsStream(c)))
        .filter(c -> !c.isBlank());
  }

  /** One word does not tell a facility: "Jackson" is not Jackson Memorial Hospital. */
  private static boolean isFacility(Location location, String name) {
    return location
        .facility()
        .map(f -> List.of(inFull(f), inFull(name)))
        .filter(pair -> Names.oneHoldsTheOther(pair.get(0), pair.get(1)))
        .flatMap(pair -> pair.stream().min((a, b) -> Integer.compare(a.length(), b.length())))
        .filter(shorter -> shorter.strip().contains(" ") && !GeneralWords.areAll(shorter))
        .isPresent();
  }

  /** "St. Petersburg", "Ft. Lauderdale", "the clinic". */
  private static String inFull(String name) {
    return Names.words(name)
        .replaceFirst("^ (?:the|an?|el|la|los|las|una?) ", " ")
        .replace(" st ", " saint ")
        .replace(" ft ", " fort ")
        .replace(" mt ", " mount ");
  }
}
