/**
 * Silence is an event, not something that one has to look for: nothing came from a person for as
 * many days as the study says, or a sensor that the person's walks used to have is missing.
 *
 * <p>The rule is one set-based function of the database ({@code note_silence}), because it looks at
 * everybody; it writes one row for each silent period, whatever the number of replicas that ask,
 * and closes it when something arrives. Each new row becomes an alert for the care team. A
 * caregiver with whom adherence is shared sees it with the grants and in the adherence of the
 * person.
 */
package io.sixwalk.schedule.silence;
