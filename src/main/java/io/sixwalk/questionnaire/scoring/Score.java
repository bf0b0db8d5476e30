package io.sixwalk.questionnaire.scoring;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One score of one response, with everything needed to understand and to repeat it.
 *
 * @param code which score of the algorithm, for example {@code PCS}
 * @param algorithm id of the algorithm
 * @param algorithmVersion version of the algorithm; a changed rule gets a new version and a new
 *     score beside the old one
 * @param direction what a larger number means
 * @param items number of items that the score is made of
 * @param answered how many of them have a usable answer
 * @param required the fewest usable answers with which the published rule gives a score
 * @param imputed how many unanswered items the rule filled in to reach this value; 0 if not scored
 * @param result the value, or why there is none
 * @param flags remarks that do not suppress the value
 */
public record Score(
    String code,
    String algorithm,
    String algorithmVersion,
    Direction direction,
    int items,
    int answered,
    int required,
    int imputed,
    Result result,
    Set<Flag> flags) {

  public Score {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(algorithmVersion, "algorithmVersion");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(result, "result");
    flags = Set.copyOf(flags);
    if (answered < 0 || answered > items || required > items || imputed < 0) {
      throw new IllegalArgumentException(
          "impossible counts: %d of %d answered, %d required, %d imputed"
              .formatted(answered, items, required, imputed));
    }
  }

  /** What scoring came to. */
  public sealed interface Result permits Scored, NotScored {}

  /**
   * A value in the algorithm's own unit.
   *
   * @param value the score
   * @param standardError the instrument's published standard error of this very value, in the same
   *     unit; empty if none is published
   * @param category the authors' band, if they name bands
   */
  public record Scored(double value, OptionalDouble standardError, Optional<Category> category)
      implements Result {
    public Scored {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a score is a finite number");
      }
      // -0.0 equals 0.0 for arithmetic but prints and hashes differently.
      value = value == 0.0 ? 0.0 : value;
    }
  }

  /**
   * No value.
   *
   * @param reason why
   * @param possible between which values the score would lie whatever the unusable answers were;
   *     empty if the rule does not allow such a statement
   */
  public record NotScored(Reason reason, Optional<Range> possible) implements Result {
    public NotScored {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(possible, "possible");
    }
  }

  /** A closed interval of possible values. */
  public record Range(double min, double max) {
    public Range {
      if (!(min <= max)) {
        throw new IllegalArgumentException("empty range " + min + ".." + max);
      }
    }
  }

  /** Why there is no value. */
  public enum Reason {
    NOTHING_ANSWERED("None of the questions of this score has a usable answer."),
    TOO_FEW_ANSWERED("Fewer questions are answered than the published rule asks for."),
    ITEM_MISSING("The published rule needs every question of this score, and one is open."),
    SCALE_MISSING("A scale that this summary is made of has no value."),
    NOTHING_OBSERVED("No diary day with an answer lies in this period."),
    OVERLAPPING_ENTRIES("Diary entries with falls overlap, so that a fall could be counted twice.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words for a reader of the score. */
    public String sentence() {
      return sentence;
    }
  }

  /** A remark beside a value. */
  public enum Flag {
    /** The value stands on fewer than half of its items. */
    FEWER_THAN_HALF_ANSWERED,
    /** The wording asked is adapted; the published cut-offs are not validated for it. */
    CUT_OFF_NOT_VALIDATED
  }

  /** The value, or empty if there is none. */
  public OptionalDouble value() {
    return result instanceof Scored scored
        ? OptionalDouble.of(scored.value())
        : OptionalDouble.empty();
  }

  /** Why there is no value, or empty if there is one. */
  public Optional<Reason> whyNull() {
    return result instanceof NotScored notScored
        ? Optional.of(notScored.reason())
        : Optional.empty();
  }

  /** The category, or empty if there is no value or the score has no bands. */
  public Optional<Category> category() {
    return result instanceof Scored scored ? scored.category() : Optional.empty();
  }

  /** The published standard error of this value, or empty. */
  public OptionalDouble standardError() {
    return result instanceof Scored scored ? scored.standardError() : OptionalDouble.empty();
  }

  /** The possible values of a score without one, or empty. */
  public Optional<Range> possible() {
    return result instanceof NotScored notScored ? notScored.possible() : Optional.empty();
  }
}
