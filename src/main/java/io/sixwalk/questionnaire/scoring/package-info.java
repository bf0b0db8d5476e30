/**
 * The published scoring rules of the questionnaires, as plain functions.
 *
 * <p>An algorithm gets the raw answers of one response ({@link
 * io.sixwalk.questionnaire.scoring.ItemAnswers}) and gives back its scores. It knows no language,
 * no wording, no person and no clock. Each class names the paper it follows and keeps to the
 * paper's own rule for missing items; where the paper is silent the class says what was decided and
 * why. An answer outside the published codes counts as missing and is never moved to the nearest
 * allowed code, because a clamped answer is an invented one.
 *
 * <p>A score that cannot be computed is a result like any other: {@link
 * io.sixwalk.questionnaire.scoring.Score.NotScored} says why, and, where the published rule allows
 * it, between which two totals the score must lie. Nothing here decides whether a change matters;
 * {@link io.sixwalk.questionnaire.scoring.TrendBasis} only carries what a trend rule needs to know
 * about each score.
 *
 * <p>Arithmetic is decimal, so that a value set's published index comes out to the last digit; the
 * result is given as the nearest {@code double}.
 */
package io.sixwalk.questionnaire.scoring;
