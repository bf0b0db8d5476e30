/**
 * Alerts: what the care team must look at, who looked, and that it was dealt with.
 *
 * <p>An alert is raised once for a record and a kind, in the transaction that stores the record, so
 * a replay raises nothing. It is no alarm: nobody watches in real time, and every text that a
 * participant reads says so.
 */
package io.sixwalk.safety.alert;
