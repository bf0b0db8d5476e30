package io.sixwalk.upload;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The one door, opened by a caregiver whom the participant asked to help. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProxyUploadResource {
  private final UploadService uploads;
  private final CurrentActor actor;
  private final InFlight inFlight;

  ProxyUploadResource(UploadService uploads, CurrentActor actor, InFlight inFlight) {
    this.uploads = uploads;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /**
   * Up to 200 records for a person whom the caller may help. Each is on record as sent by the
   * caller; a record can be neither corrected nor taken back this way.
   */
  @POST
  @Path("/caregiver/people/{participant}/uploads")
  @Permits(Operation.PROXY_UPLOAD)
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = UploadResource.Batch.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = UploadResource.Results.class)))
  public Uni<Response> batch(
      @RestPath String participant,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      byte[] body) {
    UUID id = Answers.idOrNotFound(participant);
    boolean gzip = UploadResource.isGzip(encoding);
    return inFlight
        .run(() -> uploads.proxyBatch(actor.get(), id, body, gzip))
        .map(results -> Answers.ok(new UploadResource.Results(results)));
  }
}
