package io.sixwalk.questionnaire.instrument;

import io.sixwalk.questionnaire.scoring.FallsRate;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads an answered falls diary as an entry of the falls rate. */
public final class FallsDiary {

  private FallsDiary() {}

  /**
   * The entry of one response, or empty if its days are missing or the wrong way round, or had not
   * come when it was answered. "Did not fall" is an entry with 0 falls; an open question is an
   * entry that is not observed.
   *
   * @param answeredOn the day of the answer in the study zone. The person's own calendar may be one
   *     day ahead; days after that had not come, and nobody observed them.
   */
  public static Optional<FallsRate.Entry> entry(ItemAnswers answers, LocalDate answeredOn) {
    LocalDate latest = answeredOn.plusDays(1);
    Optional<LocalDate> first = date(answers, "first-day");
    Optional<LocalDate> last =
        date(answers, "last-day").map(day -> day.isAfter(latest) ? latest : day);
    if (first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())) {
      return Optional.empty();
    }
    Optional<String> fell = answers.code("fell", List.of("yes", "no"));
    OptionalInt falls =
        fell.filter("no"::equals).isPresent() ? OptionalInt.of(0) : answers.integer("falls", 1, 50);
    return Optional.of(new FallsRate.Entry(first.get(), last.get(), falls));
  }

  private static Optional<LocalDate> date(ItemAnswers answers, String item) {
    List<String> given = answers.byItem().getOrDefault(item, List.of());
    if (given.size() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(given.get(0)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
