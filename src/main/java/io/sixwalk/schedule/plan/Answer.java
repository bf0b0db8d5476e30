package io.sixwalk.schedule.plan;

import java.time.LocalDate;

/** What a person has sent, as far as a schedule asks: that it came, never what it says. */
public sealed interface Answer {
  /** The calendar date in the study zone on which it was done. */
  LocalDate on();

  /** A walk; {@code counts} as its verdict in force says. */
  record Walked(LocalDate on, boolean counts) implements Answer {}

  /** The person could not walk, for health or for another reason. */
  record CouldNotWalk(LocalDate on, boolean forHealth) implements Answer {}

  /** An answered questionnaire. */
  record Answered(LocalDate on, String instrument) implements Answer {}
}
