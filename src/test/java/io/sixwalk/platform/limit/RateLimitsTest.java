package io.sixwalk.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final RateLimits limits = new RateLimits(1, new SimpleMeterRegistry());

  @Test
  void a_try_too_many_is_told_when_to_come_back() {
    for (int i = 0; i < Limit.SIGN_IN_BY_CODE.tries(); i++) {
      limits.take(Limit.SIGN_IN_BY_CODE, "one code");
    }
    assertThatThrownBy(() -> limits.take(Limit.SIGN_IN_BY_CODE, "one code"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(429);
              assertThat(e.retryAfterSeconds().orElse(0))
                  .isBetween(
                      1,
                      (int)
                          (Limit.SIGN_IN_BY_CODE.refill().toSeconds()
                              / Limit.SIGN_IN_BY_CODE.tries()));
            });
    limits.take(Limit.SIGN_IN_BY_CODE, "another code");
    limits.take(Limit.SIGN_IN_BY_NETWORK, "one code");
  }

  @Test
  void work_that_succeeds_costs_nothing() {
    for (int i = 0; i < 10 * Limit.SIGN_IN_BY_NETWORK.tries(); i++) {
      limits
          .countFailures(Limit.SIGN_IN_BY_NETWORK, "clinic", () -> Uni.createFrom().item("in"))
          .await()
          .indefinitely();
    }
    AtomicInteger asked = new AtomicInteger();
    for (int i = 0; i < Limit.SIGN_IN_BY_NETWORK.tries(); i++) {
      assertThatThrownBy(
              () ->
                  limits
                      .countFailures(
                          Limit.SIGN_IN_BY_NETWORK,
                          "clinic",
                          () -> {
                            asked.incrementAndGet();
                            return Uni.createFrom().failure(ProblemException.notFound());
                          })
                      .await()
                      .indefinitely())
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(404));
    }
    assertThat(asked).hasValue(Limit.SIGN_IN_BY_NETWORK.tries());
    assertThatThrownBy(() -> limits.take(Limit.SIGN_IN_BY_NETWORK, "clinic"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void many_at_once_get_exactly_as_many_tries_as_there_are() throws Exception {
    int threads = 64;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<Integer> tries =
        () -> {
          start.await();
          int taken = 0;
          for (int i = 0; i < 20; i++) {
            try {
              limits.take(Limit.INVITATION_BY_ACCOUNT, "one account");
              taken++;
            } catch (ProblemException tooMany) {
              assertThat(tooMany.problem().status()).isEqualTo(429);
            }
          }
          return taken;
        };
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      futures.add(pool.submit(tries));
    }
    int taken = 0;
    for (Future<Integer> future : futures) {
      taken += future.get();
    }
    pool.shutdown();
    // One comes back each minute; the race must not take longer than that to be exact.
    assertThat(taken)
        .isBetween(Limit.INVITATION_BY_ACCOUNT.tries(), Limit.INVITATION_BY_ACCOUNT.tries() + 1);
  }

  @Test
  void a_household_is_one_network() {
    assertThat(NetworkAddress.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(NetworkAddress.of("2001:db8:1:2:ffff::1"));
    assertThat(NetworkAddress.of("2001:db8:1:2::1"))
        .isNotEqualTo(NetworkAddress.of("2001:db8:1:3::1"));
    assertThat(NetworkAddress.of("192.0.2.1")).isNotEqualTo(NetworkAddress.of("192.0.2.2"));
    assertThat(NetworkAddress.of("::ffff:192.0.2.1")).isEqualTo(NetworkAddress.of("192.0.2.1"));
    assertThat(NetworkAddress.of((String) null)).isEqualTo(NetworkAddress.of("not an address"));
  }
}
