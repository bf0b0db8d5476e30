package io.sixwalk.questionnaire.instrument;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Strict reading of JSON and of the resources that ship with the application. */
final class JsonDocuments {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final int MOST_SCHEMA_FINDINGS = 50;

  private JsonDocuments() {}

  /** Parses JSON; a key given twice, or anything after the document, is malformed. */
  static Read<JsonNode> parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node == null || node.isMissingNode()) {
        return refused("The document is empty.");
      }
      return holdsNul(node)
          ? refused("A text of the document holds a character that cannot be printed.")
          : new Read.Understood<>(node);
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      return refused(
          location == null
              ? "The document is not JSON."
              : "The document is not strict JSON near line %d, column %d; look for a key given twice too."
                  .formatted(location.getLineNr(), location.getColumnNr()));
    }
  }

  private static boolean holdsNul(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue().indexOf(0) >= 0;
    }
    for (var field : node.properties()) {
      if (field.getKey().indexOf(0) >= 0) {
        return true;
      }
    }
    for (JsonNode inside : node) {
      if (holdsNul(inside)) {
        return true;
      }
    }
    return false;
  }

  private static Read<JsonNode> refused(String message) {
    return new Read.Refused<>(List.of(new Finding(Finding.Code.MALFORMED_JSON, "", message)));
  }

  /** A schema that ships with the application. It loads nothing from elsewhere. */
  static Schema schema(String resource) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(resource(resource), InputFormat.JSON);
  }

  /** The places where a document does not fit a schema. */
  static List<Finding> violations(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .limit(MOST_SCHEMA_FINDINGS)
        .map(
            error ->
                new Finding(
                    Finding.Code.SCHEMA_VIOLATION,
                    error.getInstanceLocation().toString(),
                    error.getMessage()))
        .toList();
  }

  /** The text of a resource on the class path. */
  static String resource(String name) {
    try (InputStream in = JsonDocuments.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the application lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + name + " cannot be read", e);
    }
  }
}
