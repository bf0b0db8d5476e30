package io.sixwalk.safety.worklist;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Cursor;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.safety.worklist.Worklist.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What waits for the care team. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class WorklistResource {
  private final WorklistService worklists;
  private final CurrentActor actor;

  WorklistResource(WorklistService worklists, CurrentActor actor) {
    this.worklists = worklists;
    this.actor = actor;
  }

  /**
   * Open alerts, reported events without review, people who walk less far than at baseline, walks
   * with a doubtful verdict, and people of whom nothing has come; of the caller's sites, the most
   * pressing first. {@code kind} can be given several times.
   */
  @GET
  @Path("/studies/{study}/worklist")
  @Permits(Operation.READ_WORKLIST)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Worklist.class)))
  public Uni<Response> read(
      @RestPath String study,
      @RestQuery List<Kind> kind,
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("200") int limit,
      @Context HttpHeaders headers) {
    return worklists
        .page(
            actor.get(),
            study,
            Set.copyOf(kind),
            after,
            Cursor.limit(limit, WorklistService.MOST_PER_PAGE),
            Languages.of(headers))
        .map(Answers::ok);
  }
}
