package io.sixwalk.access.device;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.access.device.OwnDevicesResource.Devices;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** A participant's devices, for the coordinator who is told that one is lost or given away. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ParticipantDevicesResource {
  private final DeviceService devices;
  private final CurrentActor actor;
  private final InFlight inFlight;

  ParticipantDevicesResource(DeviceService devices, CurrentActor actor, InFlight inFlight) {
    this.devices = devices;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** The devices on which the participant is signed in, the last used first. */
  @GET
  @Path("/studies/{study}/participants/{participant}/devices")
  @Permits(Operation.READ_PARTICIPANT_DEVICES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Devices.class)))
  public Uni<Response> devices(@RestPath String study, @RestPath String participant) {
    UUID id = OwnDevicesResource.id(participant);
    return inFlight
        .run(() -> devices.ofParticipant(actor.get(), study, id))
        .map(OwnDevicesResource::answer);
  }

  /** Removes one of them without a new way in. Its key is never taken again. */
  @DELETE
  @Path("/studies/{study}/participants/{participant}/devices/{device}")
  @Permits(Operation.REVOKE_PARTICIPANT_DEVICE)
  @APIResponse(responseCode = "204", description = "Removed")
  public Uni<Response> revoke(
      @RestPath String study, @RestPath String participant, @RestPath String device) {
    UUID id = OwnDevicesResource.id(participant);
    UUID removed = OwnDevicesResource.id(device);
    return inFlight
        .run(() -> devices.revokeOfParticipant(actor.get(), study, id, removed))
        .map(done -> Response.noContent().build());
  }
}
