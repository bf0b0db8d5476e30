package io.sixwalk.questionnaire.instrument;

import io.sixwalk.questionnaire.scoring.ScoringAlgorithm;
import io.sixwalk.questionnaire.scoring.ScoringCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a definition sound beyond its JSON Schema. */
public final class InstrumentRules {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

  private final Instrument instrument;
  private final ScoringCatalogue catalogue;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> indexByLinkId = new LinkedHashMap<>();

  private InstrumentRules(Instrument instrument, ScoringCatalogue catalogue) {
    this.instrument = instrument;
    this.catalogue = catalogue;
  }

  /** All problems of a definition, each with a pointer into its JSON; empty if it is sound. */
  public static List<Finding> problems(Instrument instrument, ScoringCatalogue catalogue) {
    InstrumentRules rules = new InstrumentRules(instrument, catalogue);
    rules.ids();
    rules.bounds();
    rules.conditions();
    rules.cycles();
    rules.texts();
    rules.scoring();
    return List.copyOf(rules.findings);
  }

  /**
   * A plain decimal number of at most nine digits on either side of the point, or empty. Bounded on
   * purpose: 1E999999999 is short, and a gigabyte in plain digits.
   */
  public static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private void ids() {
    for (int i = 0; i < instrument.items().size(); i++) {
      Item item = instrument.items().get(i);
      if (indexByLinkId.putIfAbsent(item.linkId(), i) != null) {
        add(
            Finding.Code.DUPLICATE_ID,
            Pointers.of("items", i, "linkId"),
            "Another item has this link id.");
      }
      Set<String> codes = new HashSet<>();
      for (int o = 0; o < item.options().size(); o++) {
        if (!codes.add(item.options().get(o).code())) {
          add(
              Finding.Code.DUPLICATE_ID,
              Pointers.of("items", i, "options", o, "code"),
              "Another option of this item has this code.");
        }
      }
    }
  }

  private void bounds() {
    for (int i = 0; i < instrument.items().size(); i++) {
      Optional<Item.Bounds> bounds = instrument.items().get(i).bounds();
      if (bounds.isPresent() && bounds.get().min().compareTo(bounds.get().max()) > 0) {
        add(
            Finding.Code.BOUNDS_EMPTY,
            Pointers.of("items", i, "min"),
            "The lower limit lies above the upper limit.");
      }
    }
  }

  private void conditions() {
    for (int i = 0; i < instrument.items().size(); i++) {
      Optional<DisplayRule> rule = instrument.items().get(i).shownWhen();
      if (rule.isEmpty()) {
        continue;
      }
      for (int c = 0; c < rule.get().conditions().size(); c++) {
        DisplayRule.Condition condition = rule.get().conditions().get(c);
        String pointer = Pointers.of("items", i, "shownWhen", "conditions", c);
        Optional<Item> other = instrument.item(condition.item());
        if (other.isEmpty() || other.get().kind() == Item.Kind.DISPLAY) {
          add(
              Finding.Code.CONDITION_BROKEN,
              pointer + "/item",
              "The condition names no question of this instrument.");
        } else if (!canHave(other.get(), condition)) {
          add(
              Finding.Code.CONDITION_BROKEN,
              pointer + "/value",
              "The question named by the condition cannot have this value.");
        }
      }
    }
  }

  private static boolean canHave(Item item, DisplayRule.Condition condition) {
    if (condition.operator() == DisplayRule.Operator.ANSWERED) {
      return true;
    }
    boolean ordered =
        condition.operator() == DisplayRule.Operator.AT_LEAST
            || condition.operator() == DisplayRule.Operator.AT_MOST;
    return switch (item.kind()) {
      case CHOICE, MULTIPLE_CHOICE ->
          item.option(condition.value()).isPresent()
              && (!ordered || number(condition.value()).isPresent());
      case INTEGER, DECIMAL -> number(condition.value()).isPresent();
      case TEXT, DATE -> !ordered;
      case DISPLAY -> false;
    };
  }

  /** Depth-first: a condition that reaches an item still on the path closes a cycle. */
  private void cycles() {
    Map<String, Boolean> done = new LinkedHashMap<>();
    for (String linkId : indexByLinkId.keySet()) {
      visit(linkId, done);
    }
  }

  private void visit(String linkId, Map<String, Boolean> done) {
    if (done.containsKey(linkId)) {
      return;
    }
    done.put(linkId, false);
    int index = indexByLinkId.get(linkId);
    List<DisplayRule.Condition> conditions =
        instrument.items().get(index).shownWhen().map(DisplayRule::conditions).orElse(List.of());
    for (int c = 0; c < conditions.size(); c++) {
      String next = conditions.get(c).item();
      if (!indexByLinkId.containsKey(next)) {
        continue;
      }
      if (Boolean.FALSE.equals(done.get(next))) {
        add(
            Finding.Code.CONDITION_CYCLE,
            Pointers.of("items", index, "shownWhen", "conditions", c, "item"),
            "The display conditions lead in a circle, so nobody could be shown these items.");
      } else {
        visit(next, done);
      }
    }
    done.put(linkId, true);
  }

  private void texts() {
    Set<String> declared = new HashSet<>();
    for (int l = 0; l < instrument.languages().size(); l++) {
      if (!declared.add(instrument.languages().get(l).tag())) {
        add(
            Finding.Code.DUPLICATE_ID,
            Pointers.of("languages", l, "tag"),
            "This language is declared twice.");
      }
    }
    boolean structureOnly = instrument.content() == Instrument.Content.STRUCTURE_ONLY;
    if (structureOnly != declared.isEmpty()) {
      add(
          structureOnly ? Finding.Code.TEXT_UNDECLARED : Finding.Code.TEXT_MISSING,
          "/languages",
          structureOnly
              ? "A definition with structure only declares no language."
              : "A definition with wording declares at least one language.");
    }
    if (!structureOnly) {
      text(instrument.title(), declared, "/title");
    }
    for (int i = 0; i < instrument.items().size(); i++) {
      Item item = instrument.items().get(i);
      text(item.text(), declared, Pointers.of("items", i, "text"));
      for (int o = 0; o < item.options().size(); o++) {
        text(item.options().get(o).text(), declared, Pointers.of("items", i, "options", o, "text"));
      }
    }
  }

  private void text(Map<String, String> text, Set<String> declared, String pointer) {
    for (String tag : declared) {
      if (!text.containsKey(tag) || text.get(tag).isBlank()) {
        add(
            Finding.Code.TEXT_MISSING,
            pointer,
            "The wording in '" + tag + "' is missing, which the definition declares.");
      }
    }
    for (String tag : text.keySet()) {
      if (!declared.contains(tag)) {
        add(
            Finding.Code.TEXT_UNDECLARED,
            pointer + Pointers.of(tag),
            "This language is not declared by the definition.");
      }
    }
  }

  private void scoring() {
    for (int s = 0; s < instrument.scoring().size(); s++) {
      Optional<ScoringAlgorithm> algorithm = catalogue.find(instrument.scoring().get(s));
      if (algorithm.isEmpty()) {
        add(
            Finding.Code.UNKNOWN_ALGORITHM,
            Pointers.of("scoring", s),
            "No scoring algorithm has this id.");
        continue;
      }
      List<String> missing =
          algorithm.get().items().stream()
              .filter(linkId -> !indexByLinkId.containsKey(linkId))
              .toList();
      if (!missing.isEmpty()) {
        add(
            Finding.Code.ALGORITHM_ITEM_MISSING,
            Pointers.of("scoring", s),
            "The algorithm reads items that are not defined: " + String.join(", ", missing) + ".");
      }
    }
  }

  private void add(Finding.Code code, String pointer, String message) {
    findings.add(new Finding(code, pointer, message));
  }
}
