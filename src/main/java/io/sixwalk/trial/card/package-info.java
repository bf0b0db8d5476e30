/**
 * Puts an assessment into words: English and Spanish, short sentences, and none of the words that
 * would promise or accuse.
 *
 * <p>Whatever comes from a record, a letter, a page or the person is a quote and stands between
 * curly quotation marks. Everything outside the marks is our own, and {@link
 * io.sixwalk.trial.card.ForbiddenWords} can be run over it.
 */
package io.sixwalk.trial.card;
