package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PerAccount;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** A lost phone, replaced by the care team. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class LostPhoneResource {
  private final LostPhoneService lostPhones;
  private final CurrentActor actor;
  private final InFlight inFlight;

  LostPhoneResource(LostPhoneService lostPhones, CurrentActor actor, InFlight inFlight) {
    this.lostPhones = lostPhones;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Which device is lost. */
  @Schema(name = "LostPhone")
  public record LostPhone(
      @Schema(description = "The lost device; all of them where nothing is said") UUID replaces) {}

  /** The lost phone is signed out at once, open codes are void, and a new link is given, once. */
  @POST
  @Path("/studies/{study}/participants/{participant}/devices/replacement")
  @Permits(Operation.REPLACE_DEVICE)
  @PerAccount(Limit.INVITATION_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "The way in for the new phone, shown once",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  public Uni<Response> replace(
      @RestPath String study, @RestPath String participant, LostPhone lost) {
    UUID id = Answers.idOrNotFound(participant);
    UUID replaces = lost == null ? null : lost.replaces();
    return inFlight
        .run(() -> lostPhones.replace(actor.get(), study, id, replaces))
        .map(Answers::created);
  }
}
