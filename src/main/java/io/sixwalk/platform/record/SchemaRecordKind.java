package io.sixwalk.platform.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.json.RecordSchema;
import java.util.UUID;

/** A kind of record whose form is said by a published JSON Schema. */
public interface SchemaRecordKind extends RecordKind {
  /** The published schema of this kind. */
  RecordSchema schema();

  /** Reads a record that has the form, as {@link #read} does. */
  Reading readFormed(UUID id, ObjectNode record, Sender sender);

  @Override
  default Reading read(UUID id, ObjectNode record, Sender sender) {
    RecordSchema.Findings findings = schema().check(record);
    if (!findings.wrong().isEmpty()) {
      return new Reading.Refused(findings.wrong());
    }
    if (!findings.unknown().isEmpty()) {
      return new Reading.Unknown(findings.unknown());
    }
    return readFormed(id, record, sender);
  }
}
