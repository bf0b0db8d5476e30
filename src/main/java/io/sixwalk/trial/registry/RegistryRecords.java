package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryRecord;
import java.util.Optional;

/** Reads a registry record of any recorded shape. */
public final class RegistryRecords {
  private RegistryRecords() {}

  /**
   * Reads a record whose date of copy stands in the document itself.
   *
   * @throws UnreadableRecordException when the document is no record
   */
  public static RegistryRecord read(JsonNode document) {
    return read(document, Optional.empty());
  }

  /**
   * Reads a record.
   *
   * @param document a ClinicalTrials.gov v2 study; a few of its fields; a CTIS, EUCTR or ISRCTN
   *     record as ctrdata stores it
   * @param copyDate when the copy was made, if it is known from elsewhere, such as the data
   *     timestamp of the registry
   * @throws UnreadableRecordException when the document is no record
   */
  public static RegistryRecord read(JsonNode document, Optional<PartialDate> copyDate) {
    if (ClinicalTrialsGovStudy.isOne(document)) {
      return ClinicalTrialsGovStudy.read(document, true, copyDate);
    }
    if (PartialFields.isOne(document)) {
      return PartialFields.read(document, copyDate);
    }
    if (EuropeanRecords.isCtis(document)) {
      return EuropeanRecords.readCtis(document, copyDate);
    }
    if (EuropeanRecords.isEuctr(document)) {
      return EuropeanRecords.readEuctr(document, copyDate);
    }
    if (IsrctnRecord.isOne(document)) {
      return IsrctnRecord.read(document, copyDate);
    }
    throw new UnreadableRecordException("The document has no shape of a registry record.");
  }

  /**
   * Reads a ClinicalTrials.gov v2 study of which only some fields were asked for; what is absent is
   * then missing from the copy, and not left out by the sponsor.
   *
   * @throws UnreadableRecordException when the document carries no NCT number
   */
  public static RegistryRecord readPartialStudy(JsonNode study, Optional<PartialDate> copyDate) {
    return ClinicalTrialsGovStudy.read(study, false, copyDate);
  }
}
