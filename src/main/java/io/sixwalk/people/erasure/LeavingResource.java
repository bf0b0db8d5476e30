package io.sixwalk.people.erasure;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.FieldChecks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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

/** Leaving a study, and being erased. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeavingResource {
  private static final String OF = "/studies/{study}/participants/{participant}";

  private final Leaving leaving;
  private final CurrentActor actor;
  private final InFlight inFlight;

  LeavingResource(Leaving leaving, CurrentActor actor, InFlight inFlight) {
    this.leaving = leaving;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Why, where the person wants to say. */
  public record Withdrawing(String reason) {}

  /** The word that is asked for, so that nobody erases by mistake. */
  public record Erasing(@Schema(required = true, examples = "ERASE") String confirm) {}

  /** Why staff erase: who asked, and how. */
  public record ErasingFor(
      @Schema(required = true, examples = "ERASE") String confirm, String reason) {}

  /** Leaves the study: what is there stays, nothing new is taken. */
  @POST
  @Path("/me/withdrawal")
  @Permits(Operation.WITHDRAW_ONESELF)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Leaving.Left.class)))
  public Uni<Response> withdraw(Withdrawing why) {
    new FieldChecks().optionalText("/reason", Answers.present(why).reason(), 500).orRefuse();
    return inFlight.run(() -> leaving.withdrawOneself(actor.get(), why.reason())).map(Answers::ok);
  }

  /** Takes a participant out of the study, as they asked. */
  @POST
  @Path(OF + "/withdrawal")
  @Permits(Operation.WITHDRAW_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Leaving.Left.class)))
  public Uni<Response> withdrawFor(
      @RestPath String study, @RestPath String participant, Withdrawing why) {
    new FieldChecks().text("/reason", Answers.present(why).reason(), 500).orRefuse();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(() -> leaving.withdraw(actor.get(), study, id, why.reason()))
        .map(Answers::ok);
  }

  /** Erases everything at once, or restricts it where law keeps the study from erasing. */
  @POST
  @Path("/me/erasure")
  @Permits(Operation.ERASE_ONESELF)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Leaving.Erasure.class)))
  public Uni<Response> erase(Erasing wanted) {
    confirmed(Answers.present(wanted).confirm()).orRefuse();
    return inFlight.run(() -> leaving.eraseOneself(actor.get())).map(Answers::ok);
  }

  /** Erases a participant who asked for it. */
  @POST
  @Path(OF + "/erasure")
  @Permits(Operation.ERASE_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Leaving.Erasure.class)))
  public Uni<Response> eraseFor(
      @RestPath String study, @RestPath String participant, ErasingFor wanted) {
    confirmed(Answers.present(wanted).confirm()).text("/reason", wanted.reason(), 500).orRefuse();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(() -> leaving.erase(actor.get(), study, id, wanted.reason()))
        .map(Answers::ok);
  }

  private static FieldChecks confirmed(String word) {
    return new FieldChecks()
        .that(
            "ERASE".equals(word),
            "/confirm",
            "confirm",
            "Send the word ERASE; this cannot be undone.");
  }
}
