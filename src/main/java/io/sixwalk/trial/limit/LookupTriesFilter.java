package io.sixwalk.trial.limit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Takes the try that {@link PublicLookup} asks for, before anything else is done. */
public class LookupTriesFilter {
  private final LookupTries tries;

  LookupTriesFilter(LookupTries tries) {
    this.tries = tries;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 100)
  void count(RoutingContext request, SimpleResourceInfo endpoint) {
    if (endpoint == null || endpoint.getResourceClass() == null) {
      return;
    }
    for (Method method : endpoint.getResourceClass().getMethods()) {
      if (method.getName().equals(endpoint.getMethodName())
          && method.isAnnotationPresent(PublicLookup.class)) {
        tries.take(
            request.request().remoteAddress() == null
                ? null
                : request.request().remoteAddress().hostAddress());
        return;
      }
    }
  }
}
