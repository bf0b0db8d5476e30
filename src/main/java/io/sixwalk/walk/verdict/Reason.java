package io.sixwalk.walk.verdict;

/**
 * Why a walk does not count, or what is said about one that does. Each has a sentence for the
 * participant.
 */
public enum Reason {
  /** The timer ran less than 355 s or more than 365 s, and the person did not stop for symptoms. */
  WRONG_DURATION(true),
  /** A door, the phone or a person ended the walk. */
  EXTERNAL_STOP(true),
  /** A course to be measured, without a length. */
  COURSE_NOT_MEASURED(true),
  /** A treadmill walk is not comparable with walking over ground. */
  TREADMILL(true),
  RAN(true),
  PACED_BY_OTHER(true),
  ACUTE_ILLNESS(true),
  /** A safety question was answered with yes. */
  SAFETY_QUESTION(false),
  LAPS_MISCOUNTED(true),
  /** Nothing that was recorded gives a distance. */
  NO_DISTANCE(true),
  /** The standard error of the distance is above the study's limit, 15 m by default. */
  TOO_UNCERTAIN(true),
  /** A step count alone does not measure a walk to the accuracy of a change that matters. */
  STEPS_ALONE(true),
  /** Less than 30 minutes after another walk. */
  TOO_SOON_AFTER_ANOTHER(true),
  /** One walk a day counts; see {@link CountingLimits}. Never stored: it depends on other walks. */
  ANOTHER_THAT_DAY(false),
  /** Four walks in seven days count; see {@link CountingLimits}. Never stored either. */
  FOUR_IN_SEVEN_DAYS(false),
  /** Replaced by the person's own correction. */
  CORRECTED(false),
  /** Taken back by the person. */
  VOIDED(false),
  /** Counts: the person stopped because of symptoms or a fall. */
  STOPPED_FOR_SYMPTOMS(false),
  /** Decided by a clinician. */
  CLINICIAN(false);

  private final boolean walkAgain;

  Reason(boolean walkAgain) {
    this.walkAgain = walkAgain;
  }

  /** Whether another walk, on another day, is what to do about it. */
  public boolean asksToWalkAgain() {
    return walkAgain;
  }
}
