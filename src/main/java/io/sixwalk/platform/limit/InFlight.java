package io.sixwalk.platform.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the work that waits for the database. Above the bound a request is answered 503 with
 * {@code Retry-After} before any work, so that a storm does not make everyone wait.
 *
 * <p>What was begun is finished even when the client hangs up: the work is subscribed to here and
 * only its outcome is handed on, so that a cancelled request cannot cancel a transaction half-way.
 */
@ApplicationScoped
public class InFlight {
  private final int most;
  private final AtomicInteger now = new AtomicInteger();

  InFlight(
      @ConfigProperty(name = "sixwalk.in-flight.most", defaultValue = "256") int most,
      MeterRegistry meters) {
    this.most = most;
    meters.gauge("sixwalk.in.flight", now);
  }

  public <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              if (now.incrementAndGet() > most) {
                now.decrementAndGet();
                emitter.fail(
                    ProblemException.unavailable(
                        "Many people are sending just now. Send it again shortly."));
                return;
              }
              // What fails before it begins is counted off as well.
              Uni.createFrom()
                  .deferred(() -> work.get())
                  .onTermination()
                  .invoke(() -> now.decrementAndGet())
                  .subscribe()
                  .with(emitter::complete, emitter::fail);
            });
  }
}
