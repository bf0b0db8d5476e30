package io.sixwalk.access.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.access.token.CompactJws;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The public half of a device's P-256 key.
 *
 * @param thumbprint SHA-256 of the canonical JWK (RFC 7638)
 */
record DeviceKey(ECPublicKey key, byte[] thumbprint) {
  private static final Set<String> MEMBERS = Set.of("kty", "crv", "x", "y");
  private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Reads a JWK that holds a point of P-256 and nothing else, above all no private half. */
  static Optional<DeviceKey> read(JsonNode jwk) {
    if (jwk == null
        || !jwk.isObject()
        || !CompactJws.names(jwk).equals(MEMBERS)
        || !jwk.path("kty").asText().equals("EC")
        || !jwk.path("crv").asText().equals(EllipticCurves.P_256)
        || !isCoordinate(jwk.get("x"))
        || !isCoordinate(jwk.get("y"))) {
      return Optional.empty();
    }
    try {
      EllipticCurveJsonWebKey key =
          (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(jwk.toString());
      ECPublicKey publicKey = key.getECPublicKey();
      return isOnCurve(publicKey.getW())
          ? Optional.of(new DeviceKey(publicKey, key.calculateThumbprint("SHA-256")))
          : Optional.empty();
    } catch (JoseException | IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  private static boolean isCoordinate(JsonNode value) {
    return value.isTextual() && COORDINATE.matcher(value.textValue()).matches();
  }

  /** y² = x³ + ax + b; the platform's key factory takes any two numbers. */
  private static boolean isOnCurve(ECPoint point) {
    EllipticCurve curve = EllipticCurves.P256.getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.signum() < 0 || x.compareTo(p) >= 0 || y.signum() < 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
    return y.multiply(y).mod(p).equals(right);
  }
}
