package io.sixwalk.study;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** A study's settings, for its admins. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StudyResource {
  private final StudyService studies;
  private final CurrentActor actor;
  private final InFlight inFlight;

  StudyResource(StudyService studies, CurrentActor actor, InFlight inFlight) {
    this.studies = studies;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** From whom trends are hidden. The {@code ETag} is needed to change it. */
  @GET
  @Path("/studies/{study}/feedback-policy")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FeedbackPolicy.class)))
  public Uni<Response> feedbackPolicy(@RestPath String study) {
    return studies.feedbackPolicy(actor.get(), study).map(StudyResource::tagged);
  }

  /** Changes it. */
  @PUT
  @Path("/studies/{study}/feedback-policy")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FeedbackPolicy.class)))
  public Uni<Response> setFeedbackPolicy(
      @RestPath String study, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, FeedbackPolicy policy) {
    if (policy == null) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    int revision = revision(ifMatch);
    return inFlight
        .run(() -> studies.setFeedbackPolicy(actor.get(), study, revision, policy))
        .map(StudyResource::tagged);
  }

  private static Response tagged(FeedbackPolicy policy) {
    return Response.ok(policy)
        .tag(Integer.toString(policy.revision()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static int revision(String ifMatch) {
    try {
      return Integer.parseInt(ifMatch == null ? "" : ifMatch.replace("\"", ""));
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest("if-match", "Send If-Match with the ETag that you read.");
    }
  }
}
