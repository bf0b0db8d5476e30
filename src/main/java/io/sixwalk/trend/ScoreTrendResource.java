package io.sixwalk.trend;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.trend.ScoreTrendService.Question;
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

/** Trends of scores: one's own, of a person followed, of a participant of one's study. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ScoreTrendResource {
  private final ScoreTrendService trends;
  private final CurrentActor actor;

  ScoreTrendResource(ScoreTrendService trends, CurrentActor actor) {
    this.trends = trends;
    this.actor = actor;
  }

  /** How the own scores develop, in numbers and words ({@code Accept-Language}: en, es). */
  @GET
  @Path("/me/trends/scores")
  @Permits(Operation.READ_OWN_TRENDS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScoreTrendView.class)))
  public Uni<Response> own(@Context HttpHeaders headers) {
    return view(Question.own(actor.get()), headers);
  }

  /** The summary that a participant shares: no single score. */
  @GET
  @Path("/caregiver/people/{participant}/trends/scores")
  @Permits(Operation.READ_FOLLOWED_SCORE_TREND)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScoreTrendView.class)))
  public Uni<Response> followed(@RestPath String participant, @Context HttpHeaders headers) {
    return view(Question.followed(actor.get(), Answers.idOrNotFound(participant)), headers);
  }

  /** How a participant's scores develop, for the care team of the study. */
  @GET
  @Path("/studies/{study}/participants/{participant}/trends/scores")
  @Permits(Operation.READ_PARTICIPANT_SCORE_TREND)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScoreTrendView.class)))
  public Uni<Response> ofParticipant(
      @RestPath String study, @RestPath String participant, @Context HttpHeaders headers) {
    return view(
        Question.ofParticipant(actor.get(), study, Answers.idOrNotFound(participant)), headers);
  }

  private Uni<Response> view(Question question, HttpHeaders headers) {
    return trends.view(question, Languages.of(headers)).map(Answers::ok);
  }
}
