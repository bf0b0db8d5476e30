package io.sixwalk.platform.problem;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.util.List;
import java.util.OptionalInt;

/** Ends a request with a problem document. Carries no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final int retryAfterSeconds;

  private ProblemException(Problem problem, int retryAfterSeconds) {
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public Problem problem() {
    return problem;
  }

  public OptionalInt retryAfterSeconds() {
    return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
  }

  public static ProblemException badRequest(String code, String detail, FieldProblem... errors) {
    return new ProblemException(
        Problem.of(400, code, "The request cannot be read", detail, List.of(errors)), 0);
  }

  public static ProblemException unprocessable(
      String code, String detail, List<FieldProblem> errors) {
    return new ProblemException(
        Problem.of(422, code, "The content is not acceptable", detail, errors), 0);
  }

  public static ProblemException unauthorized(String code, String detail) {
    return new ProblemException(Problem.of(401, code, "Please sign in", detail), 0);
  }

  /** The same bytes for what is not there and for what is somebody else's. */
  public static ProblemException notFound() {
    return new ProblemException(
        Problem.of(404, "not-found", "Not found", "There is nothing here that you can see."), 0);
  }

  public static ProblemException forbidden(String detail) {
    return new ProblemException(Problem.of(403, "forbidden", "Not allowed", detail), 0);
  }

  /** Something that there is, and that a study keeps back for now from everyone alike. */
  public static ProblemException withheld(String detail) {
    return new ProblemException(Problem.of(403, "withheld", "Kept for later", detail), 0);
  }

  public static ProblemException conflict(String code, String detail) {
    return new ProblemException(Problem.of(409, code, "It was changed meanwhile", detail), 0);
  }

  public static ProblemException gone() {
    return new ProblemException(
        Problem.of(
            410,
            "erased",
            "Erased",
            "This person's data were erased. The app can be removed from this phone."),
        0);
  }

  public static ProblemException tooLarge(String detail) {
    return new ProblemException(Problem.of(413, "too-large", "Too large", detail), 0);
  }

  public static ProblemException tooMany(int retryAfterSeconds) {
    return new ProblemException(
        Problem.of(429, "too-many-tries", "Too many tries", "Please wait a little and try again."),
        retryAfterSeconds);
  }

  /** Nothing is known to have failed: the sender keeps what it has and sends it again. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(Problem.of(503, "try-again", "Not just now", detail), 5);
  }
}
