package io.sixwalk.trial.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.trial.registry.RegistryRecords;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryRecord;
import java.util.Optional;

/**
 * One stored version of a record.
 *
 * @param copyDate up to when the record is known to have said this
 * @param document the record as it was received
 */
record StoredVersion(
    String number,
    Optional<PartialDate> copyDate,
    String document,
    String contentHash,
    boolean complete) {
  private static final JsonMapper MAPPER = new JsonMapper();

  RegistryRecord record() {
    try {
      return RegistryRecords.read(MAPPER.readTree(document), copyDate);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored record " + number + " is not JSON", e);
    }
  }
}
