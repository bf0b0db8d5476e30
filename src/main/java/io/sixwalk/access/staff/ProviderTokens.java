package io.sixwalk.access.staff;

import io.sixwalk.access.token.RefreshTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies what the provider signed: an asymmetric signature by one of its published keys, its
 * issuer, an audience that is ours, and the time. The work is jose4j's; here stands what is asked.
 */
@ApplicationScoped
class ProviderTokens {
  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_GROUPS = 1_000;
  private static final int CLOCK_SKEW_SECONDS = 30;
  private static final AlgorithmConstraints ASYMMETRIC =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

  private final Provider provider;
  private final ProviderSettings settings;
  private final Clock clock;

  ProviderTokens(Provider provider, ProviderSettings settings, Clock clock) {
    this.provider = provider;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The person of an ID token (OpenID Connect Core 1.0, section 3.1.3.7).
   *
   * @param nonce the one that was sent with the request
   */
  Uni<ProviderPerson> idToken(String token, String nonce) {
    return verify(token, settings.clientId(), true)
        .map(
            claims -> {
              boolean ours =
                  nonce.equals(claims.getClaimValueAsString("nonce")) && isAuthorisedParty(claims);
              return person(claims).filter(person -> ours).orElseThrow(Provider::refused);
            });
  }

  /** The person of an access token that the provider gave for the API. */
  Uni<ProviderPerson> accessToken(String token) {
    return verify(token, settings.apiAudience(), true)
        .map(claims -> person(claims).orElseThrow(Provider::refused));
  }

  private Uni<JwtClaims> verify(String token, String audience, boolean mayFetchKeys) {
    if (token == null || token.length() > MOST_CHARACTERS) {
      return Uni.createFrom().failure(Provider.refused());
    }
    return provider
        .keys(!mayFetchKeys)
        .chain(
            keys -> {
              try {
                return Uni.createFrom().item(claims(token, audience, keys));
              } catch (InvalidJwtException e) {
                return mayFetchKeys && isKeyMissing(e)
                    ? verify(token, audience, false)
                    : Uni.createFrom().failure(Provider.refused());
              }
            });
  }

  private JwtClaims claims(String token, String audience, List<JsonWebKey> keys)
      throws InvalidJwtException {
    String issuer = settings.issuer().orElseThrow().toString();
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(ASYMMETRIC)
        .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
        .setExpectedIssuer(true, issuer)
        .setExpectedAudience(true, audience)
        .setRequireSubject()
        .setRequireIssuedAt()
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
        .build()
        .processToClaims(token);
  }

  /** With several audiences, or whenever {@code azp} is there, it must name us. */
  private boolean isAuthorisedParty(JwtClaims claims) {
    try {
      String party = claims.getClaimValueAsString("azp");
      return party == null ? claims.getAudience().size() == 1 : party.equals(settings.clientId());
    } catch (MalformedClaimException e) {
      return false;
    }
  }

  private Optional<ProviderPerson> person(JwtClaims claims) {
    try {
      List<String> groups = new ArrayList<>();
      if (claims.getClaimValue(settings.groupsClaim()) instanceof List<?> listed
          && listed.size() <= MOST_GROUPS) {
        listed.forEach(group -> groups.add(String.valueOf(group)));
      }
      byte[] subject =
          (claims.getIssuer() + "\n" + claims.getSubject()).getBytes(StandardCharsets.UTF_8);
      return Optional.of(new ProviderPerson(RefreshTokens.hash(subject), groups));
    } catch (MalformedClaimException e) {
      return Optional.empty();
    }
  }

  private static boolean isKeyMissing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvableKeyException) {
        return true;
      }
    }
    return false;
  }
}
