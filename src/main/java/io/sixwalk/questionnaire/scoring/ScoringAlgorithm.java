package io.sixwalk.questionnaire.scoring;

import java.util.List;

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

  /** The scores of one response, always the same codes in the same order. */
  List<Score> score(ItemAnswers answers);
}
