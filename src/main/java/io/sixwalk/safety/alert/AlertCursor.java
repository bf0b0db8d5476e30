package io.sixwalk.safety.alert;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.alert.AlertReader.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in the list of alerts, as text. */
final class AlertCursor {
  private AlertCursor() {}

  static String write(AlertView last) {
    String place = (last.closed() == null) + "/" + last.raisedAt() + "/" + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  static Position read(String cursor) {
    try {
      String[] place =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 3);
      return new Position(
          Boolean.parseBoolean(place[0]), Instant.parse(place[1]), UUID.fromString(place[2]));
    } catch (RuntimeException e) {
      throw ProblemException.badRequest(
          "cursor",
          "This is no place in the list. Begin without one.",
          new FieldProblem("/after", "format", null));
    }
  }
}
