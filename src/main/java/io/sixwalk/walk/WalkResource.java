package io.sixwalk.walk;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.walk.WalkService.Question;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Walks, newest first: one's own, and those of a participant of one's study. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class WalkResource {
  private final WalkService walks;
  private final CurrentActor actor;
  private final InFlight inFlight;

  WalkResource(WalkService walks, CurrentActor actor, InFlight inFlight) {
    this.walks = walks;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Does a walk count, and why. */
  public record Decision(
      @Schema(required = true) Boolean counts,
      @Schema(required = true, maxLength = 2000, description = "Why; kept with the decision")
          String reason) {}

  /** The own walks. */
  @GET
  @Path("/me/walks")
  @Permits(Operation.READ_OWN_WALKS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WalkPage.class)))
  public Uni<Response> own(
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("20") int limit,
      @Context HttpHeaders headers) {
    return walks
        .page(
            Question.own(actor.get(), Languages.of(headers)),
            after,
            Cursor.limit(limit, WalkService.MOST_PER_PAGE))
        .map(Answers::ok);
  }

  /** One own walk. */
  @GET
  @Path("/me/walks/{id}")
  @Permits(Operation.READ_OWN_WALKS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WalkView.class)))
  public Uni<Response> own(@RestPath String id, @Context HttpHeaders headers) {
    return walks
        .one(Question.own(actor.get(), Languages.of(headers)), Answers.idOrNotFound(id))
        .map(Answers::ok);
  }

  /** A participant's walks. */
  @GET
  @Path("/studies/{study}/participants/{participant}/walks")
  @Permits(Operation.READ_PARTICIPANT_WALKS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WalkPage.class)))
  public Uni<Response> ofParticipant(
      @RestPath String study,
      @RestPath String participant,
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("20") int limit,
      @Context HttpHeaders headers) {
    return walks
        .page(
            question(study, participant, headers),
            after,
            Cursor.limit(limit, WalkService.MOST_PER_PAGE))
        .map(Answers::ok);
  }

  /** Decides whether a walk counts. The original verdict stays on record. */
  @POST
  @Path("/studies/{study}/participants/{participant}/walks/{id}/decisions")
  @Permits(Operation.DECIDE_WALK)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WalkView.class)))
  public Uni<Response> decide(
      @RestPath String study,
      @RestPath String participant,
      @RestPath String id,
      @Context HttpHeaders headers,
      Decision decision) {
    if (decision == null || decision.counts() == null) {
      throw ProblemException.badRequest(
          "decision-missing",
          "Say whether the walk counts.",
          new FieldProblem("/counts", "required", null));
    }
    return inFlight
        .run(
            () ->
                walks.decide(
                    actor.get(),
                    study,
                    Answers.idOrNotFound(participant),
                    Answers.idOrNotFound(id),
                    decision.counts(),
                    decision.reason(),
                    Languages.of(headers)))
        .map(Answers::ok);
  }

  private Question question(String study, String participant, HttpHeaders headers) {
    return Question.ofParticipant(
        actor.get(), study, Answers.idOrNotFound(participant), Languages.of(headers));
  }
}
