package io.sixwalk.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.Problem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The one door for phone data. Bodies may be compressed with gzip. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UploadResource {
  private final UploadService uploads;
  private final CurrentActor actor;
  private final InFlight inFlight;

  UploadResource(UploadService uploads, CurrentActor actor, InFlight inFlight) {
    this.uploads = uploads;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** A batch as it is sent, for the published contract; the service reads the bytes itself. */
  @Schema(name = "UploadBatch", description = "Up to 200 records of any kind")
  public record Batch(
      @Schema(description = "By the phone's clock", examples = "2026-03-01T09:41:00+01:00")
          String sentAt,
      @Schema(
              required = true,
              maxItems = Incoming.MOST_RECORDS,
              description = "Each by the JSON Schema of its kind")
          List<Object> records) {}

  /** One result for each record, in order. */
  @Schema(name = "UploadResults")
  public record Results(List<RecordResult> results) {}

  /** Why one record was not taken. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @Schema(name = "RecordProblem")
  public record RecordProblem(
      String type,
      String title,
      int status,
      String code,
      String detail,
      List<Problem.FieldProblem> errors,
      RecordResult.Outcome outcome,
      Receipt receipt) {}

  /**
   * Up to 200 records. Each is stored on its own; a record that cannot be taken never blocks the
   * others.
   */
  @POST
  @Path("/me/uploads")
  @Permits(Operation.UPLOAD)
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Batch.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Results.class)))
  public Uni<Response> batch(
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding, byte[] body) {
    boolean gzip = isGzip(encoding);
    return inFlight
        .run(() -> uploads.batch(actor.get(), body, gzip))
        .map(results -> noStore(Response.ok(new Results(results))).build());
  }

  /** One walk, to the address of its id. The same door, for one record. */
  @PUT
  @Path("/me/walks/{id}")
  @Permits(Operation.UPLOAD)
  @RequestBody(
      required = true,
      content =
          @Content(
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)))
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
              schema = @Schema(implementation = RecordProblem.class)))
  @APIResponse(
      responseCode = "422",
      description = "REJECTED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = RecordProblem.class)))
  @APIResponse(
      responseCode = "503",
      description = "DEFERRED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = RecordProblem.class)))
  public Uni<Response> putWalk(
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    return put("WALK", id, encoding, body);
  }

  /** One answered questionnaire, to the address of its id. The same door, for one record. */
  @PUT
  @Path("/me/questionnaires/{id}")
  @Permits(Operation.UPLOAD)
  @RequestBody(
      required = true,
      content =
          @Content(
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)))
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
              schema = @Schema(implementation = RecordProblem.class)))
  @APIResponse(
      responseCode = "422",
      description = "REJECTED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = RecordProblem.class)))
  @APIResponse(
      responseCode = "503",
      description = "DEFERRED",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = RecordProblem.class)))
  public Uni<Response> putQuestionnaire(
      @RestPath String id,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    return put("QUESTIONNAIRE_RESPONSE", id, encoding, body);
  }

  private Uni<Response> put(String kind, String id, String encoding, byte[] body) {
    boolean gzip = isGzip(encoding);
    UUID recordId = uuid(id);
    return inFlight
        .run(
            () ->
                uploads.take(
                    actor.get(),
                    () -> Incoming.single(StrictJson.read(body, gzip), kind, recordId)))
        .map(results -> answer(results.get(0)));
  }

  static Response answer(RecordResult result) {
    return switch (result.outcome()) {
      case STORED -> noStore(Response.status(201).entity(result)).build();
      case DUPLICATE -> noStore(Response.ok(result)).build();
      case CONFLICT ->
          problem(
                  409,
                  result,
                  "conflict",
                  "Another content is here under this id",
                  "The first one stays; this one was kept beside it for the care team.")
              .build();
      case REJECTED ->
          problem(
                  422,
                  result,
                  "rejected",
                  "This record cannot be taken",
                  "See the fields. Keep it where you can show it to the care team.")
              .build();
      case DEFERRED ->
          problem(
                  503,
                  result,
                  "deferred",
                  "Not known here yet",
                  "This record says something that is not known here yet. Keep it and send it"
                      + " again.")
              .header(HttpHeaders.RETRY_AFTER, result.retryAfterSeconds())
              .build();
      case GONE -> throw ProblemException.gone();
    };
  }

  private static Response.ResponseBuilder problem(
      int status, RecordResult result, String code, String title, String detail) {
    Problem problem =
        Problem.of(
            status, code, title, detail, result.errors() == null ? List.of() : result.errors());
    return noStore(
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .entity(
                new RecordProblem(
                    problem.type(),
                    problem.title(),
                    status,
                    code,
                    detail,
                    problem.errors(),
                    result.outcome(),
                    result.receipt())));
  }

  private static Response.ResponseBuilder noStore(Response.ResponseBuilder response) {
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("id-form", "The id in the address is a UUID.");
    }
  }

  static boolean isGzip(String encoding) {
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
      return true;
    }
    throw ProblemException.badRequest("encoding", "Bodies come plain or with gzip.");
  }
}
