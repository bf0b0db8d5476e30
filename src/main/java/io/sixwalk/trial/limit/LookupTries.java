package io.sixwalk.trial.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sixwalk.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts look-ups by network address, in memory only and for ten minutes at most. An IPv6 address
 * counts by its first 64 bits, because one household has all the rest.
 */
@ApplicationScoped
public class LookupTries {
  private static final Duration REFILL = Duration.ofMinutes(10);
  private static final int MOST_ADDRESSES = 100_000;
  private static final int IPV6_PREFIX_BYTES = 8;

  private final int most;
  private final Clock clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterAccess(REFILL).build();

  LookupTries(
      @ConfigProperty(name = "sixwalk.lookup.tries", defaultValue = "600") int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /** What is left at a moment; it fills evenly. */
  private record Bucket(double left, Instant at, boolean taken) {
    Bucket take(int most, Instant now) {
      double filled = most * (double) Duration.between(at, now).toMillis() / REFILL.toMillis();
      double here = Math.min(most, left + Math.max(0, filled));
      return here >= 1 ? new Bucket(here - 1, now, true) : new Bucket(here, now, false);
    }
  }

  /**
   * Takes one try.
   *
   * @param address the address of the connection
   * @throws ProblemException 429 with the seconds until there is one again
   */
  public void take(String address) {
    Instant now = clock.instant();
    Bucket bucket =
        buckets
            .asMap()
            .compute(
                network(address),
                (key, known) ->
                    (known == null ? new Bucket(most, now, true) : known).take(most, now));
    if (!bucket.taken()) {
      double seconds = (1 - bucket.left()) * REFILL.toSeconds() / most;
      throw ProblemException.tooMany((int) Math.max(1, Math.ceil(seconds)));
    }
  }

  /** Forgets an address. */
  public void forget(String address) {
    buckets.invalidate(network(address));
  }

  static String network(String address) {
    if (address == null || !address.contains(":") || !address.matches("[0-9A-Fa-f:.%\\w]+")) {
      return String.valueOf(address);
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 4
          ? address
          : HexFormat.of().formatHex(bytes, 0, IPV6_PREFIX_BYTES) + "/64";
    } catch (UnknownHostException notLiteral) {
      return "unknown";
    }
  }
}
