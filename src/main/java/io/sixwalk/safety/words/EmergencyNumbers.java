package io.sixwalk.safety.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Numbers to call for an ambulance, by country (ISO 3166-1 alpha-2), each with its source: {@code
 * safety/emergency-numbers.csv}. A country that is not there has no number here, rather than a
 * guessed one.
 */
public final class EmergencyNumbers {
  private static final Map<String, Entry> BY_COUNTRY = read();

  private EmergencyNumbers() {}

  /** A number and who says so. */
  public record Entry(String number, String source) {}

  public static Optional<Entry> of(String country) {
    return Optional.ofNullable(country).map(BY_COUNTRY::get);
  }

  /** The whole table. */
  public static Map<String, Entry> all() {
    return BY_COUNTRY;
  }

  private static Map<String, Entry> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                EmergencyNumbers.class.getResourceAsStream("/safety/emergency-numbers.csv"),
                StandardCharsets.UTF_8))) {
      Map<String, Entry> entries = new TreeMap<>();
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", 3);
        entries.put(cells[0], new Entry(cells[1], cells[2].replace("\"", "")));
      }
      return Map.copyOf(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
