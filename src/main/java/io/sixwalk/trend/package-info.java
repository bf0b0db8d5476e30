/**
 * Is this person walking further, and how do the scores of questionnaires develop? Reads walks,
 * scores, statements about visits and the study's thresholds, asks the pure rules, and tells it in
 * numbers, words and a picture. Nothing reads this package but pages, exports, the people-facing
 * resources and the care team's worklist.
 */
package io.sixwalk.trend;
