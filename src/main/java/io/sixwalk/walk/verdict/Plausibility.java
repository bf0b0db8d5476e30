package io.sixwalk.walk.verdict;

import io.sixwalk.walk.distance.DistanceEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Odd numbers that a clinician should see. They explain; none decides whether a walk counts.
 *
 * <p>The bounds are wide on purpose: walking faster than 2.2 m/s is running for most adults, a
 * frail person's step is 0.2 m or more, and nobody of 70 steps longer than 1 m. A test distance is
 * warned about under 50 m and over 800 m.
 */
public final class Plausibility {
  /** A claim this far from the estimate, in combined standard errors, is not the same walk's. */
  private static final double CLAIM_STANDARD_ERRORS = 2;

  /** What a claim may differ without a word, as a share of the distance. */
  private static final double CLAIM_SHARE = 0.10;

  private Plausibility() {}

  public static List<String> flags(
      DistanceEstimate estimate, double elapsedSeconds, OptionalDouble claimedMetres) {
    List<String> flags = new ArrayList<>();
    if (claimedMetres.isPresent()) {
      double difference = Math.abs(claimedMetres.getAsDouble() - estimate.metres());
      if (difference > CLAIM_STANDARD_ERRORS * estimate.standardErrorMetres()
          && difference > CLAIM_SHARE * estimate.metres()) {
        flags.add("CLAIM_DIFFERS");
      }
    }
    estimate
        .metresPerStep()
        .ifPresent(
            m -> {
              if (m < 0.2 || m > 1.0) {
                flags.add("STEP_LENGTH_ODD");
              }
            });
    estimate
        .cadencePerMinute()
        .ifPresent(
            c -> {
              if (c < 30 || c > 150) {
                flags.add("CADENCE_ODD");
              }
            });
    if (elapsedSeconds > 0 && estimate.metres() / elapsedSeconds > 2.2) {
      flags.add("SPEED_ODD");
    }
    if (estimate.metres() < 50 || estimate.metres() > 800) {
      flags.add("DISTANCE_UNUSUAL");
    }
    return List.copyOf(flags);
  }
}
