package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What a page asks first: who am I, and whom may I look at. */
@Path("/v1")
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
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OwnAccount.class)))
  public Uni<Response> ownAccount() {
    return people.ownAccount(actor.get()).map(Answers::ok);
  }

  /** The people who share something with this caregiver. */
  @GET
  @Path("/caregiver/people")
  @Permits(Operation.LIST_FOLLOWED)
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FollowedPeople.class)))
  public Uni<Response> followed() {
    return people.followedBy(actor.get()).map(Answers::ok);
  }

  /** The participants of the care team's sites, by pseudonym. */
  @GET
  @Path("/studies/{study}/participants")
  @Permits(Operation.LIST_PARTICIPANTS)
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ParticipantPage.class)))
  public Uni<Response> participants(
      @RestPath String study, @RestQuery Optional<String> after, @RestQuery @DefaultValue("200") int limit) {
    if (limit < 1 || limit > PeopleService.MOST_PER_PAGE) {
      throw ProblemException.badRequest(
          "limit",
          "A page holds 1 to " + PeopleService.MOST_PER_PAGE + " participants.",
          new FieldProblem("/limit", "range", null));
    }
    return people.participants(actor.get(), study, after, limit).map(Answers::ok);
  }
}
