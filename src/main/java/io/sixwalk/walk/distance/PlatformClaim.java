package io.sixwalk.walk.distance;

import java.util.Objects;

/**
 * A distance that a health platform computed by a method it does not publish.
 *
 * @param metres the claimed distance
 * @param platform who claims it
 */
public record PlatformClaim(double metres, Platform platform) {

  /** The health platforms whose claims are understood. */
  public enum Platform {
    HEALTHKIT,
    HEALTH_CONNECT
  }

  /**
   * @throws IllegalArgumentException if the metres are negative or not finite
   */
  public PlatformClaim {
    if (!(metres >= 0) || Double.isInfinite(metres)) {
      throw new IllegalArgumentException("metres must not be negative");
    }
    Objects.requireNonNull(platform, "platform");
  }
}
