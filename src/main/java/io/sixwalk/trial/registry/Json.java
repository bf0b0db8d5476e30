package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.Coded;
import io.sixwalk.trial.rules.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lenient reading of JSON: whatever has an unexpected type counts as absent. */
final class Json {
  private Json() {}

  /** The node under a path of names; missing when any step is absent. */
  static JsonNode at(JsonNode node, String... path) {
    JsonNode current = node;
    for (String name : path) {
      current = current.path(name);
    }
    return current;
  }

  static Optional<String> text(JsonNode node, String... path) {
    JsonNode value = at(node, path);
    if (!value.isTextual() && !value.isNumber()) {
      return Optional.empty();
    }
    return Optional.of(value.asText().strip()).filter(t -> !t.isEmpty());
  }

  /** A boolean, and nothing that merely looks like one: "false" must never come from absence. */
  static Optional<Boolean> bool(JsonNode node, String... path) {
    JsonNode value = at(node, path);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  static Optional<Integer> integer(JsonNode node, String... path) {
    JsonNode value = at(node, path);
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return Optional.of(value.intValue());
    }
    return value.isTextual() && value.asText().matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(value.asText()))
        : Optional.empty();
  }

  static Optional<PartialDate> date(JsonNode node, String... path) {
    return text(node, path).flatMap(PartialDate::parse);
  }

  static <E extends Enum<E>> Optional<E> code(Class<E> codes, JsonNode node, String... path) {
    return text(node, path).map(t -> Coded.read(codes, t));
  }

  /** The elements of a list; a single value counts as a list of one. */
  static List<JsonNode> list(JsonNode node, String... path) {
    JsonNode value = at(node, path);
    List<JsonNode> elements = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(elements::add);
    } else if (!value.isMissingNode() && !value.isNull()) {
      elements.add(value);
    }
    return elements;
  }

  static List<String> texts(JsonNode node, String... path) {
    return list(node, path).stream().flatMap(n -> text(n).stream()).toList();
  }
}
