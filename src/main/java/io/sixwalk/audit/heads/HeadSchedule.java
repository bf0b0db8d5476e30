package io.sixwalk.audit.heads;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * States heads at an interval and once at an orderly stop. The start waits for none of it, and a
 * failure keeps nobody from working: it is logged, counted, and seen in the age of what is stated.
 */
@ApplicationScoped
public class HeadSchedule {
  private static final Logger LOG = Logger.getLogger(HeadSchedule.class);

  private final HeadWriter writer;
  private final Clock clock;
  private final boolean writes;
  private final Counter failures;
  private final AtomicReference<State> state = new AtomicReference<>(State.UNKNOWN);

  HeadSchedule(
      HeadWriter writer,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "sixwalk.audit.heads-every") String every) {
    this.writer = writer;
    this.clock = clock;
    this.writes = !every.equals("off");
    this.failures = meters.counter("sixwalk.audit.head.failures");
    TimeGauge.builder("sixwalk.audit.head.age", this, TimeUnit.SECONDS, HeadSchedule::ageSeconds)
        .description("How long ago the trail was covered by signed statements")
        .register(meters);
  }

  /**
   * How the statements stand.
   *
   * @param coveredAt when all heads were stated, as far as this replica knows
   * @param trouble what went wrong last time, or empty
   */
  record State(Optional<Instant> coveredAt, Optional<String> trouble) {
    static final State UNKNOWN = new State(Optional.empty(), Optional.empty());
  }

  @Scheduled(
      every = "{sixwalk.audit.heads-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void onSchedule() {
    try {
      if (writer.write() == HeadWriter.Outcome.COVERED) {
        state.set(new State(Optional.of(clock.instant()), Optional.empty()));
      }
    } catch (IOException | RuntimeException e) {
      failures.increment();
      LOG.errorf(e, "The heads of the audit trail could not be stated");
      state.updateAndGet(
          before ->
              new State(
                  before.coveredAt().or(this::lastStatementAt),
                  Optional.of(e instanceof IOException ? e.getMessage() : e.getClass().getName())));
    }
  }

  /** What was done since the last run is stated before the server goes. */
  void onStop(@Observes ShutdownEvent stop) {
    if (writes) {
      onSchedule();
    }
  }

  State state() {
    return state.get();
  }

  /** Seconds since the trail was covered; not a number while that is not known. */
  double ageSeconds() {
    return state
        .get()
        .coveredAt()
        .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }

  /**
   * From the directory, so that a server that never succeeds still knows how old the last one is.
   */
  private Optional<Instant> lastStatementAt() {
    try {
      StatementFiles files = writer.files();
      return files
          .read(files.last())
          .flatMap(file -> read(file))
          .map(read -> read.statement().at());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<HeadStatement.Read> read(byte[] file) {
    try {
      return HeadStatement.read(file, HeadWriter.trusted(writer.keys()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
