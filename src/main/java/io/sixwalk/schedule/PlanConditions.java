package io.sixwalk.schedule;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.schedule.PlanView.Item;
import io.sixwalk.schedule.PlanView.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether the conditions of a plan can ever be judged: the other instrument is known and has that
 * one score, the plan asks it in the same rhythm and takes no later answers to it, and no condition
 * leads back to itself.
 */
final class PlanConditions {
  private final List<Item> items;
  private final StudyCatalogue catalogue;
  private final List<FieldProblem> problems = new ArrayList<>();

  private PlanConditions(List<Item> items, StudyCatalogue catalogue) {
    this.items = items;
    this.catalogue = catalogue;
  }

  /** What is wrong, with pointers into the plan. */
  static List<FieldProblem> problems(List<Item> items, StudyCatalogue catalogue) {
    PlanConditions conditions = new PlanConditions(items, catalogue);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).askedAfter() != null) {
        conditions.check("/items/" + i, items.get(i));
      }
    }
    return conditions.problems;
  }

  private void check(String at, Item item) {
    String other = item.askedAfter().instrument();
    List<Instrument> versions = catalogue.versions(other);
    List<Item> asking =
        items.stream()
            .filter(i -> i.task() == Kind.QUESTIONNAIRE && other.equals(i.instrument()))
            .toList();
    if (versions.isEmpty()) {
      add(at + "/askedAfter/instrument", "unknown", "There is no instrument of this name here.");
    } else if (leadsBack(item)) {
      add(
          at + "/askedAfter/instrument",
          "cycle",
          "The conditions lead back to this item, so that it would never be asked.");
    } else if (asking.isEmpty()) {
      add(at + "/askedAfter/instrument", "not-in-plan", "No item of the plan asks it.");
    } else {
      score(at, item, versions.get(versions.size() - 1));
      rhythm(at, item, asking);
    }
  }

  private void score(String at, Item item, Instrument other) {
    List<String> codes = other.scoring().stream().flatMap(id -> codes(id).stream()).toList();
    long named = codes.stream().filter(item.askedAfter().score()::equals).count();
    if (named != 1) {
      add(
          at + "/askedAfter/score",
          named == 0 ? "unknown" : "ambiguous",
          codes.isEmpty()
              ? "The instrument has no scores."
              : "Name one of its scores: "
                  + String.join(", ", new java.util.TreeSet<>(codes))
                  + ".");
    }
  }

  private static List<String> codes(String algorithm) {
    return BundledInstruments.scoring().find(algorithm).map(a -> a.codes()).orElse(List.of());
  }

  private void rhythm(String at, Item item, List<Item> asking) {
    if (item.windows() == null) {
      asking.stream()
          .filter(other -> isInStep(item, other))
          .findFirst()
          .ifPresentOrElse(other -> grace(at, item, List.of(other)), () -> otherRhythm(at));
      return;
    }
    List<Item> inWindows = new ArrayList<>();
    for (String window : item.windows()) {
      asking.stream()
          .filter(other -> other.windows() != null && other.windows().contains(window))
          .findFirst()
          .ifPresent(inWindows::add);
    }
    if (inWindows.size() == item.windows().size()) {
      grace(at, item, inWindows);
    } else {
      otherRhythm(at + "/windows");
    }
  }

  /** On the same days, as long as the item is asked. */
  private static boolean isInStep(Item item, Item other) {
    return other.windows() == null
        && Objects.equals(item.everyDays(), other.everyDays())
        && (item.weekdays() == null
            ? other.weekdays() == null
            : other.weekdays() != null
                && Set.copyOf(item.weekdays()).equals(Set.copyOf(other.weekdays())))
        && other.fromDay() <= item.fromDay()
        && other.toDay() >= item.toDay()
        && (item.everyDays() == null || (item.fromDay() - other.fromDay()) % item.everyDays() == 0);
  }

  private void otherRhythm(String pointer) {
    add(
        pointer,
        "other-rhythm",
        "The plan asks the other questionnaire at other times; ask both in the same windows or on"
            + " the same days.");
  }

  /** Who answers the other one on the last day that it is taken can still answer this one. */
  private void grace(String at, Item item, List<Item> others) {
    int longest =
        others.stream().mapToInt(o -> o.graceDays() == null ? 0 : o.graceDays()).max().orElse(0);
    if ((item.graceDays() == null ? 0 : item.graceDays()) < longest) {
      add(
          at + "/graceDays",
          "too-short",
          "The other questionnaire is still taken "
              + longest
              + " days after its last day, so this one needs as many.");
    }
  }

  private boolean leadsBack(Item item) {
    Map<String, Set<String>> after = new HashMap<>();
    for (Item one : items) {
      if (one.askedAfter() != null && one.instrument() != null) {
        after
            .computeIfAbsent(one.instrument(), i -> new HashSet<>())
            .add(one.askedAfter().instrument());
      }
    }
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(item.askedAfter().instrument()));
    while (!open.isEmpty()) {
      String one = open.remove(open.size() - 1);
      if (one.equals(item.instrument())) {
        return true;
      }
      if (seen.add(one)) {
        open.addAll(after.getOrDefault(one, Set.of()));
      }
    }
    return false;
  }

  private void add(String pointer, String code, String detail) {
    problems.add(new FieldProblem(pointer, code, detail));
  }
}
