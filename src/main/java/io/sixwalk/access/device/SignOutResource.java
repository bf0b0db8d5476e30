package io.sixwalk.access.device;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The way out. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class SignOutResource {
  private final DeviceService devices;
  private final CurrentActor actor;
  private final InFlight inFlight;

  SignOutResource(DeviceService devices, CurrentActor actor, InFlight inFlight) {
    this.devices = devices;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Signs out on every device, this one included. */
  @POST
  @Path("/me/sign-out")
  @Permits(Operation.SIGN_OUT)
  @APIResponse(responseCode = "204", description = "Signed out everywhere")
  public Uni<Response> signOut() {
    return inFlight
        .run(() -> devices.signOutEverywhere(actor.get()))
        .map(done -> Response.noContent().build());
  }
}
