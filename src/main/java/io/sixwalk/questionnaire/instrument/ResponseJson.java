package io.sixwalk.questionnaire.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a response from JSON of the form {@code {"instrument", "version", "language", "answers":
 * [{"linkId", "values": [..]}]}}. A value is a JSON string (option code, text, date) or a JSON
 * number.
 */
public final class ResponseJson {

  private static final Set<String> FIELDS = Set.of("instrument", "version", "language", "answers");
  private static final Set<String> ANSWER_FIELDS = Set.of("linkId", "values");

  private final List<Finding> findings = new ArrayList<>();

  private ResponseJson() {}

  /** Reads a response document, or says with pointers why it cannot be used. */
  public static Read<Response> read(String json) {
    Read<JsonNode> parsed = JsonDocuments.parse(json);
    if (parsed instanceof Read.Refused<JsonNode> refused) {
      return new Read.Refused<>(refused.findings());
    }
    return read(((Read.Understood<JsonNode>) parsed).value());
  }

  /** Reads a response that is already parsed; pointers are relative to this node. */
  public static Read<Response> read(JsonNode node) {
    return new ResponseJson().response(node);
  }

  private Read<Response> response(JsonNode node) {
    if (!node.isObject()) {
      violation("", "A JSON object is asked here.");
      return new Read.Refused<>(findings);
    }
    onlyFields(node, FIELDS, "");
    String instrument = string(node, "instrument", "");
    String version = string(node, "version", "");
    String language = string(node, "language", "");
    List<Response.Answer> answers = new ArrayList<>();
    JsonNode list = node.path("answers");
    if (!list.isArray()) {
      violation("/answers", "A list of answers is asked here.");
    }
    for (int a = 0; a < list.size(); a++) {
      answers.add(answer(list.get(a), Pointers.of("answers", a)));
    }
    return findings.isEmpty()
        ? new Read.Understood<>(new Response(instrument, version, language, answers))
        : new Read.Refused<>(findings);
  }

  private Response.Answer answer(JsonNode node, String pointer) {
    if (!node.isObject()) {
      violation(pointer, "A JSON object is asked here.");
      return new Response.Answer("", List.of());
    }
    onlyFields(node, ANSWER_FIELDS, pointer);
    String linkId = string(node, "linkId", pointer);
    JsonNode list = node.path("values");
    if (!list.isArray()) {
      violation(pointer + "/values", "A list of values is asked here.");
    }
    List<Response.Value> values = new ArrayList<>();
    for (int v = 0; v < list.size(); v++) {
      JsonNode value = list.get(v);
      if (value.isTextual()) {
        values.add(new Response.TextValue(value.textValue()));
      } else if (value.isNumber()) {
        values.add(new Response.NumberValue(value.decimalValue()));
      } else {
        violation(pointer + Pointers.of("values", v), "A value is a JSON string or number.");
      }
    }
    return new Response.Answer(linkId, values);
  }

  private String string(JsonNode node, String field, String pointer) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      violation(pointer + Pointers.of(field), "A JSON string is asked here.");
      return "";
    }
    return value.textValue();
  }

  private void onlyFields(JsonNode node, Set<String> allowed, String pointer) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!allowed.contains(field)) {
                violation(pointer + Pointers.of(field), "This field is not known here.");
              }
            });
  }

  private void violation(String pointer, String message) {
    if (findings.size() < 100) {
      findings.add(new Finding(Finding.Code.SCHEMA_VIOLATION, pointer, message));
    }
  }
}
