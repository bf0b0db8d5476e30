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

  public static Response noStore(Response.ResponseBuilder response) {
    return response
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
        .build();
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
