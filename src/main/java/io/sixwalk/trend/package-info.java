/**
 * Is this person walking further? Reads walks, statements about visits and the study's thresholds,
 * asks the pure rules, and tells it in numbers, words and a picture. Nothing reads this package but
 * pages, exports and the people-facing resources.
 */
package io.sixwalk.trend;
