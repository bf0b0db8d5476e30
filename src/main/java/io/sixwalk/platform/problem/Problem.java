package io.sixwalk.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457). {@code code} is stable and for programs; {@code detail} is a
 * sentence that a person can act on; neither ever repeats a value that the sender did not send.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Problem document, RFC 9457")
public record Problem(
    @Schema(examples = "urn:sixwalk:problem:walk-columns-differ") String type,
    String title,
    int status,
    @Schema(description = "Stable, for programs") String code,
    @Schema(description = "A sentence that a person can act on") String detail,
    @Schema(description = "Each field that is wrong") List<FieldProblem> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** One wrong field. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record FieldProblem(
      @Schema(description = "JSON pointer (RFC 6901) into what was sent", examples = "/fixes/lat")
          String pointer,
      String code,
      String detail) {}

  public static Problem of(int status, String code, String title, String detail) {
    return of(status, code, title, detail, List.of());
  }

  public static Problem of(
      int status, String code, String title, String detail, List<FieldProblem> errors) {
    return new Problem(
        "urn:sixwalk:problem:" + code, title, status, code, detail, List.copyOf(errors));
  }
}
