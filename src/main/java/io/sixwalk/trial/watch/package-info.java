/**
 * The trials that a participant keeps an eye on, the items that tell of a change, and the card of
 * the participant's own study. An item is something to read when one has time, never an alarm; what
 * is compared is what the record and the facts say, not how old the copy has become.
 */
package io.sixwalk.trial.watch;
