package io.sixwalk.walk.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of the walks that are good enough are counted: one a day, two on a baseline day, and no
 * more than four in any seven days. Nobody is to be drawn into walking more for a better number. It
 * is a rule of this project, not of a publication.
 *
 * <p>It looks at all walks of a person at once and is applied when they are read, so that neither
 * the order of their arrival nor a walk taken back later leaves a wrong verdict behind.
 */
public final class CountingLimits {
  public static final int A_DAY = 1;

  /** Two tests where a baseline is measured (Holland 2014, doi:10.1183/09031936.00150314). */
  public static final int A_BASELINE_DAY = 2;

  public static final int IN_SEVEN_DAYS = 4;

  private static final int DAYS = 7;

  private final Set<LocalDate> baselineDays;
  private final Map<LocalDate, Integer> counted = new HashMap<>();
  private final Map<UUID, Reason> leftOut = new HashMap<>();

  /**
   * A walk whose own verdict is that it counts.
   *
   * @param date in the participant's study zone, as it then was
   * @param given whether a clinician decided that it counts, beyond any limit. Such a walk takes
   *     the place of another one
   */
  public record Walk(UUID id, LocalDate date, Instant startedAt, boolean given) {
    private static final Comparator<Walk> IN_ORDER =
        Comparator.comparing(Walk::date).thenComparing(Walk::startedAt).thenComparing(Walk::id);
  }

  private CountingLimits(Collection<Walk> walks, Optional<LocalDate> dayZero) {
    baselineDays =
        Stream.concat(
                walks.stream().map(Walk::date).min(Comparator.naturalOrder()).stream(),
                dayZero.stream())
            .collect(Collectors.toSet());
    walks.stream().filter(Walk::given).forEach(walk -> count(walk.date()));
    walks.stream().filter(Predicate.not(Walk::given)).sorted(Walk.IN_ORDER).forEach(this::judge);
  }

  /**
   * Looks at the walks of one person. The earlier one of two counts.
   *
   * @param walks all that count by themselves, in any order
   * @param dayZero a baseline day besides the day of the first walk, or empty
   */
  public static CountingLimits of(Collection<Walk> walks, Optional<LocalDate> dayZero) {
    return new CountingLimits(walks, dayZero);
  }

  /** The walks that the limits leave out, with the reason. */
  public Map<UUID, Reason> leftOut() {
    return Map.copyOf(leftOut);
  }

  /** The first date, from today on, on which one more walk would be counted. */
  public LocalDate nextDate(LocalDate today) {
    LocalDate date = today;
    while (against(date).isPresent()) {
      date = date.plusDays(1);
    }
    return date;
  }

  private void judge(Walk walk) {
    Optional<Reason> reason = against(walk.date());
    if (reason.isPresent()) {
      leftOut.put(walk.id(), reason.get());
    } else {
      count(walk.date());
    }
  }

  /** Why one more walk on that date would not count. */
  private Optional<Reason> against(LocalDate date) {
    if (on(date) >= (baselineDays.contains(date) ? A_BASELINE_DAY : A_DAY)) {
      return Optional.of(Reason.ANOTHER_THAT_DAY);
    }
    return mostInSevenDaysAround(date) >= IN_SEVEN_DAYS
        ? Optional.of(Reason.FOUR_IN_SEVEN_DAYS)
        : Optional.empty();
  }

  private void count(LocalDate date) {
    counted.merge(date, 1, Integer::sum);
  }

  private int on(LocalDate date) {
    return counted.getOrDefault(date, 0);
  }

  /** A given walk may lie later, so the days after count as those before. */
  private int mostInSevenDaysAround(LocalDate date) {
    int most = 0;
    for (int first = 1 - DAYS; first <= 0; first++) {
      int sum = 0;
      for (int day = first; day < first + DAYS; day++) {
        sum += on(date.plusDays(day));
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
