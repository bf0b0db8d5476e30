/**
 * What a study can ask: the shipped definitions, those that the study added, and the wording that
 * it has the right to use.
 *
 * <p>A definition and a pack are checked when they are loaded and never change afterwards, so that
 * a response always finds what the person saw. Both forms, this project's JSON and FHIR R4, say the
 * same and are checked by the same rules.
 */
package io.sixwalk.questionnaire.offer;
