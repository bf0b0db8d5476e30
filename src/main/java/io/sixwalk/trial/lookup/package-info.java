/**
 * "Is this trial real?" over HTTP, for anyone and without signing in. A question is answered from
 * the stored copy and the facts in force; nothing is kept of the question or of who asked. Numbers
 * that cannot be read get a card like any other, because a person has to be told what is wrong with
 * them.
 */
package io.sixwalk.trial.lookup;
