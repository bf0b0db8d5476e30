package io.sixwalk.safety.alert;

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
import jakarta.ws.rs.POST;
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

/** Alerts: for the care team, and what the person is told of them. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AlertResource {
  private final AlertService alerts;
  private final NoticeService notices;
  private final CurrentActor actor;
  private final InFlight inFlight;

  AlertResource(AlertService alerts, NoticeService notices, CurrentActor actor, InFlight inFlight) {
    this.alerts = alerts;
    this.notices = notices;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Alerts of the caller's sites, or of one participant: open ones first, the newest first. */
  @GET
  @Path("/studies/{study}/alerts")
  @Permits(Operation.LIST_ALERTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AlertView.Page.class)))
  public Uni<Response> list(
      @RestPath String study,
      @RestQuery Optional<String> participant,
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("50") int limit,
      @Context HttpHeaders headers) {
    int most = Cursor.limit(limit, AlertService.MOST_PER_PAGE);
    return alerts
        .page(
            actor.get(),
            study,
            participant.map(Answers::idOrNotFound),
            after.map(AlertCursor::read),
            most,
            Languages.of(headers))
        .map(Answers::ok);
  }

  /** One alert, with what it is about. Reading it alone does not mark it as seen. */
  @GET
  @Path("/studies/{study}/alerts/{alert}")
  @Permits(Operation.READ_ALERT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AlertView.class)))
  public Uni<Response> one(
      @RestPath String study, @RestPath String alert, @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(alert);
    return alerts.one(actor.get(), study, id, Languages.of(headers)).map(Answers::ok);
  }

  /** Writes down that the caller has opened it. */
  @POST
  @Path("/studies/{study}/alerts/{alert}/seen")
  @Permits(Operation.SEE_ALERT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AlertView.class)))
  public Uni<Response> see(
      @RestPath String study, @RestPath String alert, @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(alert);
    return inFlight
        .run(() -> alerts.see(actor.get(), study, id, Languages.of(headers)))
        .map(Answers::ok);
  }

  /** Closes it with a note of what was done. */
  @POST
  @Path("/studies/{study}/alerts/{alert}/close")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CLOSE_ALERT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AlertView.class)))
  public Uni<Response> close(
      @RestPath String study,
      @RestPath String alert,
      AlertView.Note note,
      @Context HttpHeaders headers) {
    UUID id = Answers.idOrNotFound(alert);
    Answers.present(note).check();
    return inFlight
        .run(() -> alerts.close(actor.get(), study, id, note.note(), Languages.of(headers)))
        .map(Answers::ok);
  }

  /** What the care team was told about the caller, in plain words, the newest first. */
  @GET
  @Path("/me/care-team-notices")
  @Permits(Operation.READ_OWN_NOTICES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NoticeService.Notices.class)))
  public Uni<Response> notices(@Context HttpHeaders headers) {
    return notices.own(actor.get(), Languages.of(headers)).map(Answers::ok);
  }
}
