package io.sixwalk.access.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.access.token.CompactJws;
import io.sixwalk.access.token.RefreshTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Verifies proofs of possession (RFC 9449, section 4.3). A phone's clock may be wrong by days: such
 * a proof gets a nonce, and with it the clock no longer matters.
 */
@ApplicationScoped
public class ProofReader {
  /** The type in a proof's header. */
  public static final String TYPE = "dpop+jwt";

  /** How far a proof's moment may be from now without a nonce. */
  static final Duration FRESH = Duration.ofMinutes(1);

  private static final int MOST_CHARACTERS = 2_048;
  private static final Set<String> CLAIMS = Set.of("jti", "htm", "htu", "iat");

  private final ProofNonces nonces;
  private final Clock clock;
  private final Optional<URI> publicAddress;

  ProofReader(
      ProofNonces nonces,
      Clock clock,
      @ConfigProperty(name = "sixwalk.public-address") Optional<URI> publicAddress) {
    this.nonces = nonces;
    this.clock = clock;
    this.publicAddress = publicAddress;
  }

  /**
   * Verifies a proof.
   *
   * @param proof the value of the {@code DPoP} header
   * @param method the HTTP method of the request
   * @param address the address of the request; behind a proxy the configured public one counts
   */
  public ProofOutcome read(String proof, String method, URI address) {
    Optional<CompactJws> read = CompactJws.read(proof, TYPE, "jwk", MOST_CHARACTERS);
    if (read.isEmpty()) {
      return new ProofOutcome.NotProven();
    }
    CompactJws jws = read.get();
    Optional<DeviceKey> key =
        DeviceKey.read(jws.header().get("jwk")).filter(k -> jws.isSignedBy(k.key()));
    if (key.isEmpty()) {
      return new ProofOutcome.NotProven();
    }
    JsonNode claims = jws.claims();
    Set<String> names = CompactJws.names(claims);
    boolean hasNonce = names.remove("nonce");
    String id = claims.path("jti").asText();
    if (!names.equals(CLAIMS)
        || !claims.get("jti").isTextual()
        || id.length() < 8
        || id.length() > 128
        || !claims.get("iat").isNumber()
        || !claims.get("htm").asText().equals(method)
        || !isAddress(claims.get("htu"), address)) {
      return new ProofOutcome.NotProven();
    }
    Instant now = clock.instant();
    boolean fresh =
        hasNonce
            ? nonces.isFresh(claims.get("nonce").asText(), now)
            : Math.abs(claims.get("iat").doubleValue() - now.toEpochMilli() / 1000.0)
                <= FRESH.toSeconds();
    if (!fresh) {
      return new ProofOutcome.NonceNeeded(nonces.create(now));
    }
    byte[] hashedId = RefreshTokens.hash(id.getBytes(StandardCharsets.UTF_8));
    Instant rememberedUntil = now.plus(ProofNonces.LIFE).plus(FRESH.multipliedBy(2));
    return new ProofOutcome.Proven(
        new DeviceProof(key.get().thumbprint(), hashedId, rememberedUntil));
  }

  private boolean isAddress(JsonNode claimed, URI requested) {
    if (!claimed.isTextual() || claimed.textValue().length() > 500) {
      return false;
    }
    try {
      URI address = publicAddress.map(a -> a.resolve(requested.getRawPath())).orElse(requested);
      return plain(URI.create(claimed.textValue())).equals(plain(address));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Scheme, host, port and path, in one spelling (RFC 3986, section 6.2.2 and 6.2.3). */
  private static String plain(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int usualPort = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? usualPort : address.getPort();
    return scheme
        + "://"
        + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)
        + ":"
        + port
        + address.getRawPath();
  }
}
