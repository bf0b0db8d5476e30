package io.sixwalk.trial.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits between requests: at least the pause, and as long as the registry asks for. */
public final class Pace {
  /** The registry publishes no limit; its robots.txt asks for a second between requests. */
  public static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Duration pause;
  private final Clock clock;
  private Instant next = Instant.MIN;

  public Pace(Duration pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /** Waits until the next request may go. */
  void beforeRequest() {
    sleep(Duration.between(clock.instant(), next.equals(Instant.MIN) ? clock.instant() : next));
    next = clock.instant().plus(pause);
  }

  /** Waits before a request is repeated. */
  void wait(Duration time) {
    sleep(time);
  }

  Duration pause() {
    return pause;
  }

  private static void sleep(Duration time) {
    if (time.isNegative() || time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefreshFailedException("The refresh was stopped.", e);
    }
  }
}
