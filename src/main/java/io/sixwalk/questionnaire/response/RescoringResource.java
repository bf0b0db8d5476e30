package io.sixwalk.questionnaire.response;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Scores made anew, for study admins. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class RescoringResource {
  private final Rescoring rescoring;
  private final CurrentActor actor;
  private final InFlight inFlight;

  RescoringResource(Rescoring rescoring, CurrentActor actor, InFlight inFlight) {
    this.rescoring = rescoring;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /**
   * Adds the scores that the present algorithms and value sets give and that are not there yet.
   * Former scores stay. Safe to repeat; a run that was cut off is continued by the next one.
   */
  @POST
  @Path("/studies/{study}/score-runs")
  @Permits(Operation.RECOMPUTE_SCORES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(name = "ScoreRun", implementation = Rescoring.Run.class)))
  public Uni<Response> run(@RestPath String study) {
    return inFlight.run(() -> rescoring.run(actor.get(), study)).map(Answers::ok);
  }
}
