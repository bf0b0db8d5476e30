package io.sixwalk.safety.gate;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The gate of one person, for the care team: permission, devices, and clearing an answer. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class GateCareResource {
  private final GateCare gates;
  private final CurrentActor actor;
  private final InFlight inFlight;

  GateCareResource(GateCare gates, CurrentActor actor, InFlight inFlight) {
    this.gates = gates;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  @GET
  @Path("/studies/{study}/participants/{participant}/gate")
  @Permits(Operation.READ_PARTICIPANT_GATE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GateRecordView.class)))
  public Uni<Response> read(
      @RestPath String study, @RestPath String participant, @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    return gates.read(actor.get(), study, id, Languages.of(headers)).map(Answers::ok);
  }

  /** Writes down how the person may walk at home. Only clinicians. */
  @POST
  @Path("/studies/{study}/participants/{participant}/walk-permissions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.PERMIT_WALKS)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = GateRecordView.class)))
  public Uni<Response> permit(
      @RestPath String study,
      @RestPath String participant,
      GateRecordView.NewPermission permission,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    Answers.present(permission);
    return inFlight
        .run(() -> gates.permit(actor.get(), study, id, permission, Languages.of(headers)))
        .map(Answers::created);
  }

  /** Clears the answers that a clinician has read, with a reason, so that the person can walk. */
  @POST
  @Path("/studies/{study}/participants/{participant}/gate/clear")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CLEAR_GATE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GateRecordView.class)))
  public Uni<Response> clear(
      @RestPath String study,
      @RestPath String participant,
      GateRecordView.Clearing clearing,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    Answers.present(clearing).check();
    return inFlight
        .run(() -> gates.clear(actor.get(), study, id, clearing, Languages.of(headers)))
        .map(Answers::ok);
  }

  /** Hands out a device. From then on its values are asked for before a walk. */
  @POST
  @Path("/studies/{study}/participants/{participant}/measuring-devices")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.ASSIGN_MEASURING_DEVICE)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = GateRecordView.class)))
  public Uni<Response> assign(
      @RestPath String study,
      @RestPath String participant,
      GateRecordView.NewDevice device,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    Answers.present(device).check();
    return inFlight
        .run(() -> gates.assign(actor.get(), study, id, device, Languages.of(headers)))
        .map(Answers::created);
  }

  /** Takes a device back. */
  @DELETE
  @Path("/studies/{study}/participants/{participant}/measuring-devices/{device}")
  @Permits(Operation.ASSIGN_MEASURING_DEVICE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GateRecordView.class)))
  public Uni<Response> takeBack(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String device,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    UUID deviceId = Answers.idOrNotFound(device);
    return inFlight
        .run(() -> gates.takeBack(actor.get(), study, id, deviceId, Languages.of(headers)))
        .map(Answers::ok);
  }
}
