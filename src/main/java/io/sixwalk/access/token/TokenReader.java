package io.sixwalk.access.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads an access token into an actor, or into nothing. Only what {@link AccessTokens} writes is
 * read: its header names and no other, its algorithm, its type, a key of the set in force, its
 * issuer and audience, and a span of time no longer than it gives.
 */
@ApplicationScoped
public class TokenReader {
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._-]+)");
  private static final int MOST_CHARACTERS = 2_048;

  /**
   * How much the clocks of two replicas may differ before a fresh token looks as if from the
   * future.
   */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

  private static final Set<String> CLAIMS =
      Set.of("iss", "aud", "sub", "iat", "exp", "jti", AccessTokens.KIND_CLAIM);

  private final TokenKeys keys;
  private final String issuer;
  private final String audience;
  private final Duration lifetime;
  private final Clock clock;
  private final JWTParser smallrye;

  TokenReader(
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
    JWTAuthContextInfo expected = new JWTAuthContextInfo();
    expected.setIssuedBy(issuer);
    expected.setExpectedAudience(Set.of(audience));
    expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
    expected.setClockSkew(0);
    this.smallrye = new DefaultJWTParser(expected);
  }

  /**
   * The actor of an {@code Authorization} header, or empty.
   *
   * @param authorization the header's value, or null
   */
  public Optional<Actor> bearer(String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    Matcher bearer = BEARER.matcher(authorization);
    return bearer.matches() ? actor(bearer.group(1)) : Optional.empty();
  }

  /**
   * The actor of an access token in compact form, or empty when it is not one of ours, or not now.
   */
  public Optional<Actor> actor(String compact) {
    return CompactJws.read(compact, AccessTokens.TYPE, "kid", MOST_CHARACTERS)
        .filter(
            jws ->
                text(jws.header(), "kid")
                    .flatMap(keys::verifying)
                    .filter(key -> isVerified(compact, key))
                    .isPresent())
        .flatMap(jws -> actor(jws.claims()));
  }

  /** Signature, algorithm, issuer, audience and expiry are SmallRye JWT's work. */
  private boolean isVerified(String compact, TokenKey key) {
    try {
      return smallrye.verify(compact, key.publicKey()) != null;
    } catch (ParseException refused) {
      return false;
    }
  }

  private Optional<Actor> actor(JsonNode claims) {
    Set<String> names = CompactJws.names(claims);
    boolean bound = names.remove(AccessTokens.DEVICE_CLAIM);
    Optional<Instant> issuedAt = moment(claims, "iat");
    Optional<Instant> expiresAt = moment(claims, "exp");
    Optional<UUID> account = text(claims, "sub").flatMap(TokenReader::uuid);
    Optional<UUID> device = text(claims, AccessTokens.DEVICE_CLAIM).flatMap(TokenReader::uuid);
    Optional<PersonKind> kind = text(claims, AccessTokens.KIND_CLAIM).flatMap(TokenReader::kind);
    if (!names.equals(CLAIMS)
        || !text(claims, "iss").filter(issuer::equals).isPresent()
        || !text(claims, "aud").filter(audience::equals).isPresent()
        || text(claims, "jti").isEmpty()
        || issuedAt.isEmpty()
        || expiresAt.isEmpty()
        || account.isEmpty()
        || kind.isEmpty()
        || bound != device.isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    boolean inTime =
        now.isBefore(expiresAt.get())
            && !issuedAt.get().isAfter(now.plus(CLOCK_DIFFERENCE))
            && !expiresAt.get().isAfter(issuedAt.get().plus(lifetime));
    return inTime
        ? Optional.of(new Actor(account.get(), kind.get(), issuedAt.get(), device.orElse(null)))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private static Optional<Instant> moment(JsonNode claims, String name) {
    JsonNode value = claims.get(name);
    if (value == null || !value.isNumber()) {
      return Optional.empty();
    }
    double seconds = value.doubleValue();
    return seconds >= 0 && seconds < 1e11
        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
        : Optional.empty();
  }

  /** In the one form in which it is written: Java also reads {@code 1-1-1-1-1}. */
  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<PersonKind> kind(String text) {
    for (PersonKind kind : PersonKind.values()) {
      if (kind.name().equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
