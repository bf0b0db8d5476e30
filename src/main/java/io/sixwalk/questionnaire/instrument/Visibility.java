package io.sixwalk.questionnaire.instrument;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which items are shown, given the answers. */
public final class Visibility {

  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, List<Response.Value>> answers = new HashMap<>();
  private final Map<String, Boolean> decided = new HashMap<>();

  private Visibility(Instrument instrument, Response response) {
    instrument.items().forEach(item -> items.putIfAbsent(item.linkId(), item));
    response.answers().forEach(answer -> answers.putIfAbsent(answer.linkId(), answer.values()));
  }

  /**
   * Link ids of the shown items, in the order of the definition. A condition on a hidden item does
   * not hold, whatever its answer, so that what hangs on it is hidden too.
   *
   * @throws IllegalArgumentException if the display conditions have a cycle; {@link
   *     InstrumentRules} finds it with its place
   */
  public static Set<String> shown(Instrument instrument, Response response) {
    Visibility visibility = new Visibility(instrument, response);
    Set<String> shown = new LinkedHashSet<>();
    for (Item item : instrument.items()) {
      if (visibility.isShown(item.linkId(), new LinkedHashSet<>())) {
        shown.add(item.linkId());
      }
    }
    return shown;
  }

  private boolean isShown(String linkId, Set<String> path) {
    Item item = items.get(linkId);
    if (item == null) {
      return false;
    }
    Boolean known = decided.get(linkId);
    if (known != null) {
      return known;
    }
    if (!path.add(linkId)) {
      throw new IllegalArgumentException("the display conditions of " + path + " have a cycle");
    }
    boolean shown = item.shownWhen().map(rule -> holds(rule, path)).orElse(true);
    path.remove(linkId);
    decided.put(linkId, shown);
    return shown;
  }

  private boolean holds(DisplayRule rule, Set<String> path) {
    return rule.match() == DisplayRule.Match.ALL
        ? rule.conditions().stream().allMatch(condition -> holds(condition, path))
        : rule.conditions().stream().anyMatch(condition -> holds(condition, path));
  }

  private boolean holds(DisplayRule.Condition condition, Set<String> path) {
    if (!isShown(condition.item(), path)) {
      return false;
    }
    List<Response.Value> values = answers.getOrDefault(condition.item(), List.of());
    if (values.isEmpty()) {
      return false;
    }
    return switch (condition.operator()) {
      case ANSWERED -> true;
      case EQUALS -> values.stream().anyMatch(value -> same(value, condition.value()));
      case NOT_EQUALS -> values.stream().noneMatch(value -> same(value, condition.value()));
      case AT_LEAST -> values.stream().anyMatch(value -> compare(value, condition.value(), 1));
      case AT_MOST -> values.stream().anyMatch(value -> compare(value, condition.value(), -1));
    };
  }

  private static boolean same(Response.Value value, String expected) {
    if (value instanceof Response.NumberValue number) {
      return InstrumentRules.number(expected)
          .map(wanted -> number.number().compareTo(wanted) == 0)
          .orElse(false);
    }
    return value.lexical().equals(expected);
  }

  private static boolean compare(Response.Value value, String limit, int sign) {
    Optional<BigDecimal> given =
        value instanceof Response.NumberValue number
            ? Optional.of(number.number())
            : InstrumentRules.number(value.lexical());
    Optional<BigDecimal> wanted = InstrumentRules.number(limit);
    return given.isPresent()
        && wanted.isPresent()
        && given.get().compareTo(wanted.get()) * sign >= 0;
  }
}
