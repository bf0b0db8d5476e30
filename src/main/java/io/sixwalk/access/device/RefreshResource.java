package io.sixwalk.access.device;

import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.access.token.RefreshToken;
import io.sixwalk.access.token.RefreshTokens;
import io.sixwalk.access.token.SignedIn;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.NetworkAddress;
import io.sixwalk.platform.limit.RateLimits;
import io.sixwalk.platform.problem.Problem;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The way to the next access token. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RefreshResource {
  private final DeviceSignIns signIns;
  private final RefreshTokens tokens;
  private final Proofs proofs;
  private final RateLimits limits;
  private final InFlight inFlight;

  RefreshResource(
      DeviceSignIns signIns,
      RefreshTokens tokens,
      Proofs proofs,
      RateLimits limits,
      InFlight inFlight) {
    this.signIns = signIns;
    this.tokens = tokens;
    this.proofs = proofs;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  /** The newest refresh token; the one before it is good until its successor is first used. */
  @Schema(name = "Refresh")
  public record Refresh(@Schema(required = true) String refreshToken) {
    @Override
    public String toString() {
      return "Refresh[..]";
    }
  }

  private record Counted(UUID family, ByteBuffer thumbprint) {}

  /**
   * Gives a new access token and the successor of the refresh token. An answer that was lost can be
   * asked for again with the same refresh token and a new proof.
   */
  @POST
  @Path("/sign-in/refresh")
  @Permits(Operation.REFRESH_SIGN_IN)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SignedIn.class)))
  @APIResponse(
      responseCode = "401",
      description = "Not valid, ended, or to be repeated with the nonce of DPoP-Nonce",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "410",
      description = "The person's data were erased",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "429",
      description = "Too many tries; see Retry-After",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> refresh(
      @Parameter(description = "Proof of the device's key, RFC 9449", required = true)
          @HeaderParam(Proofs.HEADER)
          String proof,
      @Context UriInfo address,
      @Context HttpServerRequest request,
      Refresh refresh) {
    if (refresh == null || refresh.refreshToken() == null || proof == null) {
      throw ProblemException.badRequest(
          "refresh-missing",
          "Send the refresh token, and the proof of the device's key in the header DPoP.");
    }
    Optional<RefreshToken> token = tokens.read(refresh.refreshToken());
    if (token.isEmpty()) {
      limits.take(Limit.INVENTED_REFRESH_BY_NETWORK, NetworkAddress.of(request.remoteAddress()));
      throw notValid();
    }
    return proofs.proven(
        proof,
        address,
        proven -> {
          // With the key in what is counted, a thief of the token cannot use up its owner's tries.
          limits.take(
              Limit.REFRESH_BY_DEVICE,
              new Counted(token.get().familyId(), ByteBuffer.wrap(proven.thumbprint())));
          return inFlight
              .run(() -> signIns.refresh(token.get(), proven))
              .map(
                  signedIn ->
                      Response.ok(signedIn).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
        });
  }

  static ProblemException notValid() {
    return ProblemException.unauthorized(
        "refresh-not-valid", "This refresh token is not valid. Please sign in again.");
  }
}
