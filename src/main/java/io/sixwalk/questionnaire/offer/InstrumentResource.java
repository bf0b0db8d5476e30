package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Questionnaires that a study of the caller can ask. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentResource {
  private final InstrumentService instruments;
  private final CurrentActor actor;
  private final Vertx vertx;

  InstrumentResource(InstrumentService instruments, CurrentActor actor, Vertx vertx) {
    this.instruments = instruments;
    this.actor = actor;
    this.vertx = vertx;
  }

  /** All of them, with why one cannot be put on a schedule. */
  @GET
  @Path("/instruments")
  @Permits(Operation.READ_INSTRUMENTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentList.class)))
  public Uni<Response> list(@RestQuery Optional<String> study, @Context HttpHeaders headers) {
    return instruments.list(actor.get(), study, Languages.of(headers)).map(Answers::ok);
  }

  /**
   * One of them as a phone shows it: in the language that is asked for, else in the reader's, else
   * in its first one; structure without wording has no texts. As FHIR R4 it has every language.
   */
  @GET
  @Path("/instruments/{id}/{version}")
  @Produces({MediaType.APPLICATION_JSON, FhirJson.MEDIA_TYPE})
  @Permits(Operation.READ_INSTRUMENTS)
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = InstrumentView.class)),
        @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT))
      })
  public Uni<Response> one(
      @RestPath String id,
      @RestPath String version,
      @RestQuery Optional<String> language,
      @RestQuery Optional<String> study,
      @Context HttpHeaders headers) {
    String own = Languages.of(headers).getLanguage();
    return instruments
        .one(actor.get(), study, id, version, language.or(() -> Optional.of(own)))
        .chain(
            instrument ->
                FhirJson.isPreferred(headers)
                    ? FhirJson.answer(vertx, instrument)
                    : Uni.createFrom()
                        .item(
                            Answers.noStore(
                                Response.ok(
                                    InstrumentView.of(
                                        instrument, chosen(instrument, language, own)),
                                    MediaType.APPLICATION_JSON))));
  }

  /** A tag of the wording, or null where there is none in any language. */
  private static String chosen(Instrument instrument, Optional<String> asked, String own) {
    if (instrument.languages().isEmpty()) {
      return null;
    }
    if (asked.isPresent()) {
      return instrument
          .language(asked.get())
          .map(Instrument.LanguageVersion::tag)
          .orElseThrow(() -> unknownLanguage(instrument));
    }
    return instrument
        .language(own)
        .map(Instrument.LanguageVersion::tag)
        .orElseGet(() -> instrument.languages().get(0).tag());
  }

  private static ProblemException unknownLanguage(Instrument instrument) {
    return ProblemException.badRequest(
        "unknown-language",
        "There is no wording in this language. There is: "
            + String.join(
                ", ", instrument.languages().stream().map(Instrument.LanguageVersion::tag).toList())
            + ".",
        new FieldProblem("/language", "unknown-language", null));
  }
}
