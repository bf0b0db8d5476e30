package io.sixwalk.audit.heads;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A P-256 key for statements, with or without its private half. Its id is its thumbprint (Jones and
 * Sakimura 2015, RFC 7638), so that whoever noted the id can recognise the key.
 */
public record AuditKey(EllipticCurveJsonWebKey jwk) {
  static AuditKey create() {
    try {
      return identified(EcJwkGenerator.generateJwk(EllipticCurves.P256));
    } catch (JoseException e) {
      throw new IllegalStateException("No key for the audit trail could be made", e);
    }
  }

  /**
   * Of a JWK (RFC 7517).
   *
   * @throws JoseException when it is no P-256 key
   */
  static AuditKey read(Map<String, Object> parameters) throws JoseException {
    JsonWebKey key = JsonWebKey.Factory.newJwk(parameters);
    if (!(key instanceof EllipticCurveJsonWebKey ec)
        || !EllipticCurves.P_256.equals(ec.getCurveName())) {
      throw new JoseException("not a P-256 key");
    }
    return identified(ec);
  }

  private static AuditKey identified(EllipticCurveJsonWebKey jwk) {
    jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
    jwk.setUse("sig");
    jwk.setAlgorithm("ES256");
    return new AuditKey(jwk);
  }

  public String id() {
    return jwk.getKeyId();
  }

  PublicKey publicKey() {
    return jwk.getPublicKey();
  }

  /** Null where only the public half is known. */
  PrivateKey privateKey() {
    return jwk.getPrivateKey();
  }

  /** The public half, to be given to auditors. */
  public Map<String, Object> published() {
    return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
  }

  Map<String, Object> withPrivateHalf() {
    return jwk.toParams(OutputControlLevel.INCLUDE_PRIVATE);
  }

  @Override
  public String toString() {
    return "AuditKey[" + id() + "]";
  }
}
