package io.sixwalk.safety.event;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Adverse events, for the care team. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AdverseEventResource {
  private final AdverseEvents events;
  private final CurrentActor actor;
  private final InFlight inFlight;

  AdverseEventResource(AdverseEvents events, CurrentActor actor, InFlight inFlight) {
    this.events = events;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /**
   * Events of the caller's sites, the newest first; of one participant or in one state, if asked.
   */
  @GET
  @Path("/studies/{study}/adverse-events")
  @Permits(Operation.LIST_ADVERSE_EVENTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdverseEventView.Page.class)))
  public Uni<Response> list(
      @RestPath String study,
      @RestQuery Optional<String> participant,
      @RestQuery Optional<AdverseEventContent.State> state,
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("50") int limit,
      @Context HttpHeaders headers) {
    int most = Cursor.limit(limit, AdverseEvents.MOST_PER_PAGE);
    return events
        .page(
            actor.get(),
            study,
            participant.map(Answers::idOrNotFound),
            state,
            after.map(EventCursor::read),
            most,
            Languages.of(headers))
        .map(Answers::ok);
  }

  /** One event with every version. */
  @GET
  @Path("/studies/{study}/participants/{participant}/adverse-events/{event}")
  @Permits(Operation.READ_ADVERSE_EVENT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdverseEventView.class)))
  public Uni<Response> one(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String event,
      @Context HttpHeaders headers) {
    return events
        .one(
            actor.get(),
            study,
            Answers.idOrNotFound(participant),
            Answers.idOrNotFound(event),
            Languages.of(headers))
        .map(v -> Answers.tagged(v, v.revision()));
  }

  /** Writes down what somebody told the care team, as a draft. */
  @POST
  @Path("/studies/{study}/participants/{participant}/adverse-events")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.REPORT_ADVERSE_EVENT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = AdverseEventView.class)))
  public Uni<Response> report(
      @RestPath String study,
      @RestPath String participant,
      AdverseEventView.NewReport report,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    Answers.present(report);
    return inFlight
        .run(() -> events.report(actor.get(), study, id, report, Languages.of(headers)))
        .map(Answers::created);
  }

  /** A clinician's version, with the revision that was read in {@code If-Match}. */
  @PUT
  @Path("/studies/{study}/participants/{participant}/adverse-events/{event}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.COMPLETE_ADVERSE_EVENT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdverseEventView.class)))
  public Uni<Response> write(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String event,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      AdverseEventContent content,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(participant);
    UUID eventId = Answers.idOrNotFound(event);
    Answers.present(content);
    int revision = Answers.revision(ifMatch);
    return inFlight
        .run(
            () ->
                events.write(
                    actor.get(), study, id, eventId, revision, content, Languages.of(headers)))
        .map(v -> Answers.tagged(v, v.revision()));
  }
}
