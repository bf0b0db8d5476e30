package io.sixwalk.trend.change;

import io.sixwalk.questionnaire.scoring.CategoryTransition;

/**
 * What may be said about a score at a visit against the baseline. How much may be said depends on
 * what is known of the score: see {@link io.sixwalk.questionnaire.scoring.TrendBasis}.
 */
public sealed interface ScoreChange {

  /**
   * Judged by the rule, as a higher value were better.
   *
   * @param change oriented so that a positive difference is an improvement
   * @param points visit mean minus baseline mean, in the score's own direction
   */
  record Judged(Change change, double points) implements ScoreChange {}

  /**
   * Between the authors' bands; no statement whether the change matters.
   *
   * @param transition from the latest total of the baseline to the latest of the visit
   * @param points visit mean minus baseline mean
   */
  record BetweenBands(CategoryTransition transition, double points) implements ScoreChange {}

  /**
   * An index against a twentieth of the value set's range, which knows no measurement error.
   *
   * @param points visit mean minus baseline mean
   * @param threshold a twentieth of the range
   * @param reached whether the change is at least that large, either way
   */
  record OfIndex(double points, double threshold, boolean reached) implements ScoreChange {}

  /**
   * Points and no more.
   *
   * @param points visit mean minus baseline mean
   */
  record InPoints(double points) implements ScoreChange {}

  /** Shown, and by the nature of the score never compared. */
  record NotCompared() implements ScoreChange {}

  /** There is nothing to compare. */
  record Missing(MissingReason reason) implements ScoreChange {}
}
