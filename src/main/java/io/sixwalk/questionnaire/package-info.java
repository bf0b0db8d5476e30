/**
 * Questionnaires: what a study can ask, what people answered, and the scores that are kept of it.
 *
 * <p>Definitions, responses and scores are plain Java in {@code instrument} and {@code scoring};
 * this package brings them to the upload door, the database and the API. A response is checked
 * against the definition with the wording of the person's own study, which is read in the
 * transaction that uses it. Answers are sealed under the person's key; scores are rows beside them,
 * and a newer algorithm adds rows without touching the old ones. Other features hear of a response
 * through {@link io.sixwalk.questionnaire.ResponseStored} and read what was answered when through
 * {@link io.sixwalk.questionnaire.AnsweredQuestionnaires}; a schedule asks {@link
 * io.sixwalk.questionnaire.SchedulableInstruments} first.
 */
package io.sixwalk.questionnaire;
