package io.sixwalk.audit.heads;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how old the signed statements are. It never takes the server out: people's walks are worth
 * more than an unsigned quarter of an hour. The metric is there to alarm.
 */
@Readiness
@ApplicationScoped
public class HeadsHealth implements HealthCheck {
  private final HeadSchedule schedule;

  HeadsHealth(HeadSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public HealthCheckResponse call() {
    HeadSchedule.State state = schedule.state();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("audit heads").up();
    answer.withData("coveredAt", state.coveredAt().map(Object::toString).orElse("not known yet"));
    state.trouble().ifPresent(trouble -> answer.withData("trouble", trouble));
    return answer.build();
  }
}
