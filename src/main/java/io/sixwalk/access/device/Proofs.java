package io.sixwalk.access.device;

import io.sixwalk.platform.problem.Problem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;

/** Takes the proof out of a request, and says what to do where it does not hold. */
@ApplicationScoped
public class Proofs {
  /** The header in which a proof comes (RFC 9449). */
  public static final String HEADER = "DPoP";

  private final ProofReader reader;

  Proofs(ProofReader reader) {
    this.reader = reader;
  }

  /**
   * Goes on with the proof, or answers what is wrong with it.
   *
   * @param proof the header's value
   */
  public Uni<Response> proven(
      String proof, UriInfo address, Function<DeviceProof, Uni<Response>> work) {
    ProofOutcome outcome = reader.read(proof, "POST", address.getAbsolutePath());
    if (outcome instanceof ProofOutcome.Proven proven) {
      return work.apply(proven.proof());
    }
    if (outcome instanceof ProofOutcome.NonceNeeded needed) {
      return Uni.createFrom().item(nonceNeeded(needed.nonce()));
    }
    throw notValid();
  }

  static ProblemException notValid() {
    return ProblemException.unauthorized(
        "proof-not-valid",
        "The proof of this device's key is not valid for this request. The app makes a new one each"
            + " time.");
  }

  private static Response nonceNeeded(String nonce) {
    return Response.status(401)
        .type(Problem.MEDIA_TYPE)
        .header("DPoP-Nonce", nonce)
        .header(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"use_dpop_nonce\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            Problem.of(
                401,
                "proof-nonce-needed",
                "Once more, with the nonce",
                "The clock of this device is off. The app repeats the request with the nonce of the"
                    + " header DPoP-Nonce."))
        .build();
  }
}
