package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.problem.FieldChecks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Who looked, in words. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AccessLogResource {
  private final AccessLog log;
  private final CurrentActor actor;

  AccessLogResource(AccessLog log, CurrentActor actor) {
    this.log = log;
    this.actor = actor;
  }

  /**
   * Everything that somebody else did with the caller's data, and what the caller decided; newest
   * first.
   */
  @GET
  @Path("/me/access-log")
  @Permits(Operation.READ_ACCESS_LOG)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccessLog.Page.class)))
  public Uni<Response> read(
      @RestQuery Optional<Long> before,
      @RestQuery @DefaultValue("50") int limit,
      @Context HttpHeaders headers) {
    new FieldChecks()
        .that(limit >= 1 && limit <= 200, "limit", "range", "A page holds 1 to 200.")
        .orRefuse();
    return log.read(actor.get(), before.orElse(Long.MAX_VALUE), limit, Languages.of(headers))
        .map(Answers::ok);
  }
}
