package io.sixwalk.questionnaire.instrument;

import io.sixwalk.questionnaire.scoring.ItemAnswers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a response fits the definition that it names, and what scoring may read of it. */
public final class ResponseCheck {

  /** Enough to mend a response by; a hostile one does not get a megabyte of answers. */
  private static final int MOST_FINDINGS = 100;

  private final Instrument instrument;
  private final Response response;
  private final List<Finding> findings = new ArrayList<>();

  private ResponseCheck(Instrument instrument, Response response) {
    this.instrument = instrument;
    this.response = response;
  }

  /**
   * All problems of a response, each with a pointer into its JSON; empty if it fits. With another
   * instrument or version nothing else is checked, because the items may mean something else there.
   *
   * @param instrument a sound definition, with the study's wording where it needs one
   */
  public static List<Finding> problems(Instrument instrument, Response response) {
    ResponseCheck check = new ResponseCheck(instrument, response);
    if (check.identity()) {
      check.answers();
      check.required();
    }
    return List.copyOf(check.findings);
  }

  /**
   * The answers as scoring reads them: of shown questions only. Call it with a response that has no
   * problems; on others it keeps what can be read.
   */
  public static ItemAnswers forScoring(Instrument instrument, Response response) {
    Set<String> shown = Visibility.shown(instrument, response);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Response.Answer answer : response.answers()) {
      if (shown.contains(answer.linkId())) {
        values.putIfAbsent(
            answer.linkId(), answer.values().stream().map(Response.Value::lexical).toList());
      }
    }
    return new ItemAnswers(values);
  }

  private boolean identity() {
    if (!response.instrument().equals(instrument.id())) {
      add(
          Finding.Code.WRONG_INSTRUMENT,
          "/instrument",
          "These answers belong to another questionnaire than " + instrument.id() + ".");
      return false;
    }
    if (!response.version().equals(instrument.version())) {
      add(
          Finding.Code.WRONG_VERSION,
          "/version",
          "This version of the questionnaire is not the one in use, " + instrument.version() + ".");
      return false;
    }
    if (instrument.content() == Instrument.Content.STRUCTURE_ONLY) {
      add(
          Finding.Code.NO_CONTENT,
          "/instrument",
          "The wording of this questionnaire is not loaded, so nobody can have answered it.");
    } else if (instrument.language(response.language()).isEmpty()) {
      add(
          Finding.Code.UNKNOWN_LANGUAGE,
          "/language",
          "The questionnaire has no wording in this language.");
    }
    return true;
  }

  private void answers() {
    Set<String> shown = Visibility.shown(instrument, response);
    Set<String> seen = new HashSet<>();
    Map<String, Item> items = new HashMap<>();
    instrument.items().forEach(item -> items.put(item.linkId(), item));
    for (int a = 0; a < response.answers().size(); a++) {
      Response.Answer answer = response.answers().get(a);
      String linkIdPointer = Pointers.of("answers", a, "linkId");
      Item item = items.get(answer.linkId());
      if (item == null) {
        add(
            Finding.Code.UNKNOWN_ITEM,
            linkIdPointer,
            "The questionnaire has no question with this id.");
      } else if (!seen.add(answer.linkId())) {
        add(Finding.Code.DUPLICATE_ANSWER, linkIdPointer, "This question is answered twice.");
      } else if (item.kind() == Item.Kind.DISPLAY) {
        add(Finding.Code.NOT_A_QUESTION, linkIdPointer, "This text takes no answer.");
      } else if (!shown.contains(answer.linkId())) {
        add(
            Finding.Code.HIDDEN_ITEM_ANSWERED,
            linkIdPointer,
            "This question is not shown with the other answers, so it has no answer.");
      } else {
        values(item, answer, a);
      }
    }
  }

  private void values(Item item, Response.Answer answer, int a) {
    String pointer = Pointers.of("answers", a, "values");
    if (answer.values().isEmpty()) {
      add(
          Finding.Code.NO_VALUE,
          pointer,
          "The list of values is empty; leave an open question out instead.");
      return;
    }
    if (item.kind() != Item.Kind.MULTIPLE_CHOICE && answer.values().size() > 1) {
      add(
          Finding.Code.TOO_MANY_VALUES,
          pointer + "/1",
          "This question takes one answer, and there are " + answer.values().size() + ".");
      return;
    }
    Set<Response.Value> seen = new HashSet<>();
    for (int v = 0; v < answer.values().size(); v++) {
      Response.Value value = answer.values().get(v);
      String at = pointer + "/" + v;
      if (!seen.add(value)) {
        add(Finding.Code.DUPLICATE_VALUE, at, "This answer is given twice.");
      }
      value(item, value, at);
      boolean exclusive = item.option(value.lexical()).map(Item.Option::exclusive).orElse(false);
      if (exclusive && answer.values().size() > 1) {
        add(
            Finding.Code.EXCLUSIVE_OPTION_COMBINED,
            at,
            "This option cannot be combined with others.");
      }
    }
  }

  private void value(Item item, Response.Value value, String at) {
    boolean wantsNumber = item.kind() == Item.Kind.INTEGER || item.kind() == Item.Kind.DECIMAL;
    if (wantsNumber != value instanceof Response.NumberValue) {
      add(
          Finding.Code.WRONG_TYPE,
          at,
          wantsNumber ? "A number is asked here." : "A JSON string is asked here.");
      return;
    }
    switch (item.kind()) {
      case CHOICE, MULTIPLE_CHOICE -> {
        if (item.option(value.lexical()).isEmpty()) {
          add(
              Finding.Code.OPTION_NOT_OFFERED,
              at,
              "The question does not offer this option. It offers: "
                  + String.join(", ", item.options().stream().map(Item.Option::code).toList())
                  + ".");
        }
      }
      case INTEGER, DECIMAL -> number(item, ((Response.NumberValue) value).number(), at);
      case TEXT -> {
        int limit = item.maxLength().orElseThrow();
        if (value.lexical().length() > limit) {
          add(
              Finding.Code.TEXT_TOO_LONG,
              at,
              "The text has %d characters; at most %d are kept."
                  .formatted(value.lexical().length(), limit));
        }
      }
      case DATE -> {
        if (!isDate(value.lexical())) {
          add(Finding.Code.NOT_A_DATE, at, "A date of the form 2026-01-31 is asked here.");
        }
      }
      case DISPLAY -> throw new IllegalStateException("a display item is refused before");
    }
  }

  private void number(Item item, BigDecimal number, String at) {
    Optional<Item.Bounds> bounds = item.bounds();
    if (bounds.isEmpty()) {
      return;
    }
    BigDecimal min = bounds.get().min();
    BigDecimal max = bounds.get().max();
    // Compared before it is normalised: a huge exponent must not be expanded.
    boolean outside = number.compareTo(min) < 0 || number.compareTo(max) > 0;
    if (outside || number.stripTrailingZeros().scale() > bounds.get().decimals()) {
      add(
          Finding.Code.OUT_OF_BOUNDS,
          at,
          "A number from %s to %s with at most %d decimals is asked here."
              .formatted(min.toPlainString(), max.toPlainString(), bounds.get().decimals()));
    }
  }

  private static boolean isDate(String text) {
    if (text.length() != 10) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void required() {
    Set<String> answered = new HashSet<>();
    response.answers().forEach(answer -> answered.add(answer.linkId()));
    Set<String> shown = Visibility.shown(instrument, response);
    for (Item item : instrument.items()) {
      if (item.required() && shown.contains(item.linkId()) && !answered.contains(item.linkId())) {
        add(
            Finding.Code.REQUIRED_MISSING,
            "/answers",
            "The question '" + item.linkId() + "' must be answered.");
      }
    }
  }

  private void add(Finding.Code code, String pointer, String message) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(code, pointer, message));
    }
  }
}
