package io.sixwalk.access.staff;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Whether a member of staff may come in at all. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StaffAccessResource {
  private final StaffAccessService access;
  private final CurrentActor actor;
  private final InFlight inFlight;

  StaffAccessResource(StaffAccessService access, CurrentActor actor, InFlight inFlight) {
    this.access = access;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Shuts out, from the next request on. */
  @POST
  @Path("/studies/{study}/staff/{account}/disable")
  @Permits(Operation.DISABLE_STAFF)
  @APIResponse(responseCode = "204", description = "Shut out")
  public Uni<Response> disable(@RestPath String study, @RestPath String account) {
    return set(study, account, false);
  }

  /** Lets in again; a new sign-in is needed. */
  @POST
  @Path("/studies/{study}/staff/{account}/enable")
  @Permits(Operation.DISABLE_STAFF)
  @APIResponse(responseCode = "204", description = "May sign in again")
  public Uni<Response> enable(@RestPath String study, @RestPath String account) {
    return set(study, account, true);
  }

  private Uni<Response> set(String study, String account, boolean enabled) {
    UUID id;
    try {
      id = UUID.fromString(account);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound();
    }
    return inFlight
        .run(() -> access.setEnabled(actor.get(), study, id, enabled))
        .map(done -> Response.noContent().build());
  }
}
