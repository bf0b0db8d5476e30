/**
 * Questionnaires as data: what a definition holds, when a question is shown, whether a response
 * fits, and how a study adds wording that it has the right to use.
 *
 * <p>{@link io.sixwalk.questionnaire.instrument.Instrument} and its parts are plain records. {@link
 * io.sixwalk.questionnaire.instrument.InstrumentRules}, {@link
 * io.sixwalk.questionnaire.instrument.Visibility}, {@link
 * io.sixwalk.questionnaire.instrument.ResponseCheck} and {@link
 * io.sixwalk.questionnaire.instrument.ContentPacks} are functions over them, and report every
 * problem as a {@link io.sixwalk.questionnaire.instrument.Finding} with a stable code and a JSON
 * pointer into the document that was sent. The classes whose name ends in {@code Json} and {@link
 * io.sixwalk.questionnaire.instrument.BundledInstruments} are the edge: they read JSON and the
 * definitions that ship with the application.
 *
 * <p>A definition never changes under its version. Other wording of the same construct is another
 * instrument; licensed instruments are here as structure only, and a study's content pack adds the
 * text without being able to touch the structure.
 */
package io.sixwalk.questionnaire.instrument;
