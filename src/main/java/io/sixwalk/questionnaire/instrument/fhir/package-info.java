/**
 * Instruments as FHIR R4 {@code Questionnaire} resources, given and taken.
 *
 * <p>What FHIR has a place for goes there: items, options, limits, {@code enableWhen},
 * translations, copyright. What it has none for (recall period, direction, scoring, where a wording
 * comes from) goes into extensions under {@code urn:sixwalk:questionnaire:}, so that a
 * questionnaire given and taken again is the same definition. A questionnaire from elsewhere is
 * taken if it stays within what a definition can say; anything else is refused by name and not
 * dropped.
 */
package io.sixwalk.questionnaire.instrument.fhir;
