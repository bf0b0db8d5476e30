package io.sixwalk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a phone sent, taken apart.
 *
 * @param sentAt by the phone's clock, or null
 * @param records as they stand in the body, in order
 */
record Incoming(Instant sentAt, List<JsonNode> records) {
  static final int MOST_RECORDS = 200;

  /** Reads a batch: {@code {"sentAt": .., "records": [..]}}. */
  static Incoming batch(JsonNode body) {
    if (!body.isObject() || !body.path("records").isArray()) {
      throw ProblemException.badRequest(
          "batch-form",
          "A batch is an object with an array named records.",
          new FieldProblem("/records", "required", null));
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("records") && !name.equals("sentAt")) {
                throw ProblemException.badRequest(
                    "unknown-field",
                    "A batch has records and sentAt, nothing else.",
                    new FieldProblem(
                        "/" + name.replace("~", "~0").replace("/", "~1"), "unknown", null));
              }
            });
    JsonNode records = body.get("records");
    if (records.size() > MOST_RECORDS) {
      throw ProblemException.badRequest(
          "too-many-records",
          "A batch holds at most " + MOST_RECORDS + " records. Send the others in the next one.",
          new FieldProblem("/records", "maxItems", null));
    }
    List<JsonNode> all = new ArrayList<>();
    records.forEach(all::add);
    return new Incoming(sentAt(body.get("sentAt")), all);
  }

  /**
   * Reads one record that was put to its own address. {@code id} and {@code kind} may be left to
   * the address; {@code sentAt} belongs to the envelope and is taken off.
   */
  static Incoming single(JsonNode body, String kind, UUID id) {
    if (!(body instanceof ObjectNode record)) {
      throw ProblemException.badRequest("record-form", "A record is a JSON object.");
    }
    Instant sentAt = sentAt(record.remove("sentAt"));
    requireSame(record, "id", id.toString());
    requireSame(record, "kind", kind);
    return new Incoming(sentAt, List.of(record));
  }

  /**
   * Reads one record that staff put to its own address: an answered questionnaire, unless it says
   * that it takes one back.
   */
  static Incoming entered(JsonNode body, UUID id) {
    return single(
        body, body.path("kind").asText().equals("VOID") ? "VOID" : "QUESTIONNAIRE_RESPONSE", id);
  }

  private static void requireSame(ObjectNode record, String field, String value) {
    if (record.has(field)
        && !(record.get(field).isTextual()
            && record.get(field).textValue().equalsIgnoreCase(value))) {
      throw ProblemException.badRequest(
          "address-differs",
          "The record names another " + field + " than its address does.",
          new FieldProblem("/" + field, "differs", null));
    }
    record.put(field, value);
  }

  private static Instant sentAt(JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value.textValue()).toInstant();
    } catch (DateTimeParseException | NullPointerException e) {
      throw ProblemException.badRequest(
          "sent-at",
          "sentAt is a time with an offset, such as 2026-03-01T09:30:00+01:00.",
          new FieldProblem("/sentAt", "format", null));
    }
  }

  /**
   * The content by which a record is recognised: canonical, without what belongs to the envelope.
   */
  static byte[] content(ObjectNode record) {
    return StrictJson.canonical(record);
  }
}
