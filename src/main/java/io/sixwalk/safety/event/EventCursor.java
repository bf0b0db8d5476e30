package io.sixwalk.safety.event;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.event.AdverseEventReader.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in the list of events, as text. */
final class EventCursor {
  private EventCursor() {}

  static String write(AdverseEventView last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.draftedAt() + "/" + last.id()).getBytes(StandardCharsets.UTF_8));
  }

  static Position read(String cursor) {
    try {
      String[] place =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
      return new Position(Instant.parse(place[0]), UUID.fromString(place[1]));
    } catch (RuntimeException e) {
      throw ProblemException.badRequest(
          "cursor",
          "This is no place in the list. Begin without one.",
          new FieldProblem("/after", "format", null));
    }
  }
}
