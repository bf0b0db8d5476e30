package io.sixwalk.schedule;

import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.schedule.PlanView.Item;
import io.sixwalk.schedule.PlanView.Kind;
import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a plan must be before the study's own windows and instruments are asked. */
final class PlanChecks {
  private static final int MOST_ITEMS = 60;
  private static final int MOST_TIMES = 30;
  private static final int MOST_GRACE_DAYS = 90;
  private static final int FARTHEST_DAY = 3_653;
  private static final int WEEK = 7;

  private PlanChecks() {}

  static void check(PlanView plan) {
    FieldChecks checks =
        new FieldChecks()
            .present("/items", plan.items())
            .present("/silentAfterDays", plan.silentAfterDays());
    Integer silent = plan.silentAfterDays();
    checks.that(
        silent == null || silent >= 1 && silent <= 365,
        "/silentAfterDays",
        "range",
        "This is 1 to 365 days.");
    List<Item> items = plan.items() == null ? List.of() : plan.items();
    checks.that(items.size() <= MOST_ITEMS, "/items", "maxItems", "There are too many items.");
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      String at = "/items/" + i;
      checks.present(at, items.get(i));
      if (items.get(i) != null) {
        item(checks, at, items.get(i));
        checks.that(
            items.get(i).code() == null || codes.add(items.get(i).code()),
            at + "/code",
            "unique",
            "Each item has a code of its own.");
      }
    }
    checks.orRefuse();
  }

  private static void item(FieldChecks checks, String at, Item item) {
    checks
        .text(at + "/code", item.code(), 60)
        .that(
            item.code() == null || item.code().matches("[a-z0-9][a-z0-9-]*"),
            at + "/code",
            "pattern",
            "A code is small letters, digits and dashes.")
        .present(at + "/task", item.task())
        .that(
            item.times() == null || item.times() >= 1 && item.times() <= MOST_TIMES,
            at + "/times",
            "range",
            "This is 1 to " + MOST_TIMES + ".")
        .that(
            item.graceDays() == null
                || item.graceDays() >= 0 && item.graceDays() <= MOST_GRACE_DAYS,
            at + "/graceDays",
            "range",
            "This is 0 to " + MOST_GRACE_DAYS + " days.");
    if (item.task() == Kind.QUESTIONNAIRE) {
      checks.text(at + "/instrument", item.instrument(), 64);
      checks.optionalText(at + "/version", item.version(), 40);
    } else {
      WalkFrequency.check(checks, at, item);
      checks.that(
          item.instrument() == null, at + "/instrument", "not-here", "A walk has no instrument.");
      checks.that(
          item.askedAfter() == null,
          at + "/askedAfter",
          "not-here",
          "Only a questionnaire can depend on the score of another one.");
    }
    condition(checks, at + "/askedAfter", item.askedAfter());
    days(checks, at, item);
    rhythm(checks, at, item);
  }

  private static void condition(FieldChecks checks, String at, PlanView.Condition condition) {
    if (condition != null) {
      checks
          .text(at + "/instrument", condition.instrument(), 64)
          .text(at + "/score", condition.score(), 64)
          .present(at + "/atLeast", condition.atLeast())
          .that(
              condition.atLeast() == null || Double.isFinite(condition.atLeast()),
              at + "/atLeast",
              "range",
              "This is a number.");
    }
  }

  private static void days(FieldChecks checks, String at, Item item) {
    checks
        .that(inReach(item.fromDay()), at + "/fromDay", "range", "Study days lie within ten years.")
        .that(inReach(item.toDay()), at + "/toDay", "range", "Study days lie within ten years.")
        .that(
            item.fromDay() == null || item.toDay() == null || item.fromDay() <= item.toDay(),
            at + "/toDay",
            "order",
            "The last day is on or after the first.");
    if (item.windows() == null) {
      checks.present(at + "/fromDay", item.fromDay()).present(at + "/toDay", item.toDay());
    }
  }

  private static boolean inReach(Integer day) {
    return day == null || Math.abs(day) <= FARTHEST_DAY;
  }

  private static void rhythm(FieldChecks checks, String at, Item item) {
    int said =
        (item.windows() == null ? 0 : 1)
            + (item.everyDays() == null ? 0 : 1)
            + (item.weekdays() == null ? 0 : 1);
    checks.that(
        said == 1,
        at,
        "rhythm",
        "An item has either windows, or a number of days, or days of the week.");
    if (item.windows() != null) {
      checks.that(
          !item.windows().isEmpty()
              && new HashSet<>(item.windows()).size() == item.windows().size(),
          at + "/windows",
          "unique",
          "Name at least one window, and each once.");
    }
    Integer every = item.everyDays();
    checks.that(
        every == null || every >= 1 && every <= 366,
        at + "/everyDays",
        "range",
        "This is 1 to 366 days.");
    if (item.weekdays() != null) {
      checks.that(
          !item.weekdays().isEmpty()
              && item.weekdays().stream().noneMatch(java.util.Objects::isNull)
              && new HashSet<>(item.weekdays()).size() == item.weekdays().size(),
          at + "/weekdays",
          "unique",
          "Name at least one day of the week, and each once.");
    }
    int gap = every != null ? every : gap(item.weekdays());
    checks.that(
        item.graceDays() == null || item.graceDays() < gap,
        at + "/graceDays",
        "overlap",
        "Grace ends before it is asked again.");
  }

  /** The fewest days from one of the days of the week to the next. */
  private static int gap(List<DayOfWeek> weekdays) {
    if (weekdays == null
        || weekdays.isEmpty()
        || weekdays.stream().anyMatch(java.util.Objects::isNull)) {
      return Integer.MAX_VALUE;
    }
    int gap = WEEK;
    for (DayOfWeek a : weekdays) {
      for (DayOfWeek b : weekdays) {
        int days = Math.floorMod(b.getValue() - a.getValue(), WEEK);
        gap = days == 0 ? gap : Math.min(gap, days);
      }
    }
    return gap;
  }
}
