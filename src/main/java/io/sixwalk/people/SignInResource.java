package io.sixwalk.people;

import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The way in. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
public class SignInResource {
  private final SignInService signIn;
  private final InFlight inFlight;

  SignInResource(SignInService signIn, InFlight inFlight) {
    this.signIn = signIn;
    this.inFlight = inFlight;
  }

  /** What a person typed or scanned. */
  public record Code(@Schema(required = true, examples = "6XK2M-9T4QH-ABCDE-FGHJK-01234-5") String code) {
    @Override
    public String toString() {
      return "Code[..]";
    }
  }

  /** Redeems an enrolment code for an access token of ten minutes. */
  @POST
  @Path("/sign-in")
  @Permits(Operation.SIGN_IN)
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignedIn.class)))
  public Uni<Response> redeem(Code code) {
    if (code == null || code.code() == null || code.code().isBlank() || code.code().length() > 200) {
      throw ProblemException.badRequest(
          "code-missing", "Send the code that you were given.", new FieldProblem("/code", "required", null));
    }
    return inFlight
        .run(() -> signIn.redeem(InvitationCode.read(code.code())))
        .map(signedIn -> Response.ok(signedIn).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }
}
