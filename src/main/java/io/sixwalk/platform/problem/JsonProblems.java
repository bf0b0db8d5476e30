package io.sixwalk.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.util.stream.Collectors;

/** What is wrong with JSON that cannot be read, by name, and without what stood in it. */
public final class JsonProblems {
  private JsonProblems() {}

  /** The refusal of a body. */
  public static ProblemException of(JsonProcessingException e) {
    String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    if (e instanceof StreamConstraintsException) {
      return ProblemException.badRequest(
          "json-too-large",
          "A number, a text or the nesting in the body is larger than anything asked for here.");
    }
    if (message.startsWith("Duplicate field")) {
      return ProblemException.badRequest(
          "duplicate-key", "A name stands twice in one object of the body.");
    }
    if (e instanceof JsonMappingException mapping) {
      return mapping.getPath().isEmpty() ? unexpected() : of(mapping);
    }
    if (message.contains("NaN") || message.contains("INF")) {
      return ProblemException.badRequest(
          "not-a-number", "NaN and infinity are not JSON. Leave the field out.");
    }
    JsonLocation at = e.getLocation();
    return ProblemException.badRequest(
        "not-json",
        at == null
            ? "The body is not JSON."
            : "The body is not JSON (line "
                + at.getLineNr()
                + ", column "
                + at.getColumnNr()
                + ").");
  }

  private static ProblemException of(JsonMappingException e) {
    if (e.getCause() instanceof StreamConstraintsException tooLarge) {
      return of(tooLarge);
    }
    String pointer = pointer(e);
    if (e instanceof UnprintableText) {
      return FieldChecks.unprintable(pointer);
    }
    if (e instanceof UnrecognizedPropertyException) {
      return ProblemException.badRequest(
          "unknown-field",
          "A field is not known here.",
          new FieldProblem(pointer, "unknown", null));
    }
    return ProblemException.badRequest(
        "wrong-type",
        "A field does not have the form that is expected.",
        new FieldProblem(pointer, "type", null));
  }

  private static ProblemException unexpected() {
    return ProblemException.badRequest(
        "not-json", "The body is not the JSON that is expected here.");
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? Integer.toString(step.getIndex())
                    : step.getFieldName().replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining("/", "/", ""));
  }
}
