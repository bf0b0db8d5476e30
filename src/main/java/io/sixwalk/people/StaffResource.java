package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PerAccount;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Who works in a study. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StaffResource {
  private final StaffService staff;
  private final CurrentActor actor;
  private final InFlight inFlight;

  StaffResource(StaffService staff, CurrentActor actor, InFlight inFlight) {
    this.staff = staff;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Living roles first, then those that have ended. */
  public record StaffList(List<StaffMember> staff) {}

  /** The staff of the study, with their roles. */
  @GET
  @Path("/studies/{study}/staff")
  @Permits(Operation.READ_STAFF)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffList.class)))
  public Uni<Response> list(@RestPath String study) {
    return staff.list(actor.get(), study).map(all -> Answers.ok(new StaffList(all)));
  }

  /** Gives a role; a new account comes with a code for its first sign-in, shown once. */
  @POST
  @Path("/studies/{study}/staff")
  @Permits(Operation.CHANGE_STAFF)
  @PerAccount(Limit.INVITATION_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = StaffAdded.class)))
  public Uni<Response> add(@RestPath String study, NewStaff wanted) {
    Answers.present(wanted).check();
    return inFlight.run(() -> staff.add(actor.get(), study, wanted)).map(Answers::created);
  }

  /** Ends a role, from the next request on. */
  @DELETE
  @Path("/studies/{study}/staff/{membership}")
  @Permits(Operation.CHANGE_STAFF)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> end(@RestPath String study, @RestPath UUID membership) {
    return inFlight
        .run(() -> staff.end(actor.get(), study, membership))
        .map(done -> Answers.nothing());
  }
}
