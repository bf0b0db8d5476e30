package io.sixwalk.schedule;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Schedules of single persons. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {
  private final ScheduleService schedules;
  private final CurrentActor actor;

  ScheduleResource(ScheduleService schedules, CurrentActor actor) {
    this.schedules = schedules;
    this.actor = actor;
  }

  /** Today, coming, missed and done, in plain words ({@code Accept-Language}: en, es). */
  @GET
  @Path("/me/schedule")
  @Permits(Operation.READ_OWN_SCHEDULE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScheduleView.class)))
  public Uni<Response> own(@Context HttpHeaders headers) {
    return schedules.own(actor.get(), Languages.of(headers)).map(Answers::ok);
  }

  /** The same of a participant, for the care team. */
  @GET
  @Path("/studies/{study}/participants/{participant}/schedule")
  @Permits(Operation.READ_PARTICIPANT_SCHEDULE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScheduleView.class)))
  public Uni<Response> ofParticipant(
      @RestPath String study, @RestPath String participant, @Context HttpHeaders headers) {
    return schedules
        .ofParticipant(actor.get(), study, Answers.idOrNotFound(participant), Languages.of(headers))
        .map(Answers::ok);
  }

  /** How much was planned and answered, for a caregiver with whom adherence is shared. */
  @GET
  @Path("/caregiver/people/{participant}/adherence")
  @Permits(Operation.READ_FOLLOWED_ADHERENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FollowedAdherence.class)))
  public Uni<Response> followed(@RestPath String participant, @Context HttpHeaders headers) {
    return schedules
        .followed(actor.get(), Answers.idOrNotFound(participant), Languages.of(headers))
        .map(Answers::ok);
  }

  /**
   * Which questionnaires can be answered today for a person for whom the caller may send. The
   * answers are sent as records of kind QUESTIONNAIRE_RESPONSE.
   */
  @GET
  @Path("/caregiver/people/{participant}/due-questionnaires")
  @Permits(Operation.READ_HELPED_QUESTIONNAIRES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HelpedQuestionnaires.class)))
  public Uni<Response> helped(@RestPath String participant, @Context HttpHeaders headers) {
    return schedules
        .helped(actor.get(), Answers.idOrNotFound(participant), Languages.of(headers))
        .map(Answers::ok);
  }
}
