package io.sixwalk.platform.http;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list that is ordered by time and id, newest first: everything older than this entry.
 */
public record Cursor(Instant at, UUID id) {

  /** As it stands in {@code next}; callers send it back unread. */
  public String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "/" + id).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws ProblemException 400 for anything else
   */
  public static Cursor decode(String text) {
    try {
      String[] place =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
      return new Cursor(Instant.parse(place[0]), UUID.fromString(place[1]));
    } catch (RuntimeException e) {
      throw ProblemException.badRequest(
          "cursor",
          "This is no place in the list. Begin without one.",
          new FieldProblem("/after", "format", null));
    }
  }

  /** The time as a parameter of a statement. */
  public OffsetDateTime utc() {
    return at.atOffset(ZoneOffset.UTC);
  }

  /**
   * How many entries a page holds.
   *
   * @throws ProblemException 400 for none, or more than {@code most}
   */
  public static int limit(int asked, int most) {
    if (asked < 1 || asked > most) {
      throw ProblemException.badRequest(
          "limit",
          "A page holds 1 to " + most + " entries.",
          new FieldProblem("/limit", "range", null));
    }
    return asked;
  }
}
