package io.sixwalk.access.token;

import io.sixwalk.access.PersonKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Mints access tokens: ES256, short-lived, typed {@code at+jwt} (Bertocci 2021, RFC 9068). */
@ApplicationScoped
public class AccessTokens {
  /** The token type in the header; anything else signed by the same key is not an access token. */
  public static final String TYPE = "at+jwt";

  static final String KIND_CLAIM = "kind";
  static final String DEVICE_CLAIM = "device";

  private final TokenKeys keys;
  private final String issuer;
  private final String audience;
  private final Duration lifetime;
  private final Clock clock;

  AccessTokens(
      TokenKeys keys,
      @ConfigProperty(name = "sixwalk.token.issuer") String issuer,
      @ConfigProperty(name = "sixwalk.token.audience") String audience,
      @ConfigProperty(name = "sixwalk.token.lifetime") Duration lifetime,
      Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = audience;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** A signed token in compact form, bound to no device. */
  public String mint(UUID accountId, PersonKind kind) {
    return mint(accountId, kind, null);
  }

  /**
   * A signed token in compact form.
   *
   * @param deviceId the device with whose revocation the token dies, or null
   */
  public String mint(UUID accountId, PersonKind kind, UUID deviceId) {
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(audience);
    claims.setSubject(accountId.toString());
    claims.setClaim(KIND_CLAIM, kind.name());
    if (deviceId != null) {
      claims.setClaim(DEVICE_CLAIM, deviceId.toString());
    }
    claims.setClaim("iat", seconds(now));
    claims.setClaim("exp", seconds(now.plus(lifetime)));
    claims.setJwtId(UUID.randomUUID().toString());
    TokenKey key = keys.signing();
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      jws.setKeyIdHeaderValue(key.id());
      jws.setHeader("typ", TYPE);
      jws.setPayload(claims.toJson());
      jws.setKey(key.privateKey());
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("The access token could not be signed", e);
    }
  }

  public Duration lifetime() {
    return lifetime;
  }

  /**
   * With milliseconds (RFC 7519 allows them), so that a sign-in in the second of a sign-out counts.
   */
  private static BigDecimal seconds(Instant moment) {
    return BigDecimal.valueOf(moment.toEpochMilli(), 3);
  }
}
