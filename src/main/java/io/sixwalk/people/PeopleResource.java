package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a page asks first: who am I, and whom may I look at. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
  private final PeopleService people;
  private final CurrentActor actor;

  PeopleResource(PeopleService people, CurrentActor actor) {
    this.people = people;
    this.actor = actor;
  }

  /** The own account. */
  @GET
  @Path("/me")
  @Permits(Operation.LOOK_AT_OWN_ACCOUNT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OwnAccount.class)))
  public Uni<Response> ownAccount() {
    return people.ownAccount(actor.get()).map(Answers::ok);
  }

  /** The people who share something with this caregiver. */
  @GET
  @Path("/caregiver/people")
  @Permits(Operation.LIST_FOLLOWED)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FollowedPeople.class)))
  public Uni<Response> followed() {
    return people.followedBy(actor.get()).map(Answers::ok);
  }
}
