package io.sixwalk.access.device;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** On which devices someone is signed in. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class OwnDevicesResource {
  private final DeviceService devices;
  private final CurrentActor actor;
  private final InFlight inFlight;

  OwnDevicesResource(DeviceService devices, CurrentActor actor, InFlight inFlight) {
    this.devices = devices;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Devices, the last used first. */
  @Schema(name = "Devices")
  public record Devices(List<DeviceView> devices) {}

  /** One's own devices. */
  @GET
  @Path("/me/devices")
  @Permits(Operation.READ_OWN_DEVICES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Devices.class)))
  public Uni<Response> own() {
    return devices.own(actor.get()).map(OwnDevicesResource::answer);
  }

  /** Removes one of one's own devices. Its key is never taken again. */
  @DELETE
  @Path("/me/devices/{device}")
  @Permits(Operation.REVOKE_OWN_DEVICE)
  @APIResponse(responseCode = "204", description = "Removed")
  public Uni<Response> revoke(@RestPath String device) {
    UUID id = id(device);
    return inFlight
        .run(() -> devices.revokeOwn(actor.get(), id))
        .map(done -> Response.noContent().build());
  }

  static Response answer(List<DeviceView> devices) {
    return Response.ok(new Devices(devices)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** An id that cannot be one is as absent as one that is not there. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound();
    }
  }
}
