package io.sixwalk.schedule.reminder;

import java.time.Duration;
import java.util.Optional;

/** What a push service's answer means for one message (RFC 8030, sections 5 and 7.3). */
sealed interface PushOutcome {
  int MOST_TRIES = 6;
  Duration FIRST_WAIT = Duration.ofMinutes(1);
  Duration LONGEST_WAIT = Duration.ofHours(1);

  /** It took the message. */
  record Sent(int status) implements PushOutcome {}

  /** It does not know the subscription any more. */
  record Gone(int status) implements PushOutcome {}

  /**
   * It may take it later.
   *
   * @param status of its answer, or empty where none came
   */
  record Later(Optional<Integer> status, Duration after) implements PushOutcome {}

  /** It will not take it, or too many tries failed. */
  record Refused(Optional<Integer> status) implements PushOutcome {}

  /**
   * From an answer.
   *
   * @param retryAfterSeconds what it asked to wait
   * @param tries how often it was tried, this one included
   */
  static PushOutcome of(int status, Optional<Long> retryAfterSeconds, int tries) {
    if (status >= 200 && status < 300) {
      return new Sent(status);
    }
    if (status == 404 || status == 410) {
      return new Gone(status);
    }
    if (status == 429 || status >= 500) {
      return later(Optional.of(status), retryAfterSeconds, tries);
    }
    return new Refused(Optional.of(status));
  }

  /** No answer came. */
  static PushOutcome silence(int tries) {
    return later(Optional.empty(), Optional.empty(), tries);
  }

  /** Twice as long each time, or as long as was asked for; never beyond an hour. */
  private static PushOutcome later(
      Optional<Integer> status, Optional<Long> retryAfterSeconds, int tries) {
    if (tries >= MOST_TRIES) {
      return new Refused(status);
    }
    Duration own = FIRST_WAIT.multipliedBy(1L << (tries - 1));
    Duration asked = retryAfterSeconds.map(s -> Duration.ofSeconds(Math.max(1, s))).orElse(own);
    return new Later(status, asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }
}
