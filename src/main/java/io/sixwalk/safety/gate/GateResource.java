package io.sixwalk.safety.gate;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The questions before a walk. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class GateResource {
  private final GateService gates;
  private final CurrentActor actor;

  GateResource(GateService gates, CurrentActor actor) {
    this.gates = gates;
    this.actor = actor;
  }

  /**
   * What to ask before a walk now, whether a walk is held back, and what to do; with the rules for
   * a phone without a network. The answers are sent as records of kind GATE_ANSWER, or with the
   * walk.
   */
  @GET
  @Path("/me/gate")
  @Permits(Operation.READ_GATE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GateView.class)))
  public Uni<Response> own(@Context HttpHeaders headers) {
    return gates.own(actor.get(), Languages.of(headers)).map(Answers::ok);
  }

  /**
   * What to ask a person for whom the caller may send, and the rules; without what the person
   * answered before. The answers are sent as records of kind GATE_ANSWER.
   */
  @GET
  @Path("/caregiver/people/{participant}/gate")
  @Permits(Operation.READ_HELPED_GATE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HelpedGateView.class)))
  public Uni<Response> helped(@RestPath String participant, @Context HttpHeaders headers) {
    return gates
        .helped(actor.get(), Answers.idOrNotFound(participant), Languages.of(headers))
        .map(Answers::ok);
  }
}
