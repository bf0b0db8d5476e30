package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Falls per person-year: falls / days observed x 365.25. A day without a diary answer is not a day
 * without a fall: it is left out of the denominator. Version 1.0 gave no rate for any overlap.
 *
 * <p>A fall is "an unexpected event in which the participant comes to rest on the ground, floor or
 * lower level". Source: Lamb SE et al. (ProFaNE), J Am Geriatr Soc 2005;53:1618-1622,
 * doi:10.1111/j.1532-5415.2005.53455.x.
 */
public final class FallsRate {

  /** Id of this algorithm. */
  public static final String ID = "falls-rate";

  /** Version of this algorithm. */
  public static final String VERSION = "1.1";

  private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

  /**
   * One diary entry.
   *
   * @param firstDay first calendar day that the entry covers, in the participant's study zone
   * @param lastDay last day that it covers, inclusive
   * @param falls number of falls on these days, or empty if the question was not answered
   */
  public record Entry(LocalDate firstDay, LocalDate lastDay, OptionalInt falls) {
    public Entry {
      if (lastDay.isBefore(firstDay)) {
        throw new IllegalArgumentException(lastDay + " lies before " + firstDay);
      }
      if (falls.isPresent() && falls.getAsInt() < 0) {
        throw new IllegalArgumentException("a number of falls is not negative");
      }
    }

    private boolean tellsOfAFall() {
      return falls.orElse(0) > 0;
    }
  }

  private FallsRate() {}

  /**
   * The rate over the answered entries. {@code items} counts the days of all entries, {@code
   * answered} the days observed, each day once: two people may keep the diary, and one week may end
   * on the day on which the next begins. There is no rate where entries that overlap could tell of
   * the same fall, or contradict each other about it.
   */
  public static Score of(List<Entry> entries) {
    List<Entry> sorted = entries.stream().sorted(Comparator.comparing(Entry::firstDay)).toList();
    List<Entry> answered = sorted.stream().filter(entry -> entry.falls().isPresent()).toList();
    int days = distinctDays(sorted);
    int observed = distinctDays(answered);
    if (isAmbiguous(answered)) {
      return score(days, observed, notScored(Score.Reason.OVERLAPPING_ENTRIES));
    }
    if (observed == 0) {
      return score(days, 0, notScored(Score.Reason.NOTHING_OBSERVED));
    }
    long falls = answered.stream().mapToLong(entry -> entry.falls().getAsInt()).sum();
    BigDecimal rate =
        BigDecimal.valueOf(falls)
            .multiply(DAYS_PER_YEAR)
            .divide(BigDecimal.valueOf(observed), MathContext.DECIMAL128);
    return score(
        days,
        observed,
        new Score.Scored(rate.doubleValue(), OptionalDouble.empty(), Optional.empty()));
  }

  private static boolean isAmbiguous(List<Entry> sorted) {
    for (int i = 0; i < sorted.size(); i++) {
      Entry earlier = sorted.get(i);
      for (int j = i + 1; j < sorted.size(); j++) {
        Entry later = sorted.get(j);
        if (later.firstDay().isAfter(earlier.lastDay())) {
          break;
        }
        if (isAmbiguous(earlier, later)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Of two that overlap: who ends a week on the day that begins the next one means both weeks. */
  private static boolean isAmbiguous(Entry earlier, Entry later) {
    boolean onlyOneDay =
        later.firstDay().equals(earlier.lastDay())
            && later.firstDay().isAfter(earlier.firstDay())
            && later.lastDay().isAfter(earlier.lastDay());
    int withFalls = (earlier.tellsOfAFall() ? 1 : 0) + (later.tellsOfAFall() ? 1 : 0);
    return withFalls == 2 || withFalls == 1 && !onlyOneDay;
  }

  /** Days that lie in at least one of the entries, which come in the order of their first days. */
  private static int distinctDays(List<Entry> sorted) {
    int days = 0;
    LocalDate counted = LocalDate.MIN;
    for (Entry entry : sorted) {
      LocalDate from = entry.firstDay().isAfter(counted) ? entry.firstDay() : counted.plusDays(1);
      if (!entry.lastDay().isBefore(from)) {
        days += Math.toIntExact(ChronoUnit.DAYS.between(from, entry.lastDay()) + 1);
        counted = entry.lastDay();
      }
    }
    return days;
  }

  private static Score.Result notScored(Score.Reason reason) {
    return new Score.NotScored(reason, Optional.empty());
  }

  private static Score score(int days, int observed, Score.Result result) {
    return new Score(
        "falls-per-person-year",
        ID,
        VERSION,
        Direction.HIGHER_IS_WORSE,
        days,
        observed,
        Math.min(1, days),
        0,
        result,
        Set.of());
  }
}
