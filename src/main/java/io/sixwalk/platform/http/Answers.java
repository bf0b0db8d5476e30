package io.sixwalk.platform.http;

import io.sixwalk.platform.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What endpoints share in reading addresses and writing answers. */
public final class Answers {
  private Answers() {}

  /** An answer with health data: no cache keeps it. */
  public static Response ok(Object entity) {
    return noStore(Response.ok(entity));
  }

  public static Response created(Object entity) {
    return noStore(Response.status(201).entity(entity));
  }

  public static Response nothing() {
    return noStore(Response.noContent());
  }

  /** With the revision as {@code ETag}, to be sent back in {@code If-Match}. */
  public static Response tagged(Object entity, int revision) {
    return noStore(Response.ok(entity).tag(Integer.toString(revision)));
  }

  public static Response noStore(Response.ResponseBuilder response) {
    return response
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
        .build();
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

  /** An id in an address. What is no id names nothing, so the answer is the one for nothing. */
  public static UUID idOrNotFound(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound();
    }
  }
}
