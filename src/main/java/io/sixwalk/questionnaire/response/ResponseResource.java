package io.sixwalk.questionnaire.response;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.questionnaire.response.ResponseService.Question;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answered questionnaires, newest first: one's own, and those of a participant of one's study. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ResponseResource {
  private final ResponseService responses;
  private final CurrentActor actor;

  ResponseResource(ResponseService responses, CurrentActor actor) {
    this.responses = responses;
    this.actor = actor;
  }

  /** The own questionnaires with their scores. */
  @GET
  @Path("/me/questionnaires")
  @Permits(Operation.READ_OWN_QUESTIONNAIRES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ResponseView.Page.class)))
  public Uni<Response> own(
      @RestQuery Optional<String> after, @RestQuery @DefaultValue("20") int limit) {
    return page(Question.own(actor.get()), after, limit);
  }

  /** One own questionnaire with its answers. */
  @GET
  @Path("/me/questionnaires/{id}")
  @Permits(Operation.READ_OWN_QUESTIONNAIRES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ResponseView.class)))
  public Uni<Response> ownOne(@RestPath String id) {
    return responses.one(Question.own(actor.get()), Answers.idOrNotFound(id)).map(Answers::ok);
  }

  /** A participant's questionnaires with their scores. */
  @GET
  @Path("/studies/{study}/participants/{participant}/questionnaires")
  @Permits(Operation.READ_PARTICIPANT_QUESTIONNAIRES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ResponseView.Page.class)))
  public Uni<Response> ofParticipant(
      @RestPath String study,
      @RestPath String participant,
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("20") int limit) {
    return page(question(study, participant), after, limit);
  }

  /** One of them with its answers. */
  @GET
  @Path("/studies/{study}/participants/{participant}/questionnaires/{id}")
  @Permits(Operation.READ_PARTICIPANT_QUESTIONNAIRES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ResponseView.class)))
  public Uni<Response> oneOfParticipant(
      @RestPath String study, @RestPath String participant, @RestPath String id) {
    return responses.one(question(study, participant), Answers.idOrNotFound(id)).map(Answers::ok);
  }

  private Uni<Response> page(Question question, Optional<String> after, int limit) {
    return responses
        .page(question, after, Cursor.limit(limit, ResponseService.MOST_PER_PAGE))
        .map(Answers::ok);
  }

  private Question question(String study, String participant) {
    return Question.ofParticipant(actor.get(), study, Answers.idOrNotFound(participant));
  }
}
