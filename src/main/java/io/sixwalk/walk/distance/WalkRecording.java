package io.sixwalk.walk.distance;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a phone recorded of one walk, as far as the distance is concerned.
 *
 * @param elapsedSeconds how long the walk lasted; it started at 0 on the clock of the columns
 * @param fixes location fixes, may be empty
 * @param steps step counter readings, may be empty
 * @param laps laps on a measured course, if they were counted
 * @param wheelMetres reading of a measuring wheel, if one was used
 * @param platformClaim distance claimed by a health platform
 * @param stepLengthPrior metres per step of the person's earlier walks
 */
public record WalkRecording(
    double elapsedSeconds,
    Fixes fixes,
    Steps steps,
    Optional<LapCount> laps,
    OptionalDouble wheelMetres,
    Optional<PlatformClaim> platformClaim,
    Optional<StepLengthPrior> stepLengthPrior) {

  /**
   * @throws IllegalArgumentException if the elapsed time or the wheel's metres are negative or not
   *     finite
   */
  public WalkRecording {
    if (!(elapsedSeconds >= 0) || Double.isInfinite(elapsedSeconds)) {
      throw new IllegalArgumentException("elapsedSeconds must not be negative");
    }
    Objects.requireNonNull(fixes, "fixes");
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(laps, "laps");
    Objects.requireNonNull(platformClaim, "platformClaim");
    Objects.requireNonNull(stepLengthPrior, "stepLengthPrior");
    if (wheelMetres.isPresent()
        && (!(wheelMetres.getAsDouble() >= 0) || Double.isInfinite(wheelMetres.getAsDouble()))) {
      throw new IllegalArgumentException("wheelMetres must not be negative");
    }
  }

  /** A recording of sensors only. */
  public static WalkRecording of(double elapsedSeconds, Fixes fixes, Steps steps) {
    return new WalkRecording(
        elapsedSeconds,
        fixes,
        steps,
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same recording with other fixes. */
  public WalkRecording withFixes(Fixes other) {
    return new WalkRecording(
        elapsedSeconds, other, steps, laps, wheelMetres, platformClaim, stepLengthPrior);
  }

  /** The same recording without its positions: all that may be kept in the clear. */
  public WalkRecording withoutFixes() {
    return withFixes(Fixes.none());
  }

  /** The same recording with other steps. */
  public WalkRecording withSteps(Steps other) {
    return new WalkRecording(
        elapsedSeconds, fixes, other, laps, wheelMetres, platformClaim, stepLengthPrior);
  }

  /** The same recording with laps. */
  public WalkRecording withLaps(LapCount other) {
    return new WalkRecording(
        elapsedSeconds,
        fixes,
        steps,
        Optional.of(other),
        wheelMetres,
        platformClaim,
        stepLengthPrior);
  }

  /** The same recording with a wheel's reading. */
  public WalkRecording withWheelMetres(double metres) {
    return new WalkRecording(
        elapsedSeconds,
        fixes,
        steps,
        laps,
        OptionalDouble.of(metres),
        platformClaim,
        stepLengthPrior);
  }

  /** The same recording with a platform's claim. */
  public WalkRecording withPlatformClaim(PlatformClaim other) {
    return new WalkRecording(
        elapsedSeconds, fixes, steps, laps, wheelMetres, Optional.of(other), stepLengthPrior);
  }

  /** The same recording with a step length from earlier walks. */
  public WalkRecording withStepLengthPrior(StepLengthPrior other) {
    return new WalkRecording(
        elapsedSeconds, fixes, steps, laps, wheelMetres, platformClaim, Optional.of(other));
  }
}
