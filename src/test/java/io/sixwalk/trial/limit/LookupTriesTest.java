package io.sixwalk.trial.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sixwalk.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LookupTriesTest {
  private static final class Hand extends Clock {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void tries_come_back_evenly_over_ten_minutes() {
    Hand clock = new Hand();
    LookupTries tries = new LookupTries(10, clock);
    for (int i = 0; i < 10; i++) {
      tries.take("192.0.2.1");
    }
    assertThatThrownBy(() -> tries.take("192.0.2.1"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.retryAfterSeconds()).hasValue(60));
    assertThatCode(() -> tries.take("192.0.2.2")).doesNotThrowAnyException();
    clock.now = clock.now.plus(Duration.ofSeconds(61));
    tries.take("192.0.2.1");
    assertThatThrownBy(() -> tries.take("192.0.2.1")).isInstanceOf(ProblemException.class);
  }

  @Test
  void one_household_is_one_address() {
    assertThat(LookupTries.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(LookupTries.network("2001:db8:1:2::9"));
    assertThat(LookupTries.network("2001:db8:1:3::9"))
        .isNotEqualTo(LookupTries.network("2001:db8:1:2::9"));
    assertThat(LookupTries.network("192.0.2.1")).isNotEqualTo(LookupTries.network("192.0.2.2"));
    assertThat(LookupTries.network(null)).isEqualTo("null");
  }
}
