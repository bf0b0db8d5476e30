package io.sixwalk.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts tries in token buckets, kept in the memory of this replica: with n replicas behind a
 * balancer up to n times the tries get through, which the lines of {@link Limit} allow for. A try
 * is taken before the work and given back if the work earns it, so that many at once cannot slip
 * past the count.
 *
 * <p>What must hold across replicas (a code's uses) is counted in the database instead.
 */
@ApplicationScoped
public class RateLimits {
  private static final int MOST_BUCKETS = 200_000;

  private final MeterRegistry meters;
  private final int factor;
  private final Cache<Key, Bucket> buckets;

  RateLimits(
      @ConfigProperty(name = "sixwalk.limit.factor", defaultValue = "1") int factor,
      MeterRegistry meters) {
    this.factor = factor;
    this.meters = meters;
    Duration longest = Duration.ZERO;
    for (Limit limit : Limit.values()) {
      longest = limit.refill().compareTo(longest) > 0 ? limit.refill() : longest;
    }
    // An idle bucket is full again after its refill, so forgetting it changes nothing.
    this.buckets =
        Caffeine.newBuilder().maximumSize(MOST_BUCKETS).expireAfterAccess(longest).build();
  }

  private record Key(Limit limit, Object counted) {}

  /**
   * Takes one try.
   *
   * @param counted what is counted: an address, an account, a hash; it needs equals and hashCode
   * @throws ProblemException 429 with {@code Retry-After} when none is left
   */
  public void take(Limit limit, Object counted) {
    ConsumptionProbe probe = bucket(limit, counted).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      meters.counter("sixwalk.rate.limited", "limit", limit.name()).increment();
      throw ProblemException.tooMany(
          (int) Math.max(1, Math.ceil(probe.getNanosToWaitForRefill() / 1e9)));
    }
  }

  /** Takes one try, and gives it back if the work succeeds: only failures count. */
  public <T> Uni<T> countFailures(Limit limit, Object counted, Supplier<Uni<T>> work) {
    take(limit, counted);
    return work.get().onItem().invoke(done -> bucket(limit, counted).addTokens(1));
  }

  private Bucket bucket(Limit limit, Object counted) {
    return buckets.get(new Key(limit, counted), key -> create(limit));
  }

  private Bucket create(Limit limit) {
    long tries = (long) limit.tries() * factor;
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(tries).refillGreedy(tries, limit.refill()).build();
    return Bucket.builder().addLimit(bandwidth).build();
  }
}
