package io.sixwalk.platform.http;

import io.sixwalk.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses addresses with a null character before anyone looks at them: no code, name or id has one,
 * and PostgreSQL takes it in no text.
 */
public class AddressFilter {
  private static final String NULL_CHARACTER = "%00";

  @ServerRequestFilter(preMatching = true)
  public void refuse(ContainerRequestContext request) {
    URI address = request.getUriInfo().getRequestUri();
    if (holdsNull(address.getRawPath()) || holdsNull(address.getRawQuery())) {
      throw ProblemException.badRequest(
          "address", "The address holds a null character, which nothing here has in its name.");
    }
  }

  private static boolean holdsNull(String part) {
    return part != null && part.contains(NULL_CHARACTER);
  }
}
