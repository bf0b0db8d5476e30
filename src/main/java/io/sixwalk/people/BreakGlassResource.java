package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PerAccount;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
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

/** Reading a person of another site of the study, for an hour and with a reason. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class BreakGlassResource {
  private static final int SHORTEST_REASON = 10;

  private final BreakGlass glass;
  private final CurrentActor actor;
  private final InFlight inFlight;

  BreakGlassResource(BreakGlass glass, CurrentActor actor, InFlight inFlight) {
    this.glass = glass;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Why it cannot wait for the person's own care team. */
  public record Reason(String reason) {}

  /** The same, of somebody whom one knows by the pseudonym, written as it is. */
  public record Emergency(String pseudonym, String reason) {}

  /** What the caller may read now. */
  public record OpenList(List<BreakGlass.OpenNow> open) {}

  /** Every time that the glass was broken in a study, the newest first. */
  public record OpenedList(List<BreakGlass.Opened> opened) {}

  /**
   * Opens one person's record for reading for 60 minutes. Every read is on the audit trail, and the
   * person is told in the access log.
   */
  @POST
  @Path("/studies/{study}/participants/{participant}/break-glass")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.BREAK_GLASS)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = BreakGlass.Open.class)))
  public Uni<Response> open(@RestPath String study, @RestPath String participant, Reason reason) {
    String why = Answers.present(reason).reason();
    check(new FieldChecks(), why).orRefuse();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight.run(() -> glass.open(actor.get(), study, id, why)).map(Answers::created);
  }

  /**
   * The same of a person whom only the pseudonym names: at another site no list shows the person.
   */
  @POST
  @Path("/studies/{study}/break-glass")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.BREAK_GLASS)
  @PerAccount(Limit.GLASS_BY_ACCOUNT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = BreakGlass.Open.class)))
  public Uni<Response> openCalled(@RestPath String study, Emergency wanted) {
    String why = Answers.present(wanted).reason();
    check(new FieldChecks().text("/pseudonym", wanted.pseudonym(), 60), why).orRefuse();
    return inFlight
        .run(() -> glass.openCalled(actor.get(), study, wanted.pseudonym().trim(), why))
        .map(Answers::created);
  }

  private static FieldChecks check(FieldChecks checks, String reason) {
    return checks
        .text("/reason", reason, 500)
        .that(
            reason == null || reason.isBlank() || reason.trim().length() >= SHORTEST_REASON,
            "/reason",
            "minLength",
            "Say in a few words why; the person will read it.");
  }

  /** Whose records the caller has open, and until when. */
  @GET
  @Path("/studies/{study}/break-glass/own")
  @Permits(Operation.READ_OWN_BROKEN_GLASS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OpenList.class)))
  public Uni<Response> own(@RestPath String study) {
    return glass.own(actor.get(), study).map(all -> Answers.ok(new OpenList(all)));
  }

  /** Who of the study looked in an emergency, and why. */
  @GET
  @Path("/studies/{study}/break-glass")
  @Permits(Operation.READ_BROKEN_GLASS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OpenedList.class)))
  public Uni<Response> list(@RestPath String study) {
    return glass.list(actor.get(), study).map(all -> Answers.ok(new OpenedList(all)));
  }
}
