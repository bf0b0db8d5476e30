package io.sixwalk.schedule;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Adherence over a study, for the care team. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StudyAdherenceResource {
  private static final int MOST = 200;

  private final StudyAdherenceService adherence;
  private final CurrentActor actor;

  StudyAdherenceResource(StudyAdherenceService adherence, CurrentActor actor) {
    this.adherence = adherence;
    this.actor = actor;
  }

  /** Counts by item and window, over the caller's sites. */
  @GET
  @Path("/studies/{study}/adherence")
  @Permits(Operation.READ_STUDY_ADHERENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyAdherence.class)))
  public Uni<Response> counts(@RestPath String study) {
    return adherence.counts(actor.get(), study).map(Answers::ok);
  }

  /** The persons behind the counts, by pseudonym, each with the site. */
  @GET
  @Path("/studies/{study}/adherence/people")
  @Permits(Operation.READ_STUDY_ADHERENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyAdherence.Page.class)))
  public Uni<Response> people(
      @RestPath String study,
      @RestQuery @DefaultValue("") String after,
      @RestQuery @DefaultValue("50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest("limit", "A page holds 1 to " + MOST + " persons.");
    }
    return adherence.page(actor.get(), study, after, limit).map(Answers::ok);
  }
}
