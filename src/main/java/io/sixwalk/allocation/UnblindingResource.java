package io.sixwalk.allocation;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.FieldChecks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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

/** Lifting the blinding, and what may be seen of an arm. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class UnblindingResource {
  private final UnblindingService service;
  private final CurrentActor actor;
  private final InFlight inFlight;

  UnblindingResource(UnblindingService service, CurrentActor actor, InFlight inFlight) {
    this.service = service;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Why. */
  public record UnblindingReason(String reason) {
    void check() {
      new FieldChecks()
          .text("/reason", reason, 500)
          .that(
              reason == null || reason.isBlank() || reason.trim().length() >= 10,
              "/reason",
              "minLength",
              "Say in a few words why.")
          .orRefuse();
    }
  }

  /** Everything that was unblinded in a study, the newest first. */
  public record UnblindingList(List<UnblindingService.Unblinding> unblindings) {}

  /** The caller's own arm, or that it is withheld. */
  @GET
  @Path("/me/arm")
  @Permits(Operation.READ_OWN_ARM)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ShownArm.class)))
  public Uni<Response> own() {
    return service.own(actor.get()).map(Answers::ok);
  }

  /** One person's arm for the care team, or that it is withheld. */
  @GET
  @Path("/studies/{study}/participants/{participant}/arm")
  @Permits(Operation.READ_ARM)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ShownArm.class)))
  public Uni<Response> ofPerson(@RestPath String study, @RestPath String participant) {
    return service.ofPerson(actor.get(), study, Answers.idOrNotFound(participant)).map(Answers::ok);
  }

  /**
   * In an emergency: tells a clinician of this person the arm. The study's admins read that it was
   * told and why, and so does the person.
   */
  @POST
  @Path("/studies/{study}/participants/{participant}/unblinding")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.UNBLIND_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ShownArm.class)))
  public Uni<Response> person(
      @RestPath String study, @RestPath String participant, UnblindingReason reason) {
    Answers.present(reason).check();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(() -> service.person(actor.get(), study, id, reason.reason()))
        .map(Answers::ok);
  }

  /** Unblinds the whole study, for good; trends that it hid are shown from now on. */
  @POST
  @Path("/studies/{study}/unblinding")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.UNBLIND_STUDY)
  @APIResponse(
      responseCode = "201",
      description = "Unblinded",
      content = @Content(schema = @Schema(implementation = UnblindingService.StudyUnblinded.class)))
  public Uni<Response> study(@RestPath String study, UnblindingReason reason) {
    Answers.present(reason).check();
    return inFlight
        .run(() -> service.study(actor.get(), study, reason.reason()))
        .map(Answers::created);
  }

  /** When, by whom and why something was unblinded; which arm is not in it. */
  @GET
  @Path("/studies/{study}/unblindings")
  @Permits(Operation.READ_UNBLINDINGS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = UnblindingList.class)))
  public Uni<Response> list(@RestPath String study) {
    return service.list(actor.get(), study).map(all -> Answers.ok(new UnblindingList(all)));
  }
}
