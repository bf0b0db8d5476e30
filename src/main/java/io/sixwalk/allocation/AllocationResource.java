package io.sixwalk.allocation;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.FieldChecks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Arms, for those who allocate. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AllocationResource {
  private final AllocationService service;
  private final CurrentActor actor;
  private final InFlight inFlight;

  AllocationResource(AllocationService service, CurrentActor actor, InFlight inFlight) {
    this.service = service;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** The arms of the study; who is in which is not in it. */
  @GET
  @Path("/studies/{study}/arms")
  @Permits(Operation.READ_ARMS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Arms.class)))
  public Uni<Response> arms(@RestPath String study) {
    return service.arms(actor.get(), study).map(Answers::ok);
  }

  /** Sets them, all together. Once people are allocated none can be taken away. */
  @PUT
  @Path("/studies/{study}/arms")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.SET_ARMS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Arms.class)))
  public Uni<Response> setArms(@RestPath String study, Arms arms) {
    Answers.present(arms).check();
    return inFlight.run(() -> service.setArms(actor.get(), study, arms)).map(Answers::ok);
  }

  /** Allocates one person. The same arm again changes nothing; another one needs a reason. */
  @PUT
  @Path("/studies/{study}/participants/{participant}/arm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.ALLOCATE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Allocation.Done.class)))
  public Uni<Response> allocate(
      @RestPath String study, @RestPath String participant, Allocation.Wanted wanted) {
    Answers.present(wanted).check();
    UUID id = Answers.idOrNotFound(participant);
    return inFlight.run(() -> service.allocate(actor.get(), study, id, wanted)).map(Answers::ok);
  }

  /** Everyone of the study by pseudonym, with the arm where there is one. */
  @GET
  @Path("/studies/{study}/allocations")
  @Permits(Operation.READ_ALLOCATION)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Allocation.Page.class)))
  public Uni<Response> page(
      @RestPath String study, @RestQuery String after, @RestQuery @DefaultValue("100") int limit) {
    new FieldChecks()
        .that(limit >= 1 && limit <= 500, "limit", "range", "A page holds 1 to 500.")
        .orRefuse();
    return service.page(actor.get(), study, after, limit).map(Answers::ok);
  }

  /** Takes in a list by pseudonym: all of it, or nothing and every wrong line named. */
  @POST
  @Path("/studies/{study}/allocations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.ALLOCATE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Allocation.Done.class)))
  public Uni<Response> allocateMany(@RestPath String study, Allocation.Batch batch) {
    Answers.present(batch).check();
    return inFlight.run(() -> service.allocate(actor.get(), study, batch)).map(Answers::ok);
  }
}
