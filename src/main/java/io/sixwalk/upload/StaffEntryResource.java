package io.sixwalk.upload;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The one door, for what staff enter about a person of their site, a record at a time. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StaffEntryResource {
  private final UploadService uploads;
  private final CurrentActor actor;
  private final InFlight inFlight;

  StaffEntryResource(UploadService uploads, CurrentActor actor, InFlight inFlight) {
    this.uploads = uploads;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /**
   * A clinician's rating of the person, by an instrument that a clinician answers; with {@code
   * kind} VOID a rating is taken back.
   */
  @PUT
  @Path("/studies/{study}/participants/{participant}/ratings/{id}")
  @Permits(Operation.ENTER_RATING)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
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
              schema = @Schema(implementation = UploadResource.RecordProblem.class)))
  @APIResponse(
      responseCode = "422",
      description = "REJECTED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = UploadResource.RecordProblem.class)))
  @APIResponse(
      responseCode = "503",
      description = "DEFERRED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = UploadResource.RecordProblem.class)))
  public Uni<Response> rate(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    UUID person = Answers.idOrNotFound(participant);
    return put(Errand.rating(actor.get(), study, person), id, encoding, body);
  }

  /**
   * What the person answered on paper or in an interview, as {@code medium} says; with {@code kind}
   * VOID such an entry is taken back.
   */
  @PUT
  @Path("/studies/{study}/participants/{participant}/questionnaires/{id}")
  @Permits(Operation.ENTER_QUESTIONNAIRE)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
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
              schema = @Schema(implementation = UploadResource.RecordProblem.class)))
  @APIResponse(
      responseCode = "422",
      description = "REJECTED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = UploadResource.RecordProblem.class)))
  @APIResponse(
      responseCode = "503",
      description = "DEFERRED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = UploadResource.RecordProblem.class)))
  public Uni<Response> transcribe(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    UUID person = Answers.idOrNotFound(participant);
    return put(Errand.transcript(actor.get(), study, person), id, encoding, body);
  }

  private Uni<Response> put(Errand errand, String id, String encoding, byte[] body) {
    boolean gzip = UploadResource.isGzip(encoding);
    UUID recordId = UploadResource.uuid(id);
    return inFlight
        .run(
            () ->
                uploads.take(errand, () -> Incoming.entered(StrictJson.read(body, gzip), recordId)))
        .map(results -> UploadResource.answer(results.get(0)));
  }
}
