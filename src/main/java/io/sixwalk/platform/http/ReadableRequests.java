package io.sixwalk.platform.http;

import io.sixwalk.platform.problem.ProblemException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses, before anything reads them, addresses and headers that nothing here could mean. */
public class ReadableRequests {
  /** PostgreSQL holds no NUL, so nothing is called by a name with one. */
  private static final String NUL = "%00";

  @ServerRequestFilter(preMatching = true)
  void refuseUnreadable(ContainerRequestContext request) {
    if (request.getUriInfo().getRequestUri().toString().contains(NUL)) {
      throw ProblemException.badRequest(
          "address", "The address holds a character that cannot be part of any name.");
    }
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type != null && !isMediaType(type)) {
      throw new NotSupportedException();
    }
  }

  private static boolean isMediaType(String type) {
    try {
      MediaType.valueOf(type);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
