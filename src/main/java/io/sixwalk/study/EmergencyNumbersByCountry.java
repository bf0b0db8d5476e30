package io.sixwalk.study;

import io.sixwalk.platform.problem.FieldChecks;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A study's own emergency numbers, by country, as its row keeps them. */
final class EmergencyNumbersByCountry {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private EmergencyNumbersByCountry() {}

  static void check(FieldChecks checks, Map<String, String> numbers) {
    if (numbers == null) {
      return;
    }
    numbers.forEach(
        (country, number) ->
            checks
                .that(
                    COUNTRIES.contains(country),
                    "/emergencyNumbers",
                    "country",
                    "A country is its code of ISO 3166-1, two capital letters.")
                .text("/emergencyNumbers/" + pointer(country), number, 20)
                .numberToCall("/emergencyNumbers/" + pointer(country), number));
  }

  static String write(Map<String, String> numbers) {
    JsonObject json = new JsonObject();
    if (numbers != null) {
      new TreeMap<>(numbers).forEach(json::put);
    }
    return json.encode();
  }

  static Map<String, String> read(String json) {
    Map<String, String> numbers = new TreeMap<>();
    new JsonObject(json).forEach(e -> numbers.put(e.getKey(), (String) e.getValue()));
    return numbers;
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
