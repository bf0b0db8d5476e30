package io.sixwalk.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.Problem;
import io.sixwalk.platform.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of one record as an answer of its own. */
final class RecordAnswers {
  private RecordAnswers() {}

  /** Why one record was not taken. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @Schema(name = "RecordProblem")
  public record RecordProblem(
      String type,
      String title,
      int status,
      String code,
      String detail,
      List<Problem.FieldProblem> errors,
      RecordResult.Outcome outcome,
      Receipt receipt) {}

  static Response of(RecordResult result) {
    return switch (result.outcome()) {
      case STORED -> noStore(Response.status(201).entity(result)).build();
      case DUPLICATE -> noStore(Response.ok(result)).build();
      case CONFLICT ->
          problem(
                  409,
                  result,
                  "conflict",
                  "Another content is here under this id",
                  "The first one stays; this one was kept beside it for the care team.")
              .build();
      case REJECTED ->
          problem(
                  422,
                  result,
                  "rejected",
                  "This record cannot be taken",
                  "See the fields. Keep it where you can show it to the care team.")
              .build();
      case DEFERRED ->
          problem(
                  503,
                  result,
                  "deferred",
                  "Not known here yet",
                  "This record says something that is not known here yet. Keep it and send it"
                      + " again.")
              .header(HttpHeaders.RETRY_AFTER, result.retryAfterSeconds())
              .build();
      case GONE -> throw ProblemException.gone();
    };
  }

  private static Response.ResponseBuilder problem(
      int status, RecordResult result, String code, String title, String detail) {
    Problem problem =
        Problem.of(
            status, code, title, detail, result.errors() == null ? List.of() : result.errors());
    return noStore(
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .entity(
                new RecordProblem(
                    problem.type(),
                    problem.title(),
                    status,
                    code,
                    detail,
                    problem.errors(),
                    result.outcome(),
                    result.receipt())));
  }

  private static Response.ResponseBuilder noStore(Response.ResponseBuilder response) {
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
