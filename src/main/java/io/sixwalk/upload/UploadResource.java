package io.sixwalk.upload;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

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
        .map(results -> Answers.ok(new Results(results)));
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
