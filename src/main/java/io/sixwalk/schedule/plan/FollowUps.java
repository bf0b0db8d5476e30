package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an item with a condition is asked, and from when.
 *
 * <p>The latest answer to the other instrument within the item's own occurrence decides; it is
 * asked from the day of the first answer that met the condition. What was answered after it had
 * been asked stays asked, whatever is answered later. Where scores are not to be known, nobody can
 * tell that it is asked, and it is not.
 */
final class FollowUps {
  private FollowUps() {}

  /** The occurrence as it is asked; empty where the condition is not met, or not yet. */
  static Optional<Occurrence> asked(Occurrence o, List<Answer> answers) {
    if (o.item().askedAfter().isEmpty()) {
      return Optional.of(o);
    }
    AskedAfter condition = o.item().askedAfter().get();
    List<Answer.Answered> before = within(o, answers, condition.instrument()).toList();
    Optional<LocalDate> since =
        before.stream().filter(condition::isMetBy).map(Answer.Answered::on).findFirst();
    if (since.isEmpty()) {
      return Optional.empty();
    }
    boolean stillMet = condition.isMetBy(before.get(before.size() - 1));
    boolean answered =
        o.item().task() instanceof Task.Questionnaire asked
            && within(o, answers, asked.instrument()).anyMatch(a -> !a.on().isBefore(since.get()));
    return stillMet || answered ? o.from(since.get()) : Optional.empty();
  }

  /** In the order of their dates; of one date, in the order in which they were given. */
  private static Stream<Answer.Answered> within(
      Occurrence o, List<Answer> answers, String instrument) {
    return answers.stream()
        .filter(Answer.Answered.class::isInstance)
        .map(Answer.Answered.class::cast)
        .filter(a -> a.instrument().equals(instrument) && o.takes(a.on()))
        .sorted(Comparator.comparing(Answer.Answered::on));
  }
}
