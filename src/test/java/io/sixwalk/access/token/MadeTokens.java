package io.sixwalk.access.token;

import io.sixwalk.access.PersonKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Access tokens for tests: good ones without a sign-in, and those that have gone bad. */
@ApplicationScoped
public class MadeTokens {
  private final AccessTokens tokens;
  private final TokenKeys keys;
  private final Clock clock;
  private final String issuer;
  private final String audience;

  MadeTokens(
      AccessTokens tokens,
      TokenKeys keys,
      Clock clock,
      @ConfigProperty(name = "sixwalk.token.issuer") String issuer,
      @ConfigProperty(name = "sixwalk.token.audience") String audience) {
    this.tokens = tokens;
    this.keys = keys;
    this.clock = clock;
    this.issuer = issuer;
    this.audience = audience;
  }

  /** What the running server would have minted. */
  public String good(UUID account, PersonKind kind) {
    return tokens.mint(account, kind);
  }

  /** One bad token of each sort, by what is wrong with it. */
  public Map<String, String> bad(UUID account, PersonKind kind) {
    Instant now = clock.instant();
    Instant before = now.minus(Duration.ofMinutes(20));
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("expired", signed(account, kind, issuer, audience, before, false));
    bad.put("other signature", signed(account, kind, issuer, audience, now, true));
    bad.put("wrong audience", signed(account, kind, issuer, "elsewhere", now, false));
    bad.put(
        "wrong issuer", signed(account, kind, "https://elsewhere.example", audience, now, false));
    bad.put("cut off", tokens.mint(account, kind).replaceAll(".{8}$", ""));
    return bad;
  }

  private String signed(
      UUID account,
      PersonKind kind,
      String by,
      String to,
      Instant issuedAt,
      boolean withAnotherKey) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(by);
    claims.setAudience(to);
    claims.setSubject(account.toString());
    claims.setClaim(AccessTokens.KIND_CLAIM, kind.name());
    claims.setClaim("iat", seconds(issuedAt));
    claims.setClaim("exp", seconds(issuedAt.plus(tokens.lifetime())));
    claims.setJwtId(UUID.randomUUID().toString());
    TokenKey key = keys.signing();
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue("ES256");
      jws.setKeyIdHeaderValue(key.id());
      jws.setHeader("typ", AccessTokens.TYPE);
      jws.setPayload(claims.toJson());
      jws.setKey(
          withAnotherKey
              ? EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey()
              : key.privateKey());
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigDecimal seconds(Instant moment) {
    return BigDecimal.valueOf(moment.toEpochMilli(), 3);
  }
}
