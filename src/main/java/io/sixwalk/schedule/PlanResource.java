package io.sixwalk.schedule;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** A study's plan. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {
  private final StudyPlans plans;
  private final CurrentActor actor;
  private final InFlight inFlight;

  PlanResource(StudyPlans plans, CurrentActor actor, InFlight inFlight) {
    this.plans = plans;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** The version in force. Its {@code ETag} is needed to change it. */
  @GET
  @Path("/studies/{study}/plan")
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  public Uni<Response> read(@RestPath String study) {
    return plans.read(actor.get(), study).map(p -> Answers.tagged(p, p.version()));
  }

  /** Adds a version, which governs whatever begins from now on. */
  @PUT
  @Path("/studies/{study}/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  public Uni<Response> change(
      @RestPath String study, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, PlanView plan) {
    PlanChecks.check(Answers.present(plan));
    int version = Answers.revision(ifMatch);
    return inFlight
        .run(() -> plans.change(actor.get(), study, version, plan))
        .map(p -> Answers.tagged(p, p.version()));
  }
}
