package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the versions of a plan ask one person for what. */
public final class Occurrences {
  private Occurrences() {}

  /**
   * The occurrences of all items, by their first date.
   *
   * <p>A version governs what closes on or after the day on which it came into force; what had
   * closed before stays as it was asked for then. The earliest of the versions also governs the
   * time before it. The occurrences of one item share no date.
   *
   * @param plans in the order of their versions; the first is the one that the person began with
   */
  public static List<Occurrence> of(
      List<Plan> plans, List<StudyWindow> windows, StudyCalendar calendar) {
    Map<String, List<Occurrence>> byItem = new LinkedHashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      Optional<LocalDate> from = i == 0 ? Optional.empty() : Optional.of(since(plan, calendar));
      Optional<LocalDate> until =
          i + 1 < plans.size() ? Optional.of(since(plans.get(i + 1), calendar)) : Optional.empty();
      for (PlanItem item : plan.items()) {
        for (Occurrence o : of(plan.version(), item, windows, calendar)) {
          boolean governed =
              from.map(f -> !o.closes().isBefore(f)).orElse(true)
                  && until.map(u -> o.closes().isBefore(u)).orElse(true);
          if (governed) {
            add(byItem.computeIfAbsent(item.code(), code -> new ArrayList<>()), o);
          }
        }
      }
    }
    return byItem.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Occurrence::first).thenComparing(Occurrence::closes))
        .toList();
  }

  private static LocalDate since(Plan plan, StudyCalendar calendar) {
    return calendar.zones().dateOf(plan.inForceFrom());
  }

  /** A later version neither asks twice in one window nor for days that a former one closed. */
  private static void add(List<Occurrence> former, Occurrence next) {
    boolean sameWindow =
        next.window().isPresent()
            && former.stream().anyMatch(o -> o.window().equals(next.window()));
    if (!sameWindow) {
      Optional<LocalDate> closed =
          former.stream().map(Occurrence::closes).max(LocalDate::compareTo);
      closed.map(c -> next.from(c.plusDays(1))).orElse(Optional.of(next)).ifPresent(former::add);
    }
  }

  /** The occurrences of one item of one version, in order. */
  static List<Occurrence> of(
      int version, PlanItem item, List<StudyWindow> windows, StudyCalendar calendar) {
    List<Occurrence> asked = new ArrayList<>();
    if (item.rhythm() instanceof Rhythm.InWindows in) {
      windows.stream()
          .filter(w -> in.codes().contains(w.code()))
          .sorted(Comparator.comparingInt(StudyWindow::firstDay))
          .forEach(
              w ->
                  occurrence(
                          version,
                          item,
                          Optional.of(w.code()),
                          Math.max(w.firstDay(), item.fromDay()),
                          Math.min(w.lastDay(), item.toDay()),
                          calendar)
                      .ifPresent(asked::add));
    } else {
      for (int day = item.fromDay(); day <= item.toDay(); day += step(item.rhythm())) {
        if (asksOn(item.rhythm(), day, calendar)) {
          occurrence(version, item, Optional.empty(), day, day, calendar).ifPresent(asked::add);
        }
      }
    }
    return apart(asked);
  }

  private static int step(Rhythm rhythm) {
    return rhythm instanceof Rhythm.EveryDays every ? every.days() : 1;
  }

  private static boolean asksOn(Rhythm rhythm, int day, StudyCalendar calendar) {
    return !(rhythm instanceof Rhythm.OnWeekdays on)
        || on.days().contains(calendar.date(day).getDayOfWeek());
  }

  private static Optional<Occurrence> occurrence(
      int version,
      PlanItem item,
      Optional<String> window,
      int firstDay,
      int lastDay,
      StudyCalendar calendar) {
    if (firstDay > lastDay) {
      return Optional.empty();
    }
    LocalDate first = calendar.opening(firstDay);
    LocalDate last = later(first, calendar.closing(lastDay));
    LocalDate closes = later(last, calendar.closing(lastDay + item.graceDays()));
    return Optional.of(new Occurrence(version, item, window, first, last, closes));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /**
   * Grace ends where the next occurrence begins. One whose only date the calendar left out, and
   * which therefore would fall on the next one's date, is that next one.
   */
  private static List<Occurrence> apart(List<Occurrence> asked) {
    Map<LocalDate, Occurrence> byFirst = new LinkedHashMap<>();
    asked.forEach(o -> byFirst.put(o.first(), o));
    List<Occurrence> ordered = new ArrayList<>(byFirst.values());
    for (int i = 0; i + 1 < ordered.size(); i++) {
      ordered.set(i, ordered.get(i).until(ordered.get(i + 1).first().minusDays(1)));
    }
    return ordered;
  }
}
