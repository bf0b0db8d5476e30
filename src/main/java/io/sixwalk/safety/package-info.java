/**
 * Safety around home walks: the questions before a walk, alerts for the care team, adverse events,
 * and the care team's worklist.
 *
 * <p>It listens to what others store ({@code walk.WalkStored}, {@code
 * questionnaire.ResponseStored}) and is known by none of them. Nothing here refuses a record: what
 * was walked was walked, and is stored, flagged and put before the care team.
 */
package io.sixwalk.safety;
