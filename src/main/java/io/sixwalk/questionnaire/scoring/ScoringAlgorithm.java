package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published scoring rule in one fixed version.
 *
 * <p>Implementations are pure: the same answers always give the same scores.
 */
public interface ScoringAlgorithm {

  /** Stable id, for example {@code rand-36/ware-v1}. */
  String id();

  /** Version of the rule as implemented here. */
  String version();

  /** The publication that the rule comes from: author, year, doi. */
  String source();

  /** Link ids of the items that the rule reads. */
  List<String> items();

  /** The codes of its scores. */
  default List<String> codes() {
    return score(new ItemAnswers(Map.of())).stream().map(Score::code).toList();
  }

  /**
   * The items whose answers, as whole numbers from 0 up, add up to the one score; empty where the
   * rule is anything else. What is so simple can be added up on a phone without a connection.
   */
  default Optional<List<String>> plainSum() {
    return Optional.empty();
  }

  /** The scores of one response, always the same codes in the same order. */
  List<Score> score(ItemAnswers answers);
}
