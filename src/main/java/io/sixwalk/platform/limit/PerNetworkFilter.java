package io.sixwalk.platform.limit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Takes the try that {@link PerNetwork} asks for, before anything else is done. */
public class PerNetworkFilter {
  private final RateLimits limits;

  PerNetworkFilter(RateLimits limits) {
    this.limits = limits;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 100)
  void count(RoutingContext request, SimpleResourceInfo endpoint) {
    if (endpoint == null || endpoint.getResourceClass() == null) {
      return;
    }
    for (Method method : endpoint.getResourceClass().getMethods()) {
      if (method.getName().equals(endpoint.getMethodName())
          && method.isAnnotationPresent(PerNetwork.class)) {
        Limit limit = method.getAnnotation(PerNetwork.class).value();
        limits.take(limit, NetworkAddress.of(request.request().remoteAddress()));
        return;
      }
    }
  }
}
