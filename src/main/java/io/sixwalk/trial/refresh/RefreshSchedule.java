package io.sixwalk.trial.refresh;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Runs the refresh at the times that an operator sets; never by default. */
@ApplicationScoped
public class RefreshSchedule {
  private static final Logger LOG = Logger.getLogger(RefreshSchedule.class);

  private final RegistryRefresh refresh;
  private final ClinicalTrialsApi api;
  private final Clock clock;
  private final List<String> searches;

  RefreshSchedule(
      RegistryRefresh refresh,
      @RestClient ClinicalTrialsApi api,
      Clock clock,
      @ConfigProperty(name = "sixwalk.registry.searches") List<String> searches) {
    this.refresh = refresh;
    this.api = api;
    this.clock = clock;
    this.searches = searches;
  }

  /** {@code sixwalk.registry.refresh} is a cron expression, or {@code off}. */
  @Scheduled(
      identity = "registry-refresh",
      cron = "{sixwalk.registry.refresh}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void run() {
    try {
      RegistryRefresh.Outcome outcome =
          refresh.run(
              api,
              new Pace(Pace.ONE_SECOND, clock),
              searches.stream().map(RegistryRefresh.Search::of).toList());
      LOG.infof(
          "Refreshed the registry copy: %d records read, %d versions new",
          outcome.read(), outcome.stored());
    } catch (RefreshFailedException told) {
      LOG.debug("The refresh is tried again at its next time", told);
    }
  }
}
