package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The schedule of one person on one day.
 *
 * @param studyDay of {@code today}; empty while there is no day 0
 * @param items by their first date
 * @param mayFollow what has a condition that is not met, or not yet, and is taken today or begins
 *     soon
 */
public record Schedule(
    LocalDate today,
    Optional<Integer> studyDay,
    List<ScheduledItem> items,
    List<Occurrence> mayFollow) {
  /** What begins within so many days is coming; of each item at least the next time. */
  static final int COMING_DAYS = 28;

  public Schedule {
    items = List.copyOf(items);
    mayFollow = List.copyOf(mayFollow);
  }

  /** What can be done today: what closes first stands first. */
  public List<ScheduledItem> dueToday() {
    return items.stream()
        .filter(i -> i.status().isOpen())
        .sorted(Comparator.comparing(i -> i.occurrence().closes()))
        .toList();
  }

  public List<ScheduledItem> coming() {
    Set<String> seen = new HashSet<>();
    return items.stream()
        .filter(i -> i.status() == Status.COMING)
        .filter(
            i ->
                seen.add(i.occurrence().item().code())
                    | !i.occurrence().first().isAfter(today.plusDays(COMING_DAYS)))
        .toList();
  }

  /** What closed without an answer, or with less than was asked; the newest first. */
  public List<ScheduledItem> missed() {
    return newestFirst(i -> i.status() == Status.MISSED || i.status() == Status.PARTIAL);
  }

  /** What was done, or answered by saying that it could not be; the newest first. */
  public List<ScheduledItem> done() {
    return newestFirst(i -> i.status().isAnswered());
  }

  private List<ScheduledItem> newestFirst(java.util.function.Predicate<ScheduledItem> which) {
    return items.stream()
        .filter(which)
        .sorted(Comparator.comparing((ScheduledItem i) -> i.occurrence().closes()).reversed())
        .toList();
  }
}
