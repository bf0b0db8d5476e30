package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a person has sent, as far as a schedule asks: that it came, and what it says only where a
 * condition of the plan asks for that.
 */
public sealed interface Answer {
  /** The calendar date in the study zone on which it was done. */
  LocalDate on();

  /** A walk; {@code counts} as its verdict in force and the limits of counting say. */
  record Walked(LocalDate on, boolean counts) implements Answer {}

  /** The person could not walk, for health or for another reason. */
  record CouldNotWalk(LocalDate on, boolean forHealth) implements Answer {}

  /**
   * An answered questionnaire.
   *
   * @param scores the least that each score can be, by code; only those that a condition of the
   *     plan asks for, and only where the reader may know of them
   */
  record Answered(LocalDate on, String instrument, Map<String, Double> scores) implements Answer {
    public Answered {
      scores = Map.copyOf(scores);
    }

    public Answered(LocalDate on, String instrument) {
      this(on, instrument, Map.of());
    }
  }
}
