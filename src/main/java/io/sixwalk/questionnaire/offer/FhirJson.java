package io.sixwalk.questionnaire.offer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.JsonDocuments;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.instrument.fhir.FhirQuestionnaireReader;
import io.sixwalk.questionnaire.instrument.fhir.FhirQuestionnaireWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hl7.fhir.r4.model.Questionnaire;

/** Definitions as FHIR R4 JSON. Blocking: not for the event loop. */
final class FhirJson {
  /** The media type of FHIR resources in JSON. */
  static final String MEDIA_TYPE = "application/fhir+json";

  private FhirJson() {}

  /**
   * Whether the caller would rather have FHIR: names it before any other type that is offered. A
   * caller who takes anything gets this project's own form.
   */
  static boolean isPreferred(HttpHeaders headers) {
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      if (!type.isWildcardSubtype()) {
        return type.getSubtype().equals("fhir+json");
      }
    }
    return false;
  }

  /** A definition as an answer, made off the event loop. */
  static Uni<Response> answer(Vertx vertx, Instrument instrument) {
    return vertx
        .executeBlocking(() -> write(instrument), false)
        .map(json -> Answers.noStore(Response.ok(json, MEDIA_TYPE)));
  }

  private static String write(Instrument instrument) {
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
    // HAPI writes each number out in plain digits, and 1E999999999 has a gigabyte of them.
    if (JsonDocuments.parse(json) instanceof Read.Refused<JsonNode> refused) {
      return new Read.Refused<>(refused.findings());
    }
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
