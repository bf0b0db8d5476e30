package io.sixwalk.questionnaire.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import io.sixwalk.questionnaire.scoring.Direction;
import io.sixwalk.questionnaire.scoring.ScoringCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a definition from JSON: first its schema, then the rules that a schema cannot say. */
public final class InstrumentJson {

  /** Where the published schema lies on the class path. */
  public static final String SCHEMA = "/instruments/instrument.schema.json";

  private static final Schema COMPILED = JsonDocuments.schema(SCHEMA);

  private InstrumentJson() {}

  /** Reads a definition, or says with pointers why it cannot be used. */
  public static Read<Instrument> read(String json, ScoringCatalogue catalogue) {
    Read<JsonNode> parsed = JsonDocuments.parse(json);
    if (parsed instanceof Read.Refused<JsonNode> refused) {
      return new Read.Refused<>(refused.findings());
    }
    List<Finding> violations = JsonDocuments.violations(COMPILED, json);
    if (!violations.isEmpty()) {
      return new Read.Refused<>(violations);
    }
    Instrument instrument = instrument(((Read.Understood<JsonNode>) parsed).value());
    List<Finding> problems = InstrumentRules.problems(instrument, catalogue);
    return problems.isEmpty() ? new Read.Understood<>(instrument) : new Read.Refused<>(problems);
  }

  private static Instrument instrument(JsonNode node) {
    List<Instrument.LanguageVersion> languages = new ArrayList<>();
    for (JsonNode language : node.get("languages")) {
      languages.add(
          new Instrument.LanguageVersion(
              language.get("tag").textValue(),
              constant(Instrument.Provenance.class, language.get("provenance")),
              language.get("note").textValue()));
    }
    JsonNode rights = node.get("rights");
    List<Item> items = new ArrayList<>();
    node.get("items").forEach(item -> items.add(item(item)));
    return new Instrument(
        node.get("id").textValue(),
        node.get("version").textValue(),
        texts(node.get("title")),
        languages,
        constant(Instrument.Content.class, node.get("content")),
        constant(Instrument.Respondent.class, node.get("respondent")),
        node.get("recallPeriod").textValue(),
        constant(Direction.class, node.get("direction")),
        new Instrument.Rights(
            rights.get("holder").textValue(),
            rights.get("licence").textValue(),
            rights.get("attribution").textValue(),
            rights.get("terms").textValue(),
            rights.get("permissionNeeded").booleanValue()),
        strings(node.get("scoring")),
        strings(node.get("notes")),
        items);
  }

  private static Item item(JsonNode node) {
    List<Item.Option> options = new ArrayList<>();
    node.path("options")
        .forEach(
            option ->
                options.add(
                    new Item.Option(
                        option.get("code").textValue(),
                        texts(option.get("text")),
                        option.path("exclusive").asBoolean(false))));
    Optional<Item.Bounds> bounds =
        node.has("min")
            ? Optional.of(
                new Item.Bounds(
                    decimal(node.get("min")),
                    decimal(node.get("max")),
                    node.path("decimals").asInt(0),
                    Optional.ofNullable(node.path("unit").textValue())))
            : Optional.empty();
    return new Item(
        node.get("linkId").textValue(),
        constant(Item.Kind.class, node.get("kind")),
        texts(node.get("text")),
        node.path("required").asBoolean(false),
        options,
        bounds,
        node.has("maxLength")
            ? OptionalInt.of(node.get("maxLength").intValue())
            : OptionalInt.empty(),
        node.has("shownWhen") ? Optional.of(displayRule(node.get("shownWhen"))) : Optional.empty());
  }

  private static DisplayRule displayRule(JsonNode node) {
    List<DisplayRule.Condition> conditions = new ArrayList<>();
    node.get("conditions")
        .forEach(
            condition ->
                conditions.add(
                    new DisplayRule.Condition(
                        condition.get("item").textValue(),
                        constant(DisplayRule.Operator.class, condition.get("operator")),
                        condition.path("value").asText(""))));
    return new DisplayRule(constant(DisplayRule.Match.class, node.get("match")), conditions);
  }

  private static BigDecimal decimal(JsonNode node) {
    return node.decimalValue();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node) {
    return Enum.valueOf(type, node.textValue().replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
    return texts;
  }

  private static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    node.forEach(text -> strings.add(text.textValue()));
    return strings;
  }
}
