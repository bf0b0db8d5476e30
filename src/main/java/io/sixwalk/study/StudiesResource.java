package io.sixwalk.study;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The studies of this server, for those who work in them. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StudiesResource {
  private final StudyCreation studies;
  private final CurrentActor actor;
  private final InFlight inFlight;

  StudiesResource(StudyCreation studies, CurrentActor actor, InFlight inFlight) {
    this.studies = studies;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** The caller's studies, by code. */
  public record Studies(List<StudyCreation.Membership> studies) {}

  /** The studies in which the caller works, and as what. */
  @GET
  @Path("/studies")
  @Permits(Operation.LIST_STUDIES)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Studies.class)))
  public Uni<Response> list() {
    return studies.list(actor.get()).map(all -> Answers.ok(new Studies(all)));
  }

  /**
   * A further study, by someone who administers one already; they become its admin. It starts with
   * the default windows and thresholds.
   */
  @POST
  @Path("/studies")
  @Permits(Operation.CREATE_STUDY)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  public Uni<Response> create(StudyCreation.NewStudy study) {
    Answers.present(study).check();
    return inFlight.run(() -> studies.create(actor.get(), study)).map(Answers::created);
  }
}
