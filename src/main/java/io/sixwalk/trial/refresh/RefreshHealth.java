package io.sixwalk.trial.refresh;

import io.sixwalk.trial.copy.CopyFacts;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how old the copy is. An old copy is a matter for an operator and no reason to take the
 * server out.
 */
@Readiness
@ApplicationScoped
public class RefreshHealth implements AsyncHealthCheck {
  private final CopyFacts facts;
  private final String schedule;

  RefreshHealth(
      CopyFacts facts, @ConfigProperty(name = "sixwalk.registry.refresh") String schedule) {
    this.facts = facts;
    this.schedule = schedule;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return facts
        .read()
        .map(this::response)
        .onFailure()
        .recoverWithItem(() -> start().withData("copy", "cannot be read now").build());
  }

  private HealthCheckResponse response(CopyFacts.Facts read) {
    HealthCheckResponseBuilder answer = start();
    answer.withData(
        "lastSuccess", read.lastRefreshAt() == null ? "never" : read.lastRefreshAt().toString());
    if (read.lastProblem() != null) {
      answer.withData("lastProblem", read.lastProblem());
    }
    read.copies()
        .forEach(
            copy ->
                answer.withData(
                    copy.registry(),
                    (copy.fullDay() == null
                        ? "some records, newest " + copy.newestDay()
                        : "full as of " + copy.fullDay())));
    return answer.build();
  }

  private HealthCheckResponseBuilder start() {
    return HealthCheckResponse.named("registry copy").up().withData("refresh", schedule);
  }
}
