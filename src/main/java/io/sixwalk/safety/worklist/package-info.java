/**
 * The care team's worklist: everything of a study that waits for somebody, the most pressing first.
 *
 * <p>It reads the trend and shows it, as the pages do. Where a study hides trends from staff, lines
 * that follow from a distance are not there, and nothing else changes its place.
 */
package io.sixwalk.safety.worklist;
