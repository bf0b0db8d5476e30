package io.sixwalk.schedule.silence;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.schedule.silence.SilenceService.Silence;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Who has gone silent. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class SilenceResource {
  private final SilenceService silences;
  private final CurrentActor actor;

  SilenceResource(SilenceService silences, CurrentActor actor) {
    this.silences = silences;
    this.actor = actor;
  }

  /** The longest first, at most 500. */
  @Schema(name = "Silences")
  public record Silences(List<Silence> silences) {}

  /** Persons and sensors of the caller's sites that are silent now. */
  @GET
  @Path("/studies/{study}/silences")
  @Permits(Operation.READ_STUDY_ADHERENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Silences.class)))
  public Uni<Response> open(@RestPath String study) {
    return silences.open(actor.get(), study).map(all -> Answers.ok(new Silences(all)));
  }
}
