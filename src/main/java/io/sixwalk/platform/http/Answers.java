package io.sixwalk.platform.http;

import io.sixwalk.platform.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers that no cache may keep. */
public final class Answers {
  private Answers() {}

  public static Response ok(Object body) {
    return noStore(Response.ok(body));
  }

  public static Response created(Object body) {
    return noStore(Response.status(201).entity(body));
  }

  public static Response nothing() {
    return noStore(Response.noContent());
  }

  /** With the revision as {@code ETag}, to be sent back in {@code If-Match}. */
  public static Response tagged(Object body, int revision) {
    return noStore(Response.ok(body).tag(Integer.toString(revision)));
  }

  /**
   * The revision that the sender read.
   *
   * @throws ProblemException 400 when {@code If-Match} is missing or is not one of our tags
   */
  public static int revision(String ifMatch) {
    try {
      return Integer.parseInt(ifMatch == null ? "" : ifMatch.replace("\"", ""));
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest("if-match", "Send If-Match with the ETag that you read.");
    }
  }

  /** The body, which must be there. */
  public static <T> T present(T body) {
    if (body == null) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    return body;
  }

  private static Response noStore(Response.ResponseBuilder response) {
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
