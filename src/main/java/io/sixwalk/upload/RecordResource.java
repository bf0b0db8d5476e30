package io.sixwalk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.Problem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The one door for one record at a time, put to the address of its id: by the person, and for what
 * staff enter about a person of their site.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "201",
    description = "STORED",
    content = @Content(schema = @Schema(implementation = RecordResult.class)))
@APIResponse(
    responseCode = "200",
    description = "DUPLICATE",
    content = @Content(schema = @Schema(implementation = RecordResult.class)))
@APIResponse(
    responseCode = "409",
    description = "CONFLICT",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = RecordAnswers.RecordProblem.class)))
@APIResponse(
    responseCode = "422",
    description = "REJECTED",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = RecordAnswers.RecordProblem.class)))
@APIResponse(
    responseCode = "503",
    description = "DEFERRED",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = RecordAnswers.RecordProblem.class)))
public class RecordResource {
  private final UploadService uploads;
  private final CurrentActor actor;
  private final InFlight inFlight;

  RecordResource(UploadService uploads, CurrentActor actor, InFlight inFlight) {
    this.uploads = uploads;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** One walk. */
  @PUT
  @Path("/me/walks/{id}")
  @Permits(Operation.UPLOAD)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Uni<Response> putWalk(
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    return put(
        Errand.own(actor.get()), id, encoding, body, (b, i) -> Incoming.single(b, "WALK", i));
  }

  /** One answered questionnaire. */
  @PUT
  @Path("/me/questionnaires/{id}")
  @Permits(Operation.UPLOAD)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Uni<Response> putQuestionnaire(
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    return put(
        Errand.own(actor.get()),
        id,
        encoding,
        body,
        (b, i) -> Incoming.single(b, "QUESTIONNAIRE_RESPONSE", i));
  }

  /**
   * A clinician's rating of the person, by an instrument that a clinician answers; with {@code
   * kind} VOID a rating is taken back.
   */
  @PUT
  @Path("/studies/{study}/participants/{participant}/ratings/{id}")
  @Permits(Operation.ENTER_RATING)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Uni<Response> rate(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    UUID person = Answers.idOrNotFound(participant);
    return put(Errand.rating(actor.get(), study, person), id, encoding, body, Incoming::entered);
  }

  /**
   * What the person answered on paper or in an interview, as {@code medium} says; with {@code kind}
   * VOID such an entry is taken back.
   */
  @PUT
  @Path("/studies/{study}/participants/{participant}/questionnaires/{id}")
  @Permits(Operation.ENTER_QUESTIONNAIRE)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Uni<Response> transcribe(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    UUID person = Answers.idOrNotFound(participant);
    return put(
        Errand.transcript(actor.get(), study, person), id, encoding, body, Incoming::entered);
  }

  private Uni<Response> put(
      Errand errand,
      String id,
      String encoding,
      byte[] body,
      BiFunction<JsonNode, UUID, Incoming> read) {
    boolean gzip = UploadResource.isGzip(encoding);
    UUID recordId = uuid(id);
    return inFlight
        .run(() -> uploads.take(errand, () -> read.apply(StrictJson.read(body, gzip), recordId)))
        .map(results -> RecordAnswers.of(results.get(0)));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("id-form", "The id in the address is a UUID.");
    }
  }
}
