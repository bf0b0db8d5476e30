package io.sixwalk.access.token;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A P-256 key that signs access tokens from a moment on, until the next one does.
 *
 * @param jwk both halves
 * @param signsFrom the first moment at which it signs
 */
record TokenKey(EllipticCurveJsonWebKey jwk, Instant signsFrom) {
  private static final String SIGNS_FROM = "sixwalk_signs_from";

  static TokenKey create(Instant signsFrom) {
    try {
      EllipticCurveJsonWebKey jwk = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      jwk.setKeyId(UUID.randomUUID().toString());
      return new TokenKey(jwk, signsFrom);
    } catch (JoseException e) {
      throw new IllegalStateException("No signing key could be made", e);
    }
  }

  /**
   * @throws JoseException when it is not a private P-256 key with an id and a first moment
   */
  static TokenKey read(Map<String, Object> parameters) throws JoseException {
    JsonWebKey key = JsonWebKey.Factory.newJwk(parameters);
    if (!(key instanceof EllipticCurveJsonWebKey ec)
        || !EllipticCurveJsonWebKey.KEY_TYPE.equals(key.getKeyType())
        || !EllipticCurves.P_256.equals(ec.getCurveName())
        || ec.getPrivateKey() == null
        || ec.getKeyId() == null
        || !(parameters.get(SIGNS_FROM) instanceof Number from)) {
      throw new JoseException("not a P-256 signing key with kid and " + SIGNS_FROM);
    }
    return new TokenKey(ec, Instant.ofEpochSecond(from.longValue()));
  }

  Map<String, Object> write() {
    Map<String, Object> parameters =
        new LinkedHashMap<>(jwk.toParams(OutputControlLevel.INCLUDE_PRIVATE));
    parameters.put(SIGNS_FROM, signsFrom.getEpochSecond());
    return parameters;
  }

  /** The public half, as it is published (RFC 7517). */
  PublishedKey published() {
    Map<String, Object> parameters = jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    return new PublishedKey(
        "EC",
        EllipticCurves.P_256,
        (String) parameters.get("x"),
        (String) parameters.get("y"),
        id(),
        "sig",
        "ES256");
  }

  TokenKey signingFrom(Instant moment) {
    return new TokenKey(jwk, moment);
  }

  String id() {
    return jwk.getKeyId();
  }

  PrivateKey privateKey() {
    return jwk.getPrivateKey();
  }

  PublicKey publicKey() {
    return jwk.getPublicKey();
  }

  @Override
  public String toString() {
    return "TokenKey[" + id() + ", signs from " + signsFrom + "]";
  }
}
