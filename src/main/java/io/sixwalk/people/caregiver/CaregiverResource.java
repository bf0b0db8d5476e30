package io.sixwalk.people.caregiver;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PerAccount;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.NetworkAddress;
import io.sixwalk.platform.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Caregivers: the participant's side, and the caregiver's. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CaregiverResource {
  private final Caregivers caregivers;
  private final Following following;
  private final CurrentActor actor;
  private final RateLimits limits;
  private final InFlight inFlight;

  CaregiverResource(
      Caregivers caregivers,
      Following following,
      CurrentActor actor,
      RateLimits limits,
      InFlight inFlight) {
    this.caregivers = caregivers;
    this.following = following;
    this.actor = actor;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  /** Everyone who was ever invited, the oldest first. */
  public record CaregiverList(List<Caregivers.Caregiver> caregivers) {}

  /** The people who share something with the caller, or have asked to. */
  public record GrantList(List<Following.Followed> grants) {}

  /** A code that somebody handed over. */
  public record CareCode(String code) {
    @Override
    public String toString() {
      return "CareCode[..]";
    }
  }

  /** The caller's caregivers. */
  @GET
  @Path("/me/caregivers")
  @Permits(Operation.LIST_OWN_CAREGIVERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaregiverList.class)))
  public Uni<Response> own() {
    return caregivers.own(actor.get()).map(all -> Answers.ok(new CaregiverList(all)));
  }

  /**
   * Invites a caregiver: what is shared, and until when. Nothing is shared before it is confirmed.
   */
  @POST
  @Path("/me/caregivers")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.INVITE_CAREGIVER)
  @PerAccount(Limit.INVITATION_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = Caregivers.Invited.class)))
  public Uni<Response> invite(Caregivers.CareInvitation wanted) {
    Answers.present(wanted);
    return inFlight.run(() -> caregivers.invite(actor.get(), wanted)).map(Answers::created);
  }

  /** Confirms a caregiver who has accepted. From now on the scope is shared. */
  @POST
  @Path("/me/caregivers/{grant}/confirm")
  @Permits(Operation.CONFIRM_CAREGIVER)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> confirm(@RestPath String grant) {
    return inFlight
        .run(() -> caregivers.confirm(actor.get(), Answers.idOrNotFound(grant)))
        .map(done -> Answers.nothing());
  }

  /** Takes it back, from the next request on. */
  @DELETE
  @Path("/me/caregivers/{grant}")
  @Permits(Operation.REVOKE_CAREGIVER)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> revoke(@RestPath String grant) {
    return inFlight
        .run(() -> caregivers.revoke(actor.get(), Answers.idOrNotFound(grant)))
        .map(done -> Answers.nothing());
  }

  /**
   * What was shared with the caller, and asked; with adherence shared, whether the person has gone
   * silent.
   */
  @GET
  @Path("/caregiver/grants")
  @Permits(Operation.LIST_FOLLOWED)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GrantList.class)))
  public Uni<Response> followed(@Context HttpHeaders headers) {
    return following
        .list(actor.get(), Languages.of(headers))
        .map(all -> Answers.ok(new GrantList(all)));
  }

  /** Accepts an invitation that was made out to the caller's new account. */
  @POST
  @Path("/caregiver/grants/{grant}/accept")
  @Permits(Operation.ACCEPT_CARE)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> accept(@RestPath String grant) {
    return inFlight
        .run(() -> following.accept(actor.get(), Answers.idOrNotFound(grant)))
        .map(done -> Answers.nothing());
  }

  /** Accepts a further invitation with the account that the caller has already. */
  @POST
  @Path("/caregiver/invitations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.ACCEPT_CARE)
  @PerAccount(Limit.CARE_CODE_BY_ACCOUNT)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> acceptFurther(@Context HttpServerRequest request, CareCode code) {
    Answers.present(code);
    return limits
        .countFailures(
            Limit.SIGN_IN_BY_NETWORK,
            NetworkAddress.of(request.remoteAddress()),
            () -> inFlight.run(() -> following.acceptFurther(actor.get(), code.code())))
        .map(done -> Answers.nothing());
  }
}
