package io.sixwalk.audit.reading;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.problem.Problem.FieldProblem;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** The audit trail, for auditors. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private final AuditReader reader;
  private final CurrentActor actor;

  AuditResource(AuditReader reader, CurrentActor actor) {
    this.reader = reader;
    this.actor = actor;
  }

  /**
   * Entries of one study, as far as the caller's role reaches; the newest first. Reading is written
   * on the study's chain.
   */
  @GET
  @Path("/audit")
  @Permits(Operation.READ_AUDIT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuditReader.Page.class)))
  public Uni<Response> read(
      @Parameter(description = "The study's code", required = true) @RestQuery String study,
      @Parameter(description = "One chain, as entries name it") @RestQuery String chain,
      @Parameter(description = "About the participant of this pseudonym") @RestQuery
          String participant,
      @Parameter(description = "Done by this account") @RestQuery String actor,
      @RestQuery String operation,
      @Parameter(description = "From this moment on") @RestQuery String from,
      @Parameter(description = "Before this moment") @RestQuery String to,
      @Parameter(description = "What the page before gave as next") @RestQuery String after,
      @RestQuery @DefaultValue("50") int limit) {
    requireStudy(study);
    AuditFilter filter =
        AuditFilter.of(chain, participant, actor, operation, from, to, after, limit);
    return reader.page(this.actor.get(), study, filter).map(Answers::ok);
  }

  /** When the trail was verified last, up to which signed statement, and what was found. */
  @GET
  @Path("/audit/verification")
  @Permits(Operation.READ_AUDIT_VERIFICATION)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuditReader.LastVerification.class)))
  public Uni<Response> verification(
      @Parameter(description = "The study's code", required = true) @RestQuery String study) {
    requireStudy(study);
    return reader.last(actor.get(), study).map(Answers::ok);
  }

  private static void requireStudy(String study) {
    if (study == null || study.isBlank()) {
      throw ProblemException.badRequest(
          "study-missing",
          "Name the study whose entries you want.",
          new FieldProblem("study", "required", null));
    }
  }
}
