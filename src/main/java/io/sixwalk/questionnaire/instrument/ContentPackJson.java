package io.sixwalk.questionnaire.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Reads a content pack from JSON. */
public final class ContentPackJson {

  /** Where the published schema lies on the class path. */
  public static final String SCHEMA = "/instruments/content-pack.schema.json";

  private static final Schema COMPILED = JsonDocuments.schema(SCHEMA);

  private ContentPackJson() {}

  /** Reads a pack, or says with pointers why it cannot be used. */
  public static Read<ContentPack> read(String json) {
    Read<JsonNode> parsed = JsonDocuments.parse(json);
    if (parsed instanceof Read.Refused<JsonNode> refused) {
      return new Read.Refused<>(refused.findings());
    }
    List<Finding> violations = JsonDocuments.violations(COMPILED, json);
    if (!violations.isEmpty()) {
      return new Read.Refused<>(violations);
    }
    JsonNode node = ((Read.Understood<JsonNode>) parsed).value();
    List<ContentPack.ItemText> items = new ArrayList<>();
    for (JsonNode item : node.get("items")) {
      List<ContentPack.OptionText> options = new ArrayList<>();
      item.path("options")
          .forEach(
              option ->
                  options.add(
                      new ContentPack.OptionText(
                          option.get("code").textValue(), option.get("text").textValue())));
      items.add(
          new ContentPack.ItemText(
              item.get("linkId").textValue(), item.get("text").textValue(), options));
    }
    return new Read.Understood<>(
        new ContentPack(
            node.get("instrument").textValue(),
            node.get("version").textValue(),
            node.get("language").textValue(),
            node.get("title").textValue(),
            node.get("licence").textValue(),
            items));
  }
}
