package io.sixwalk.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one record. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordResult(
    Outcome outcome,
    @Schema(description = "With STORED and CONFLICT its own, with DUPLICATE the first one again")
        Receipt receipt,
    @Schema(description = "With REJECTED and DEFERRED: where and why") List<FieldProblem> errors,
    @Schema(description = "With DEFERRED: send it again after so many seconds")
        Integer retryAfterSeconds) {

  /** What a phone does next: it may forget a record on the first three and on GONE. */
  public enum Outcome {
    /** Committed. */
    STORED,
    /** It was here already, with the same content. */
    DUPLICATE,
    /** Another content is here under this id; this one was kept beside it. */
    CONFLICT,
    /** It can never be taken as it is. Show it to the care team. */
    REJECTED,
    /** It says something not known here yet. Keep it and send it again. */
    DEFERRED,
    /** The person's data were erased. */
    GONE
  }

  static RecordResult stored(Receipt receipt) {
    return new RecordResult(Outcome.STORED, receipt, null, null);
  }

  static RecordResult duplicate(Receipt first) {
    return new RecordResult(Outcome.DUPLICATE, first, null, null);
  }

  static RecordResult conflict(Receipt own) {
    return new RecordResult(Outcome.CONFLICT, own, null, null);
  }

  static RecordResult rejected(List<FieldProblem> errors) {
    return new RecordResult(Outcome.REJECTED, null, errors, null);
  }

  static RecordResult deferred(List<FieldProblem> errors) {
    return new RecordResult(Outcome.DEFERRED, null, errors, 3600);
  }

  static RecordResult gone() {
    return new RecordResult(Outcome.GONE, null, null, null);
  }
}
