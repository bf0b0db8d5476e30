package io.sixwalk.study;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StudyResource {
  private final StudyService studies;
  private final StudySettings settings;
  private final CurrentActor actor;
  private final InFlight inFlight;

  StudyResource(
      StudyService studies, StudySettings settings, CurrentActor actor, InFlight inFlight) {
    this.studies = studies;
    this.settings = settings;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** From whom trends are hidden. The {@code ETag} is needed to change it. */
  @GET
  @Path("/studies/{study}/feedback-policy")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FeedbackPolicy.class)))
  public Uni<Response> feedbackPolicy(@RestPath String study) {
    return studies.feedbackPolicy(actor.get(), study).map(StudyResource::tagged);
  }

  /** Changes it. */
  @PUT
  @Path("/studies/{study}/feedback-policy")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FeedbackPolicy.class)))
  public Uni<Response> setFeedbackPolicy(
      @RestPath String study,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      FeedbackPolicy policy) {
    if (policy == null) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    int revision = Answers.revision(ifMatch);
    return inFlight
        .run(() -> studies.setFeedbackPolicy(actor.get(), study, revision, policy))
        .map(StudyResource::tagged);
  }

  /** The study as its staff see it. The {@code ETag} is needed to change it. */
  @GET
  @Path("/studies/{study}")
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  public Uni<Response> read(@RestPath String study) {
    return settings.read(actor.get(), study).map(v -> Answers.tagged(v, v.revision()));
  }

  /** Changes its name, numbers and approval, all together. */
  @PUT
  @Path("/studies/{study}")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  public Uni<Response> change(
      @RestPath String study,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      StudyChange change) {
    Answers.present(change).check();
    int revision = Answers.revision(ifMatch);
    return inFlight
        .run(() -> settings.change(actor.get(), study, revision, change))
        .map(v -> Answers.tagged(v, v.revision()));
  }

  /** The visit windows, with the study's {@code ETag}. */
  @GET
  @Path("/studies/{study}/windows")
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyWindows.class)))
  public Uni<Response> windows(@RestPath String study) {
    return settings.windows(actor.get(), study).map(w -> Answers.tagged(w, w.revision()));
  }

  /** Replaces the visit windows. */
  @PUT
  @Path("/studies/{study}/windows")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyWindows.class)))
  public Uni<Response> setWindows(
      @RestPath String study,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      StudyWindows windows) {
    Answers.present(windows).check();
    int revision = Answers.revision(ifMatch);
    return inFlight
        .run(() -> settings.setWindows(actor.get(), study, revision, windows))
        .map(w -> Answers.tagged(w, w.revision()));
  }

  /** Every version of the thresholds, the newest first; the first one in the list is in force. */
  @GET
  @Path("/studies/{study}/thresholds")
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ThresholdVersions.class)))
  public Uni<Response> thresholds(@RestPath String study) {
    return settings.thresholds(actor.get(), study).map(Answers::ok);
  }

  /**
   * Adds a version of the thresholds with its source; what was answered by former ones stays as it
   * was.
   */
  @POST
  @Path("/studies/{study}/thresholds")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = ThresholdVersions.class)))
  public Uni<Response> addThresholds(@RestPath String study, StudyRules.Thresholds thresholds) {
    ThresholdVersions.check(Answers.present(thresholds));
    return inFlight
        .run(
            () ->
                studies
                    .addThresholds(actor.get(), study, thresholds)
                    .onFailure(Violations::isDuplicate)
                    .transform(StudySettings::changedMeanwhile)
                    .chain(() -> settings.thresholds(actor.get(), study)))
        .map(Answers::created);
  }

  private static Response tagged(FeedbackPolicy policy) {
    return Answers.tagged(policy, policy.revision());
  }
}
