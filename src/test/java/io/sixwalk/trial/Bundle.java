package io.sixwalk.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.registry.BundledRegistry;
import io.sixwalk.trial.registry.BundledRegistry.Entry;
import io.sixwalk.trial.rules.EvidenceList;
import io.sixwalk.trial.rules.Inquiry;
import io.sixwalk.trial.rules.Lookup;
import io.sixwalk.trial.rules.Lookup.Coverage;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.NumberReading;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The bundled records and facts, read once for all tests. */
public final class Bundle {
  public static final EvidenceList EVIDENCE = BundledRegistry.evidence();
  public static final List<Entry> ENTRIES = BundledRegistry.entries();
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private Bundle() {}

  /** The rows of a table with tabs between its columns; lines that begin with # explain it. */
  public static List<String[]> tableRows(String resource) {
    try (InputStream stream = Bundle.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# What "))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The record of a bundled file, such as {@code converted-v2/NCT03169231.json}. */
  public static RegistryRecord record(String path) {
    return entry(path).record();
  }

  public static RegistryRecord nct(String number) {
    return ENTRIES.stream()
        .filter(e -> e.path().endsWith("-v2/" + number + ".json"))
        .findFirst()
        .orElseThrow()
        .record();
  }

  public static JsonNode document(String path) {
    return entry(path).document();
  }

  private static Entry entry(String path) {
    return ENTRIES.stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
  }

  /** The day of the copy; for a copy without a date, any day will do. */
  public static LocalDate dayOfCopy(RegistryRecord record) {
    return record.copy().date().map(PartialDate::latest).orElse(TODAY);
  }

  /** A question about a record, as of the day of its copy. */
  public static Inquiry asOfCopy(RegistryRecord record) {
    return Inquiry.about(record.withCopyDate(dayOfCopy(record)));
  }

  /** A question about a number, looked up in the bundled copy. */
  public static Inquiry lookUp(String text, Coverage coverage, LocalDate copyDate) {
    NumberReading reading = NumberReader.read(text);
    if (!(reading instanceof NumberReading.Recognised recognised)) {
      return Inquiry.about(reading, new Lookup.NotTried());
    }
    RegistryNumber number = recognised.number();
    Optional<RegistryRecord> found =
        ENTRIES.stream()
            .map(Entry::record)
            .filter(r -> r.number().equals(number))
            .max(Comparator.comparing(r -> r.copy().complete()));
    Lookup lookup =
        found
            .<Lookup>map(Lookup.Found::new)
            .orElseGet(() -> new Lookup.Absent(coverage, Optional.of(copyDate)));
    return Inquiry.about(reading, lookup);
  }
}
