package io.sixwalk.walk.distance;

import java.util.List;

/**
 * Compares the chosen source with independent ones. A contradiction is flagged, and the standard
 * error of the chosen one grows by half of it: one of the two is wrong, and nobody knows which.
 */
final class SourceAgreement {
  /** Two honest sources differ by more than this many joint standard errors once in a hundred. */
  private static final double CONTRADICTION = 2.6;

  private SourceAgreement() {}

  static SourceEstimate check(
      SourceEstimate chosen,
      List<SourceEstimate> sources,
      WalkRecording recording,
      FlagCollector flags) {
    double error = chosen.standardErrorMetres();
    for (SourceEstimate other : sources) {
      double difference = Math.abs(other.metres() - chosen.metres());
      double joint = Math.hypot(other.standardErrorMetres(), chosen.standardErrorMetres());
      if (independent(chosen.method(), other.method()) && difference > CONTRADICTION * joint) {
        flags.raise(
            DistanceFlag.SOURCES_DISAGREE,
            "%s %.0f m, %s %.0f m%s",
            chosen.method(),
            chosen.metres(),
            other.method(),
            other.metres(),
            lapHint(chosen, other, recording));
        // A rule of thumb about step length may point at a fault, but it does not measure.
        if (other.method() != DistanceMethod.STEPS) {
          error = Math.max(error, Math.hypot(chosen.standardErrorMetres(), difference / 2));
        }
      }
    }
    return new SourceEstimate(chosen.method(), chosen.metres(), error);
  }

  private static boolean independent(DistanceMethod chosen, DistanceMethod other) {
    boolean bothFromPositions =
        chosen.family() == MethodFamily.SATELLITE_AND_FUSION
            && other.family() == MethodFamily.SATELLITE_AND_FUSION;
    return chosen != other && !bothFromPositions;
  }

  private static String lapHint(
      SourceEstimate chosen, SourceEstimate other, WalkRecording recording) {
    if (chosen.method() != DistanceMethod.LAPS || recording.laps().isEmpty()) {
      return "";
    }
    double course = recording.laps().get().courseLengthMetres();
    long laps = Math.round((other.metres() - chosen.metres()) / course);
    double left = Math.abs(other.metres() - chosen.metres() - laps * course);
    return laps != 0 && left < 2 * other.standardErrorMetres()
        ? "; the count may be off by " + Math.abs(laps) + (laps > 0 ? " too few" : " too many")
        : "";
  }
}
