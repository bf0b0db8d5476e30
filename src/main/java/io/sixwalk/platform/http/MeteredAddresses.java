package io.sixwalk.platform.http;

import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Keeps addresses out of the metrics: they name persons by their ids, and anyone can make up as
 * many as there is memory. A request is counted under the template of its endpoint, which the
 * framework notes when it has found one; whatever is refused before that is counted together.
 */
@ApplicationScoped
class MeteredAddresses {
  private static final String API = "/v1/";

  /** Where the framework's metrics look for the template (ObservabilityUtil of Quarkus REST). */
  private static final String TEMPLATE = "UrlPathTemplate";

  private static final String REFUSED_EARLY = "/v1/{refused}";
  private static final int MOST_METHODS = 10;
  private static final int BEFORE_OTHERS = 1_000;

  void register(@Observes Filters filters) {
    filters.register(MeteredAddresses::beginWithoutTemplate, BEFORE_OTHERS);
  }

  private static void beginWithoutTemplate(RoutingContext request) {
    Context context = Vertx.currentContext();
    if (context != null && request.request().path().startsWith(API)) {
      context.putLocal(TEMPLATE, REFUSED_EARLY);
    }
    request.next();
  }

  /** Methods can be made up as well. */
  @Produces
  @Singleton
  MeterFilter fewMethods() {
    return MeterFilter.maximumAllowableTags(
        "http.server.requests", "method", MOST_METHODS, MeterFilter.deny());
  }
}
