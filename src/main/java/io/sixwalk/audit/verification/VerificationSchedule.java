package io.sixwalk.audit.verification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Verifies the trail once a day on one of the replicas. The result is there for auditors; faults
 * are logged as errors and counted in a metric to alarm on.
 */
@ApplicationScoped
public class VerificationSchedule {
  private static final Logger LOG = Logger.getLogger(VerificationSchedule.class);

  private final TrailVerifier verifier;
  private final Clock clock;
  private final Duration every;
  private final AtomicLong faults;

  VerificationSchedule(
      TrailVerifier verifier,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "sixwalk.audit.verify-after") Duration every) {
    this.verifier = verifier;
    this.clock = clock;
    this.every = every;
    this.faults = meters.gauge("sixwalk.audit.faults", new AtomicLong());
  }

  @Scheduled(
      every = "{sixwalk.audit.verify-check-every}",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void whenDue() {
    try {
      TrailReader.Remembered remembered = verifier.remembered();
      faults.set(remembered.faults());
      if (clock.instant().isBefore(remembered.verifiedAt().plus(every))) {
        return;
      }
      Verification found = verifier.verify(TrailVerifier.Order.ALL);
      faults.set(found.faultsInAll());
      found.faults().forEach(fault -> LOG.errorf("The audit trail is broken: %s", fault.words()));
      LOG.infof(
          "The audit trail was verified: %d chains, %d entries, %d statements, %d faults",
          found.chains(), found.entries(), found.statements(), found.faultsInAll());
    } catch (IOException | RuntimeException e) {
      LOG.error("The audit trail could not be verified", e);
    }
  }
}
