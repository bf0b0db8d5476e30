/**
 * What a study asks of a person and when, what came of it, and who is told.
 *
 * <p>A study's plan is versioned; every answer names the version. The dates of one person follow
 * from the plan, the study's visit windows, day 0 and the study zone, by the rules of {@code
 * schedule.plan}. The database hands out only when something was done (function {@code
 * adherence_input}), to the person, to the care team of the site, and to a caregiver with whom
 * adherence is shared; what was measured or answered is not read here.
 *
 * <p>{@code silence} notices who has gone silent; {@code reminder} rings, on the phone that asks
 * and by Web Push.
 */
package io.sixwalk.schedule;
