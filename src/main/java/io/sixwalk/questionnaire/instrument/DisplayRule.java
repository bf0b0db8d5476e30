package io.sixwalk.questionnaire.instrument;

import java.util.List;

/**
 * When an item is shown: if all, or any, of its conditions hold. The same idea as {@code
 * enableWhen} of a FHIR Questionnaire.
 */
public record DisplayRule(Match match, List<Condition> conditions) {

  public DisplayRule {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a display rule has at least one condition");
    }
  }

  /** How the conditions combine. */
  public enum Match {
    ALL,
    ANY
  }

  /** What is compared. */
  public enum Operator {
    /** The item has any answer. */
    ANSWERED,
    /** One of the item's answers is the value. */
    EQUALS,
    /** The item is answered, and none of its answers is the value. */
    NOT_EQUALS,
    /** The item's number is the value or more. */
    AT_LEAST,
    /** The item's number is the value or less. */
    AT_MOST
  }

  /**
   * A condition on the answer to another item. It does not hold while that item is hidden or open.
   *
   * @param item link id of the other item
   * @param value code or number to compare with; empty text for {@link Operator#ANSWERED}
   */
  public record Condition(String item, Operator operator, String value) {}
}
