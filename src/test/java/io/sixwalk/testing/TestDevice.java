package io.sixwalk.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A phone with a P-256 key of its own, as the app has one. */
public final class TestDevice {
  private final EllipticCurveJsonWebKey key;

  public TestDevice() {
    try {
      key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  public PrivateKey privateKey() {
    return key.getPrivateKey();
  }

  /** The public half as a proof carries it. */
  public Map<String, Object> jwk() {
    return new LinkedHashMap<>(
        key.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
  }

  /** Claims of a good proof for a POST to the path. */
  public static Map<String, Object> claims(String path) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("htm", "POST");
    claims.put("htu", RestAssured.baseURI + ":" + RestAssured.port + path);
    claims.put("iat", Instant.now().getEpochSecond());
    return claims;
  }

  public String proof(String path) {
    return proof(claims(path));
  }

  public String proof(Map<String, Object> claims) {
    return sign("dpop+jwt", jwk(), claims);
  }

  public String sign(String type, Map<String, Object> jwk, Map<String, Object> claims) {
    try {
      JwtClaims said = new JwtClaims();
      claims.forEach(said::setClaim);
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue("ES256");
      jws.setHeader("typ", type);
      jws.getHeaders().setObjectHeaderValue("jwk", jwk);
      jws.setPayload(said.toJson());
      jws.setKey(key.getPrivateKey());
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Redeems a code with a proof of this device's key. */
  public Response redeem(String code) {
    return given()
        .contentType("application/json")
        .header("DPoP", proof("/v1/sign-in"))
        .body(Map.of("code", code, "device", "PHONE"))
        .post("/v1/sign-in");
  }

  public Response refresh(String refreshToken) {
    return refresh(refreshToken, proof("/v1/sign-in/refresh"));
  }

  public Response refresh(String refreshToken, String proof) {
    return given()
        .contentType("application/json")
        .header("DPoP", proof)
        .body(Map.of("refreshToken", refreshToken))
        .post("/v1/sign-in/refresh");
  }
}
