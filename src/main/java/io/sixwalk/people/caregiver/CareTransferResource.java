package io.sixwalk.people.caregiver;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PerAccount;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** Grants of a participant, for the care team. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CareTransferResource {
  private static final String OF = "/studies/{study}/participants/{participant}/caregivers";

  private final CareTransfer transfer;
  private final CurrentActor actor;
  private final InFlight inFlight;

  CareTransferResource(CareTransfer transfer, CurrentActor actor, InFlight inFlight) {
    this.transfer = transfer;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** How many grants were ended. */
  public record Ended(int ended) {}

  /** A participant's caregivers, as the care team sees them. */
  @GET
  @Path(OF)
  @Permits(Operation.READ_CAREGIVERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaregiverResource.CaregiverList.class)))
  public Uni<Response> list(@RestPath String study, @RestPath String participant) {
    return transfer
        .list(actor.get(), study, Answers.idOrNotFound(participant))
        .map(all -> Answers.ok(new CaregiverResource.CaregiverList(all)));
  }

  /** Ends every grant, on death or loss of capacity. */
  @POST
  @Path(OF + "/end")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.END_CAREGIVERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Ended.class)))
  public Uni<Response> end(
      @RestPath String study, @RestPath String participant, CareTransfer.Ending ending) {
    Answers.present(ending).check();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(() -> transfer.end(actor.get(), study, id, ending))
        .map(n -> Answers.ok(new Ended(n)));
  }

  /** Hands over to a new caregiver, such as a legal representative. */
  @POST
  @Path(OF + "/hand-over")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.HAND_OVER_CARE)
  @PerAccount(Limit.INVITATION_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = Caregivers.Invited.class)))
  public Uni<Response> handOver(
      @RestPath String study, @RestPath String participant, CareTransfer.HandOver wanted) {
    Answers.present(wanted).check();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(() -> transfer.handOver(actor.get(), study, id, wanted))
        .map(Answers::created);
  }
}
