package io.sixwalk.questionnaire.instrument;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A question, or a text between questions.
 *
 * @param linkId id within the instrument, stable over versions
 * @param kind what kind of answer it takes
 * @param text wording by language tag; empty while there is structure only
 * @param required whether a response must answer it when it is shown
 * @param options the options of a choice, empty for other kinds
 * @param bounds the limits of a number, empty for other kinds
 * @param maxLength the longest text answer in UTF-16 units, empty for other kinds
 * @param shownWhen the condition of its display, or empty if it is always shown
 */
public record Item(
    String linkId,
    Kind kind,
    Map<String, String> text,
    boolean required,
    List<Option> options,
    Optional<Bounds> bounds,
    OptionalInt maxLength,
    Optional<DisplayRule> shownWhen) {

  public Item {
    text = Map.copyOf(text);
    options = List.copyOf(options);
  }

  /** What kind of answer an item takes. */
  public enum Kind {
    /** Text only, no answer. */
    DISPLAY,
    /** Exactly one of the options. */
    CHOICE,
    /** One or more of the options. */
    MULTIPLE_CHOICE,
    /** A whole number within bounds. */
    INTEGER,
    /** A number within bounds. */
    DECIMAL,
    /** Free text. */
    TEXT,
    /** A calendar date, ISO 8601. */
    DATE
  }

  /**
   * An option of a choice.
   *
   * @param exclusive whether it cannot be combined with others, as "none of these"
   */
  public record Option(String code, Map<String, String> text, boolean exclusive) {
    public Option {
      text = Map.copyOf(text);
    }
  }

  /**
   * Limits of a number, inclusive.
   *
   * @param decimals most digits after the point; 0 for an integer
   * @param unit UCUM unit, or empty
   */
  public record Bounds(BigDecimal min, BigDecimal max, int decimals, Optional<String> unit) {}

  /** The option of that code, or empty. */
  public Optional<Option> option(String code) {
    return options.stream().filter(option -> option.code().equals(code)).findFirst();
  }
}
