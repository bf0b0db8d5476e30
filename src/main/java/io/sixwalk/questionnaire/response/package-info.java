/**
 * Answered questionnaires on their way in, at rest and on their way out.
 *
 * <p>A response is checked and scored off the event loop and stored with its scores in one
 * transaction. The answers are sealed; who reads them back opens them with the person's key. Where
 * a study withholds trends and classifications from a reader, scores and categories are withheld
 * too, and a person's own raw answers stay readable.
 */
package io.sixwalk.questionnaire.response;
