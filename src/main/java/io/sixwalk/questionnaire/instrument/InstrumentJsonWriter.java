package io.sixwalk.questionnaire.instrument;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a definition as the JSON that {@link InstrumentJson} reads. */
public final class InstrumentJsonWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  private InstrumentJsonWriter() {}

  /** The definition as JSON; the same definition gives the same text. */
  public static ObjectNode write(Instrument instrument) {
    ObjectNode node = JSON.objectNode();
    node.put("id", instrument.id()).put("version", instrument.version());
    texts(node.putObject("title"), instrument.title());
    ArrayNode languages = node.putArray("languages");
    instrument
        .languages()
        .forEach(
            language ->
                languages
                    .addObject()
                    .put("tag", language.tag())
                    .put("provenance", word(language.provenance()))
                    .put("note", language.note()));
    node.put("content", word(instrument.content()));
    node.put("respondent", word(instrument.respondent()));
    node.put("recallPeriod", instrument.recallPeriod());
    node.put("direction", word(instrument.direction()));
    Instrument.Rights rights = instrument.rights();
    node.putObject("rights")
        .put("holder", rights.holder())
        .put("licence", rights.licence())
        .put("attribution", rights.attribution())
        .put("terms", rights.terms())
        .put("permissionNeeded", rights.permissionNeeded());
    instrument.scoring().forEach(node.putArray("scoring")::add);
    instrument.notes().forEach(node.putArray("notes")::add);
    ArrayNode items = node.putArray("items");
    instrument.items().forEach(item -> item(items.addObject(), item));
    return node;
  }

  private static void item(ObjectNode node, Item item) {
    node.put("linkId", item.linkId()).put("kind", word(item.kind()));
    texts(node.putObject("text"), item.text());
    if (item.kind() != Item.Kind.DISPLAY) {
      node.put("required", item.required());
    }
    if (!item.options().isEmpty()) {
      ArrayNode options = node.putArray("options");
      for (Item.Option option : item.options()) {
        ObjectNode written = options.addObject().put("code", option.code());
        texts(written.putObject("text"), option.text());
        if (option.exclusive()) {
          written.put("exclusive", true);
        }
      }
    }
    item.bounds()
        .ifPresent(
            bounds -> {
              node.put("min", bounds.min()).put("max", bounds.max());
              if (item.kind() == Item.Kind.DECIMAL) {
                node.put("decimals", bounds.decimals());
              }
              bounds.unit().ifPresent(unit -> node.put("unit", unit));
            });
    item.maxLength().ifPresent(length -> node.put("maxLength", length));
    item.shownWhen().ifPresent(rule -> displayRule(node.putObject("shownWhen"), rule));
  }

  private static void displayRule(ObjectNode node, DisplayRule rule) {
    node.put("match", word(rule.match()));
    ArrayNode conditions = node.putArray("conditions");
    for (DisplayRule.Condition condition : rule.conditions()) {
      ObjectNode written =
          conditions
              .addObject()
              .put("item", condition.item())
              .put("operator", word(condition.operator()));
      if (condition.operator() != DisplayRule.Operator.ANSWERED) {
        written.put("value", condition.value());
      }
    }
  }

  private static void texts(ObjectNode node, Map<String, String> texts) {
    new TreeMap<>(texts).forEach(node::put);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
