package io.sixwalk.access;

import io.sixwalk.access.token.TokenReader;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Stands before every endpoint: no operation named, no entry; an account needed and none given,
 * 401; a kind of person whom the table of policy does not name, 403. How the person stands to the
 * subject is decided in the transaction.
 */
public class PolicyFilter {
  private final TokenReader tokens;
  private final CurrentActor current;
  private final Scope scope;

  PolicyFilter(TokenReader tokens, CurrentActor current, Scope scope) {
    this.tokens = tokens;
    this.current = current;
    this.scope = scope;
  }

  @ServerRequestFilter
  Uni<Response> admit(ContainerRequestContext request, SimpleResourceInfo endpoint) {
    Permits permits = permits(endpoint);
    if (permits == null) {
      return Uni.createFrom().failure(ProblemException.notFound());
    }
    Operation operation = permits.value();
    if (operation.isPublic()) {
      return Uni.createFrom().nullItem();
    }
    return tokens
        .bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .map(actor -> admit(actor, operation))
        .orElseGet(
            () ->
                Uni.createFrom()
                    .failure(
                        ProblemException.unauthorized(
                            "not-signed-in",
                            "This needs a valid access token. Sign in and repeat the request.")));
  }

  private Uni<Response> admit(Actor actor, Operation operation) {
    if (!operation.concerns(actor.kind())) {
      return scope
          .recordDenial(actor, operation)
          .chain(
              () ->
                  Uni.createFrom()
                      .failure(ProblemException.forbidden("Your account is not meant for this.")));
    }
    current.set(actor);
    return Uni.createFrom().nullItem();
  }

  private static Permits permits(SimpleResourceInfo endpoint) {
    if (endpoint == null || endpoint.getResourceClass() == null) {
      return null;
    }
    for (Method method : endpoint.getResourceClass().getMethods()) {
      if (method.getName().equals(endpoint.getMethodName())
          && method.isAnnotationPresent(Permits.class)) {
        return method.getAnnotation(Permits.class);
      }
    }
    return null;
  }
}
