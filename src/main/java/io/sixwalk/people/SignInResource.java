package io.sixwalk.people;

import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.access.device.DeviceKind;
import io.sixwalk.access.device.Proofs;
import io.sixwalk.access.token.SignedIn;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.NetworkAddress;
import io.sixwalk.platform.limit.RateLimits;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The way in. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
  private final SignInService signIn;
  private final Proofs proofs;
  private final RateLimits limits;
  private final InFlight inFlight;

  SignInResource(SignInService signIn, Proofs proofs, RateLimits limits, InFlight inFlight) {
    this.signIn = signIn;
    this.proofs = proofs;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  /** What a person typed or scanned. */
  public record Code(
      @Schema(required = true, examples = "6XK2M-9T4QH-ABCDE-FGHJK-01234-5") String code,
      @Schema(description = "What the device is; PHONE where nothing is said") DeviceKind device) {
    @Override
    public String toString() {
      return "Code[..]";
    }
  }

  /**
   * Redeems a code. Alone it gives an access token of ten minutes. With a proof of the device's
   * P-256 key in the header {@code DPoP} the device is bound, and a refresh token comes with it.
   */
  @POST
  @Path("/sign-in")
  @Permits(Operation.SIGN_IN)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignedIn.class)))
  public Uni<Response> redeem(
      @Parameter(description = "Proof of the device's key, RFC 9449") @HeaderParam(Proofs.HEADER)
          String proof,
      @Context UriInfo address,
      @Context HttpServerRequest request,
      Code code) {
    if (code == null
        || code.code() == null
        || code.code().isBlank()
        || code.code().length() > 200) {
      throw ProblemException.badRequest(
          "code-missing",
          "Send the code that you were given.",
          new FieldProblem("/code", "required", null));
    }
    InvitationCode read = InvitationCode.read(code.code());
    if (proof == null) {
      return counted(read, request, () -> signIn.redeem(read));
    }
    DeviceKind kind = code.device() == null ? DeviceKind.PHONE : code.device();
    return proofs.proven(
        proof, address, proven -> counted(read, request, () -> signIn.redeem(read, kind, proven)));
  }

  private Uni<Response> counted(
      InvitationCode code, HttpServerRequest request, Supplier<Uni<SignedIn>> work) {
    limits.take(Limit.SIGN_IN_BY_CODE, ByteBuffer.wrap(code.hash()));
    return limits
        .countFailures(
            Limit.SIGN_IN_BY_NETWORK,
            NetworkAddress.of(request.remoteAddress()),
            () -> inFlight.run(work))
        .map(
            signedIn ->
                Response.ok(signedIn).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }
}
