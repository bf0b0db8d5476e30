package io.sixwalk.trial.evidence;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.PerNetwork;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The evidence list: read by anyone, kept by study admins with four eyes. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class EvidenceResource {
  private static final int LONGEST_REASON = 2_000;

  private final EvidenceService evidence;
  private final CurrentActor actor;
  private final InFlight inFlight;

  EvidenceResource(EvidenceService evidence, CurrentActor actor, InFlight inFlight) {
    this.evidence = evidence;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** The facts. */
  @Schema(name = "EvidenceFacts")
  public record Facts(List<EvidenceView> facts) {}

  /** The answer of the second pair of eyes. */
  @Schema(name = "EvidenceReview")
  public record Review(
      @Schema(required = true) Boolean accept,
      @Schema(maxLength = LONGEST_REASON, description = "Needed when it is refused")
          String reason) {}

  /** Why a fact should go. */
  @Schema(name = "EvidenceRetirement")
  public record Retirement(@Schema(required = true, maxLength = LONGEST_REASON) String reason) {}

  /** Every fact that is or was in force, with its source. */
  @GET
  @Path("/registry/evidence")
  @Permits(Operation.READ_EVIDENCE)
  @PerNetwork(Limit.PUBLIC_READ)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Facts.class)))
  public Uni<Response> published() {
    return evidence
        .published()
        .map(
            facts ->
                Response.ok(new Facts(facts))
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                    .build());
  }

  /** Every fact, also proposed and refused ones, with the accounts behind them. */
  @GET
  @Path("/registry/evidence/review")
  @Permits(Operation.READ_EVIDENCE_REVIEW)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Facts.class)))
  public Uni<Response> all() {
    return evidence.all(actor.get()).map(facts -> Answers.ok(new Facts(facts)));
  }

  /** Proposes a fact. */
  @POST
  @Path("/registry/evidence")
  @Permits(Operation.PROPOSE_EVIDENCE)
  @APIResponse(
      responseCode = "201",
      description = "PROPOSED",
      content = @Content(schema = @Schema(implementation = EvidenceView.class)))
  public Uni<Response> propose(EvidenceProposal proposal) {
    EvidenceProposal given = present(proposal);
    return inFlight
        .run(() -> evidence.propose(actor.get(), given))
        .map(view -> Answers.noStore(Response.status(Response.Status.CREATED).entity(view)));
  }

  /** Accepts or refuses a proposed fact. */
  @POST
  @Path("/registry/evidence/{id}/review")
  @Permits(Operation.REVIEW_EVIDENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EvidenceView.class)))
  public Uni<Response> review(@RestPath String id, Review review) {
    checked(review);
    return inFlight
        .run(() -> evidence.review(actor.get(), id, review.accept(), review.reason()))
        .map(Answers::ok);
  }

  /** Proposes that a fact goes out of force. */
  @POST
  @Path("/registry/evidence/{id}/retirement")
  @Permits(Operation.PROPOSE_EVIDENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EvidenceView.class)))
  public Uni<Response> retire(@RestPath String id, Retirement retirement) {
    reason(present(retirement).reason(), true);
    return inFlight
        .run(() -> evidence.proposeRetirement(actor.get(), id, retirement.reason()))
        .map(Answers::ok);
  }

  /** Agrees that the fact goes out of force, or keeps it. */
  @POST
  @Path("/registry/evidence/{id}/retirement/review")
  @Permits(Operation.REVIEW_EVIDENCE)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EvidenceView.class)))
  public Uni<Response> reviewRetirement(@RestPath String id, Review review) {
    checked(review);
    return inFlight
        .run(() -> evidence.reviewRetirement(actor.get(), id, review.accept(), review.reason()))
        .map(Answers::ok);
  }

  private static void checked(Review review) {
    if (present(review).accept() == null) {
      throw ProblemException.badRequest(
          "review-missing",
          "Say whether you agree.",
          new FieldProblem("/accept", "required", null));
    }
    reason(review.reason(), !review.accept());
  }

  private static void reason(String reason, boolean needed) {
    boolean missing = reason == null || reason.isBlank();
    if (needed && missing
        || !missing && (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
      throw ProblemException.badRequest(
          "reason-missing",
          "Give a reason of at most " + LONGEST_REASON + " characters.",
          new FieldProblem("/reason", missing ? "required" : "length", null));
    }
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    return body;
  }
}
