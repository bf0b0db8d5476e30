package io.sixwalk.trial.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.registry.RegistryRecords;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Registry;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One version of a record on its way into the copy, with the columns that look-ups use.
 *
 * @param aliases other numbers under which people will ask for it
 * @param document the record as it was received, in JSON
 */
record IncomingVersion(
    RegistryNumber number,
    String contentHash,
    boolean complete,
    Optional<PartialDate> copyDate,
    Optional<String> title,
    Optional<String> status,
    Optional<String> sponsor,
    List<String> aliases,
    String document) {

  /** PostgreSQL keeps every character of Unicode but this one, in either way of writing it. */
  private static final Pattern ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  /** A CTIS number without the pair that counts resubmissions. */
  private static final Pattern CTIS_PARTS = Pattern.compile("(20\\d{2}-5\\d{5}-\\d{2})-\\d{2}");

  /**
   * Reads a document.
   *
   * @param copyDate when the copy was made, for a document that does not tell
   * @throws RuntimeException when the document is no record
   */
  static IncomingVersion of(JsonNode document, Optional<PartialDate> copyDate) {
    RegistryRecord asReceived = RegistryRecords.read(document);
    RegistryRecord record =
        asReceived.copy().date().isPresent() || copyDate.isEmpty()
            ? asReceived
            : RegistryRecords.read(document, copyDate);
    return new IncomingVersion(
        record.number(),
        ContentHash.of(document),
        record.copy().complete(),
        record.copy().date(),
        record.titles().brief().or(() -> record.titles().official()),
        record.status().overall().map(Enum::name),
        record.sponsors().lead().map(RegistryRecord.Agency::name),
        aliases(record),
        withoutZero(document.toString()));
  }

  /** The last day that the date of the copy can mean. */
  Optional<LocalDate> copyDay() {
    return copyDate.map(PartialDate::latest);
  }

  private static List<String> aliases(RegistryRecord record) {
    // What is no number leads nowhere, and may hold characters that no column takes.
    List<String> aliases =
        record.aliases().stream()
            .filter(alias -> RegistryNumber.ofCanonical(alias).isPresent())
            .collect(Collectors.toCollection(ArrayList::new));
    if (record.number().registry() == Registry.CTIS) {
      var parts = CTIS_PARTS.matcher(record.number().value());
      if (parts.matches()) {
        aliases.add(parts.group(1));
      }
    }
    aliases.remove(record.number().value());
    return aliases;
  }

  private static String withoutZero(String json) {
    return json.contains("\\u0000") ? ZERO.matcher(json).replaceAll("$1") : json;
  }
}
