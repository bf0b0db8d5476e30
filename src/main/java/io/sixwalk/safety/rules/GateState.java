package io.sixwalk.safety.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether a person may start a walk at a moment. */
public sealed interface GateState {
  /** The questions were answered today and nothing holds the walk back. */
  record Open() implements GateState {}

  /** The questions have to be answered first. */
  record AnswerFirst() implements GateState {}

  /**
   * No walk now.
   *
   * @param permission what is wrong with the permission, if anything
   * @param answers the answers that hold it back, the oldest first
   */
  record Held(Optional<WalkPermission.Problem> permission, List<UUID> answers)
      implements GateState {
    public Held {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The state at a moment.
   *
   * @param answers the oldest first
   * @param permission the one that holds on {@code today}
   * @param today the day of the moment in the person's study zone
   */
  static GateState at(
      Instant moment,
      LocalDate today,
      List<GateAnswer> answers,
      Optional<WalkPermission> permission) {
    Optional<WalkPermission.Problem> problem = WalkPermission.problemOn(today, permission);
    List<UUID> holding = GateAnswer.holding(answers, moment, today);
    if (problem.isPresent() || !holding.isEmpty()) {
      return new Held(problem, holding);
    }
    return answers.stream().anyMatch(a -> a.opens(moment, today)) ? new Open() : new AnswerFirst();
  }
}
