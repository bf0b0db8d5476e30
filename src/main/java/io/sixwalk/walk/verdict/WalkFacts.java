package io.sixwalk.walk.verdict;

import io.sixwalk.walk.distance.DistanceResult;
import java.util.Set;

/**
 * What the verdict looks at.
 *
 * @param elapsedSeconds by the timer, which keeps running during rests
 * @param measuredCourse whether the kind of course has a length to be measured
 * @param courseLengthKnown whether that length was given
 * @param irregularities what the person said was not as it should be
 * @param yesToSafetyQuestion whether any safety question was answered with yes
 * @param feverOrIllness whether it was the one about fever or acute illness
 * @param distance the server's estimate
 * @param greatestStandardErrorMetres the study's limit
 */
public record WalkFacts(
    double elapsedSeconds,
    EndReason endReason,
    boolean treadmill,
    boolean measuredCourse,
    boolean courseLengthKnown,
    Set<Reason> irregularities,
    boolean yesToSafetyQuestion,
    boolean feverOrIllness,
    DistanceResult distance,
    double greatestStandardErrorMetres) {

  /** Why the walk ended. */
  public enum EndReason {
    /** The six minutes were over. */
    COMPLETED,
    SYMPTOMS,
    FALL,
    OWN_WISH,
    EXTERNAL,
    DEVICE;

    boolean isSymptomStop() {
      return this == SYMPTOMS || this == FALL;
    }
  }
}
