package io.sixwalk.questionnaire.instrument;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sixwalk.platform.json.InteroperableJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Strict reading of JSON and of the resources that ship with the application. */
public final class JsonDocuments {

  /** Far above a definition's own depth, and below what the schema's reader takes. */
  private static final int MOST_NESTING = 50;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final int MOST_SCHEMA_FINDINGS = 50;

  private JsonDocuments() {}

  /**
   * Parses JSON; a key given twice, anything after the document, and what the database could not
   * keep (U+0000, half a character, a number that no double comes near) is malformed.
   */
  public static Read<JsonNode> parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node == null || node.isMissingNode()) {
        return refused("The document is empty.");
      }
      List<Finding> unclear =
          InteroperableJson.places(node).stream()
              .map(
                  place ->
                      new Finding(
                          Finding.Code.MALFORMED_JSON, place.pointer(), place.kind().sentence()))
              .toList();
      return unclear.isEmpty() ? new Read.Understood<>(node) : new Read.Refused<>(unclear);
    } catch (StreamConstraintsException e) {
      return refused("A number, a text or the nesting is larger than anything asked for here.");
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      return refused(
          location == null
              ? "The document is not JSON."
              : "The document is not strict JSON near line %d, column %d; look for a key given twice too."
                  .formatted(location.getLineNr(), location.getColumnNr()));
    }
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
