/**
 * Consent: what a study asks, in versions and languages whose words never change once published,
 * and what each person decided. Decisions are added, never changed; the newest of a purpose is in
 * force.
 */
package io.sixwalk.people.consent;
