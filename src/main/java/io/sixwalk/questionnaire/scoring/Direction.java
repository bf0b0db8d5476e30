package io.sixwalk.questionnaire.scoring;

/** What a larger number of a score means for the person. */
public enum Direction {
  /** A larger number is a better state. */
  HIGHER_IS_BETTER,
  /** A larger number is a worse state. */
  HIGHER_IS_WORSE,
  /** The numbers record what happened; they do not rank states. */
  NONE
}
