package io.sixwalk.export;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A person's own data to take along. */
@Path("/v1")
public class ExportResource {
  static final String NDJSON = "application/x-ndjson";

  private final PersonExport export;
  private final CurrentActor actor;
  private final InFlight inFlight;

  ExportResource(PersonExport export, CurrentActor actor, InFlight inFlight) {
    this.export = export;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /**
   * Everything that is kept about the caller: a manifest with the SHA-256 of what follows, then one
   * row a line. What a blinded study withholds is named, with the date until which.
   */
  @GET
  @Path("/me/export")
  @Produces(NDJSON)
  @Permits(Operation.EXPORT_ONESELF)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = NDJSON,
              schema = @Schema(type = SchemaType.STRING, description = "One JSON object a line")))
  public Uni<Response> own() {
    return inFlight
        .run(() -> export.own(actor.get()))
        .map(
            bytes ->
                Answers.noStore(
                    Response.ok(bytes, NDJSON)
                        .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"sixwalk-export.ndjson\"")));
  }
}
