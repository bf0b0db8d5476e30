package io.sixwalk.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A published JSON Schema (draft 2020-12), and what is wrong with a value by it. What is merely
 * unknown is told apart from what is wrong: an unknown field may come from a newer app.
 */
public final class RecordSchema {
  /** More findings than these help nobody. */
  private static final int MOST_FINDINGS = 20;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Schema schema;

  private RecordSchema(Schema schema) {
    this.schema = schema;
  }

  /** A schema of the class path. */
  public static RecordSchema ofResource(String path) {
    try (InputStream in = RecordSchema.class.getResourceAsStream(path)) {
      return new RecordSchema(REGISTRY.getSchema(in, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was found: {@code wrong} can never be taken, {@code unknown} is not known here. */
  public record Findings(List<FieldProblem> wrong, List<FieldProblem> unknown) {}

  public Findings check(JsonNode value) {
    List<FieldProblem> wrong = new ArrayList<>();
    List<FieldProblem> unknown = new ArrayList<>();
    endlessNumbers(value, "", wrong);
    if (!wrong.isEmpty()) {
      return new Findings(List.copyOf(wrong), List.of());
    }
    for (Error error : schema.validate(value.toString(), InputFormat.JSON)) {
      String at = error.getInstanceLocation().toString();
      switch (error.getKeyword()) {
        case "additionalProperties" ->
            add(
                unknown,
                new FieldProblem(
                    at + "/" + escape(error.getProperty()),
                    "unknown",
                    "This field is not known here."));
        case "required" ->
            add(
                wrong,
                new FieldProblem(
                    at + "/" + escape(error.getProperty()), "required", "This field is needed."));
        default -> add(wrong, new FieldProblem(at, error.getKeyword(), sentence(error)));
      }
    }
    return new Findings(List.copyOf(wrong), List.copyOf(unknown));
  }

  /**
   * 1e400 is a number in JSON; here it reads as infinity, and is printed as the text "Infinity".
   */
  private static void endlessNumbers(JsonNode value, String at, List<FieldProblem> wrong) {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      add(wrong, new FieldProblem(at, "range", "This number is larger than any that is measured."));
    }
    value
        .properties()
        .forEach(f -> endlessNumbers(f.getValue(), at + "/" + escape(f.getKey()), wrong));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      endlessNumbers(value.get(i), at + "/" + i, wrong);
    }
  }

  private static void add(List<FieldProblem> findings, FieldProblem finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  private static String sentence(Error error) {
    return switch (error.getKeyword()) {
      case "type" -> "This must be of another type: " + error.getArguments()[1] + ".";
      case "maxItems" -> "There are too many entries.";
      case "maxLength" -> "The text is too long.";
      case "enum", "const" -> "This is none of the words that are offered.";
      default -> {
        String message = error.getMessage();
        yield "This " + message + ".";
      }
    };
  }

  private static String escape(String token) {
    return token == null ? "" : token.replace("~", "~0").replace("/", "~1");
  }
}
