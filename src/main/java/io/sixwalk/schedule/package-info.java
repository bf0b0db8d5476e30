/**
 * What a study asks of a person and when, what came of it, and who is told.
 *
 * <p>A study's plan is versioned; every answer names the version. The dates of one person follow
 * from the plan, the study's visit windows, day 0 and the study zone, by the rules of {@code
 * schedule.plan}. The database hands out only when something was done (function {@code
 * adherence_input}), to the person, to the care team of the site, to who broke the glass, and to a
 * caregiver with whom adherence is shared; beside that, but never to a caregiver, the scores that a
 * condition of the plan names. Nothing else of what was measured or answered is read here. What a
 * caregiver who may send for the person needs comes through a function of its own ({@code
 * helped_schedule_input}).
 *
 * <p>{@code silence} notices who has gone silent; {@code reminder} rings, on the phone that asks
 * and by Web Push.
 */
package io.sixwalk.schedule;
