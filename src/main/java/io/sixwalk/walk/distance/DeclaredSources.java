package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.List;

/** Distances that somebody or something else measured, with an honest error. */
final class DeclaredSources {
  /** A course measured with a household tape, walked round cones: 1 %. */
  private static final double COURSE_RELATIVE_ERROR = 0.01;

  /** Where exactly a person stopped. */
  private static final double REMAINDER_ERROR_METRES = 1.5;

  /** How often an unsupervised count of laps is off by one; an assumption. */
  private static final double MISCOUNT_PROBABILITY = 0.04;

  /** A surveyor's wheel on an even floor: 1 % and a metre for start and stop. */
  private static final double WHEEL_RELATIVE_ERROR = 0.01;

  private static final double WHEEL_ERROR_METRES = 1;

  /** Health platforms publish neither method nor error; an assumption on the wide side. */
  private static final double CLAIM_RELATIVE_ERROR = 0.10;

  private static final double CLAIM_ERROR_METRES = 10;

  private DeclaredSources() {}

  static List<SourceEstimate> of(WalkRecording recording) {
    List<SourceEstimate> sources = new ArrayList<>();
    recording
        .wheelMetres()
        .ifPresent(
            metres ->
                sources.add(
                    new SourceEstimate(
                        DistanceMethod.WHEEL,
                        metres,
                        Math.hypot(WHEEL_ERROR_METRES, WHEEL_RELATIVE_ERROR * metres))));
    recording.laps().ifPresent(laps -> sources.add(laps(laps)));
    recording
        .platformClaim()
        .ifPresent(
            claim ->
                sources.add(
                    new SourceEstimate(
                        DistanceMethod.PLATFORM_CLAIM,
                        claim.metres(),
                        Math.hypot(CLAIM_ERROR_METRES, CLAIM_RELATIVE_ERROR * claim.metres()))));
    return sources;
  }

  private static SourceEstimate laps(LapCount laps) {
    double course = COURSE_RELATIVE_ERROR * laps.metres();
    double miscount = Math.sqrt(MISCOUNT_PROBABILITY) * laps.courseLengthMetres();
    double error = Math.hypot(REMAINDER_ERROR_METRES, Math.hypot(course, miscount));
    return new SourceEstimate(DistanceMethod.LAPS, laps.metres(), error);
  }
}
