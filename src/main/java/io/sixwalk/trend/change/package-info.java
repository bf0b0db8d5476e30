/**
 * Rules that turn a person's walk tests into an honest statement about change.
 *
 * <p>The room has two floors. The lower one knows nothing of walking: {@link
 * io.sixwalk.trend.change.ChangeRule} compares two means of any score where higher is better, given
 * the measurement error of one value and the smallest change that matters; {@link
 * io.sixwalk.trend.change.TheilSen} fits a robust slope. The upper floor knows the six-minute walk:
 * {@link io.sixwalk.trend.change.WalkDistanceTrendRule} sorts walks into comparability classes,
 * sets the practice walk aside, forms the baseline and the visit means, and asks the lower floor.
 * {@link io.sixwalk.trend.change.ScoreTrendRule} does the same for scores of questionnaires, as far
 * as what is known of each score allows.
 *
 * <p>Everything here is a function of its arguments: no clock, no database, no framework. A walk
 * that is missing is missing: nothing is carried forward, interpolated or imputed. Walks of
 * different comparability classes are never compared, because course, method, aid and oxygen move
 * the distance by as much as the change that is looked for (a 10 m course against a 30 m course:
 * 49.5 m; Beekman 2013, doi:10.1016/S1836-9553(13)70181-4).
 */
package io.sixwalk.trend.change;
