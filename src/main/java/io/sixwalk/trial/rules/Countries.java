package io.sixwalk.trial.rules;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Countries under their English, Spanish and registry names. */
final class Countries {
  private static final Map<String, String> CODES = codes();
  private static final Set<String> US_AND_TERRITORIES = Set.of("US", "PR", "GU", "VI", "AS", "MP");

  private static final Pattern ARTICLE = Pattern.compile("^(?:the|el|la|los|las) ");

  private Countries() {}

  /** The ISO 3166 code of a country's name. */
  static Optional<String> code(String name) {
    String words = Names.words(name).strip();
    return Optional.ofNullable(CODES.get(words))
        .or(() -> Optional.ofNullable(CODES.get(ARTICLE.matcher(words).replaceFirst(""))));
  }

  /** Whether the FDA's own territory is meant. */
  static boolean isUnitedStates(String name) {
    return code(name).filter(US_AND_TERRITORIES::contains).isPresent();
  }

  /** Whether two names mean one country; unknown names are compared as they stand. */
  static boolean same(String one, String other) {
    Optional<String> first = code(one);
    Optional<String> second = code(other);
    return first.isPresent() && second.isPresent()
        ? first.equals(second)
        : Names.words(one).equals(Names.words(other));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale("", code);
      codes.put(Names.words(country.getDisplayCountry(Locale.ENGLISH)).strip(), code);
      codes.put(Names.words(country.getDisplayCountry(new Locale("es"))).strip(), code);
    }
    String[][] others = {
      {"usa", "US"},
      {"us", "US"},
      {"united states of america", "US"},
      {"eeuu", "US"},
      {"ee uu", "US"},
      {"uk", "GB"},
      {"great britain", "GB"},
      {"england", "GB"},
      {"inglaterra", "GB"},
      {"korea republic of", "KR"},
      {"republic of korea", "KR"},
      {"iran islamic republic of", "IR"},
      {"russian federation", "RU"},
      {"turkey", "TR"},
      {"turkiye", "TR"},
      {"czech republic", "CZ"},
      {"viet nam", "VN"},
      {"hong kong", "HK"},
      {"moldova republic of", "MD"},
      {"antigua and barbuda", "AG"},
      {"antigua", "AG"},
      {"america", "US"},
      {"eua", "US"},
      {"scotland", "GB"},
      {"escocia", "GB"},
      {"wales", "GB"},
      {"gales", "GB"},
      {"northern ireland", "GB"},
      {"holland", "NL"},
      {"holanda", "NL"},
      {"uae", "AE"},
      {"emiratos", "AE"},
      {"korea", "KR"},
      {"corea", "KR"},
      {"caiman", "KY"},
      {"cayman", "KY"},
      {"islas caiman", "KY"},
      {"bahamas", "BS"}
    };
    for (String[] other : others) {
      codes.put(other[0], other[1]);
    }
    return Map.copyOf(codes);
  }
}
