/**
 * The gate before a walk: the questions, who may walk how, what holds a walk back and for how long.
 *
 * <p>The phone gets the rules with the questions, so that it can hold a walk back without a
 * network. A walk that was walked all the same is stored like any other; it is flagged, and the
 * care team is alerted.
 */
package io.sixwalk.safety.gate;
