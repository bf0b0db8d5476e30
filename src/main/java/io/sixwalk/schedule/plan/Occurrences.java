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
   * <p>What began before a version came into force stays as the former version had it; what begins
   * later is asked for by the later one. Two exceptions follow from what people expect: an item
   * that the later version left out is not asked for any more, and one that it adds is also asked
   * for in the window that is open. The earliest of the versions governs the time before it, too.
   * The occurrences of one item share no date.
   *
   * @param plans in the order of their versions; the first is the one that the person began with
   */
  public static List<Occurrence> of(
      List<Plan> plans, List<StudyWindow> windows, StudyCalendar calendar) {
    Map<String, List<Occurrence>> byItem = new LinkedHashMap<>();
    boolean isFirst = true;
    for (Plan plan : plans) {
      LocalDate since = isFirst ? LocalDate.MIN : calendar.zones().dateOf(plan.inForceFrom());
      isFirst = false;
      byItem.replaceAll(
          (code, asked) ->
              isIn(plan, code)
                  ? asked
                  : asked.stream().filter(o -> o.closes().isBefore(since)).toList());
      for (PlanItem item : plan.items()) {
        List<Occurrence> later = of(plan.version(), item, windows, calendar);
        byItem.compute(
            item.code(),
            (code, former) -> joined(former == null ? List.of() : former, later, since));
      }
    }
    return byItem.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Occurrence::first).thenComparing(Occurrence::closes))
        .toList();
  }

  private static boolean isIn(Plan plan, String code) {
    return plan.items().stream().anyMatch(i -> i.code().equals(code));
  }

  private static List<Occurrence> joined(
      List<Occurrence> former, List<Occurrence> later, LocalDate since) {
    List<Occurrence> all =
        new ArrayList<>(former.stream().filter(o -> o.first().isBefore(since)).toList());
    LocalDate free =
        all.stream()
            .map(o -> o.closes().plusDays(1))
            .filter(d -> d.isAfter(since))
            .max(LocalDate::compareTo)
            .orElse(since);
    List<Occurrence> begun = List.copyOf(all);
    for (Occurrence next : later) {
      boolean sameWindow =
          next.window().isPresent()
              && begun.stream().anyMatch(o -> o.window().equals(next.window()));
      if (!sameWindow) {
        (next.first().isBefore(since) ? next.from(free) : Optional.of(next)).ifPresent(all::add);
      }
    }
    return apart(all);
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
