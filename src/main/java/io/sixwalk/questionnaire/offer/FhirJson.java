package io.sixwalk.questionnaire.offer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.instrument.fhir.FhirQuestionnaireReader;
import io.sixwalk.questionnaire.instrument.fhir.FhirQuestionnaireWriter;
import org.hl7.fhir.r4.model.Questionnaire;

/** Definitions as FHIR R4 JSON. Blocking: not for the event loop. */
final class FhirJson {
  /** The media type of FHIR resources in JSON. */
  static final String MEDIA_TYPE = "application/fhir+json";

  private FhirJson() {}

  static String write(Instrument instrument) {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .encodeResourceToString(FhirQuestionnaireWriter.write(instrument));
  }

  /**
   * Reads a resource.
   *
   * @throws ProblemException 400 for what is no FHIR Questionnaire
   */
  static Read<Instrument> read(String json) {
    Questionnaire resource;
    try {
      resource =
          FhirContext.forR4Cached()
              .newJsonParser()
              .setParserErrorHandler(new StrictErrorHandler())
              .parseResource(Questionnaire.class, json);
    } catch (RuntimeException e) {
      // The parser has no one exception for what it cannot read; whatever it throws, the text did
      // it.
      throw ProblemException.badRequest(
          "not-fhir", "The body is no FHIR R4 Questionnaire in JSON, or has an unknown element.");
    }
    return FhirQuestionnaireReader.read(resource, BundledInstruments.scoring());
  }
}
