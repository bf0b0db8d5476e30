package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PerAccount;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.NetworkAddress;
import io.sixwalk.platform.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Ways in for participants. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {
  private final Invitations invitations;
  private final CurrentActor actor;
  private final RateLimits limits;
  private final InFlight inFlight;

  InvitationResource(
      Invitations invitations, CurrentActor actor, RateLimits limits, InFlight inFlight) {
    this.invitations = invitations;
    this.actor = actor;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  /** What a person read on the telephone, and the number on which they were called. */
  public record ShortCodeTry(String contact, String code) {
    @Override
    public String toString() {
      return "ShortCodeTry[..]";
    }
  }

  /** A link with its QR code, good once and for seven days. Shown once. */
  @POST
  @Path("/studies/{study}/participants/{participant}/invitations")
  @Permits(Operation.INVITE_PARTICIPANT)
  @PerAccount(Limit.INVITATION_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  public Uni<Response> link(@RestPath String study, @RestPath String participant) {
    UUID id = Answers.idOrNotFound(participant);
    return inFlight.run(() -> invitations.link(actor.get(), study, id)).map(Answers::created);
  }

  /**
   * Six digits for the telephone: good with the number on record, for ten minutes and five tries.
   */
  @POST
  @Path("/studies/{study}/participants/{participant}/short-codes")
  @Permits(Operation.INVITE_PARTICIPANT)
  @PerAccount(Limit.INVITATION_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = Invitations.ShortCode.class)))
  public Uni<Response> digits(@RestPath String study, @RestPath String participant) {
    UUID id = Answers.idOrNotFound(participant);
    return inFlight.run(() -> invitations.digits(actor.get(), study, id)).map(Answers::created);
  }

  /** Exchanges the digits for a long code, which is then redeemed like any other. */
  @POST
  @Path("/sign-in/short-code")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.EXCHANGE_SHORT_CODE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Invitations.Exchanged.class)))
  public Uni<Response> exchange(@Context HttpServerRequest request, ShortCodeTry wanted) {
    Answers.present(wanted);
    return limits
        .countFailures(
            Limit.SIGN_IN_BY_NETWORK,
            NetworkAddress.of(request.remoteAddress()),
            () ->
                limits.countFailures(
                    Limit.SHORT_CODE_BY_CONTACT,
                    invitations.counted(wanted.contact()),
                    () ->
                        inFlight.run(() -> invitations.exchange(wanted.contact(), wanted.code()))))
        .map(Answers::ok);
  }
}
