package io.sixwalk.access.token;

import io.sixwalk.access.PersonKind;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** Mints access tokens: ES256, short-lived, typed {@code at+jwt} (RFC 9068). */
@ApplicationScoped
public class AccessTokens {
  /** The token type in the header; anything else signed by the same key is not an access token. */
  public static final String TYPE = "at+jwt";

  static final String KIND_CLAIM = "kind";

  private final PrivateKey key;
  private final String keyId;
  private final String issuer;
  private final String audience;
  private final Duration lifetime;
  private final Clock clock;

  AccessTokens(
      @ConfigProperty(name = "sixwalk.token.signing-key") URI signingKey,
      @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
      @ConfigProperty(name = "mp.jwt.verify.audiences") String audience,
      @ConfigProperty(name = "sixwalk.token.lifetime") Duration lifetime,
      Clock clock)
      throws IOException, JoseException {
    EllipticCurveJsonWebKey jwk =
        (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(Path.of(signingKey)));
    this.key = jwk.getPrivateKey();
    this.keyId = jwk.getKeyId();
    this.issuer = issuer;
    this.audience = audience;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** A signed token in compact form. */
  public String mint(UUID accountId, PersonKind kind) {
    Instant now = clock.instant();
    return Jwt.claims()
        .issuer(issuer)
        .audience(audience)
        .subject(accountId.toString())
        .claim(KIND_CLAIM, kind.name())
        .issuedAt(now)
        .expiresAt(now.plus(lifetime))
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .keyId(keyId)
        .header("typ", TYPE)
        .sign(key);
  }

  public Duration lifetime() {
    return lifetime;
  }
}
