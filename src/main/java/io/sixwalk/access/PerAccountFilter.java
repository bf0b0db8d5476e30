package io.sixwalk.access;

import io.sixwalk.platform.limit.RateLimits;
import jakarta.ws.rs.Priorities;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Takes the try that {@link PerAccount} asks for, once it is known who is calling. */
public class PerAccountFilter {
  private final RateLimits limits;
  private final CurrentActor actor;

  PerAccountFilter(RateLimits limits, CurrentActor actor) {
    this.limits = limits;
    this.actor = actor;
  }

  @ServerRequestFilter(priority = Priorities.USER + 100)
  void count(SimpleResourceInfo endpoint) {
    if (endpoint == null || endpoint.getResourceClass() == null) {
      return;
    }
    for (Method method : endpoint.getResourceClass().getMethods()) {
      if (method.getName().equals(endpoint.getMethodName())
          && method.isAnnotationPresent(PerAccount.class)) {
        limits.take(method.getAnnotation(PerAccount.class).value(), actor.get().id());
        return;
      }
    }
  }
}
