package io.sixwalk.access.staff;

import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Talks to the provider: discovery, keys, and the exchange of a code. Nothing here is believed yet.
 */
@ApplicationScoped
class Provider {
  private static final Logger LOG = Logger.getLogger(Provider.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration METADATA_LIFE = Duration.ofHours(1);
  private static final Duration KEYS_LIFE = Duration.ofMinutes(10);

  /** Keys are fetched again for an unknown key id, but not for each of many. */
  private static final Duration KEYS_LEAST_AGE = Duration.ofSeconds(10);

  private final ProviderSettings settings;
  private final WebClient client;
  private final Clock clock;
  private volatile Kept<ProviderMetadata> metadata;
  private volatile Kept<List<JsonWebKey>> keys;

  Provider(ProviderSettings settings, Vertx vertx, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setConnectTimeout((int) TIMEOUT.toMillis())
                .setIdleTimeout((int) TIMEOUT.toSeconds())
                .setMaxPoolSize(8));
  }

  private record Kept<T>(T value, Instant since) {}

  /**
   * What the provider says about itself.
   *
   * @throws ProblemException 404 when none is configured, 503 when it cannot be reached
   */
  Uni<ProviderMetadata> metadata() {
    URI issuer =
        settings.issuer().map(ProviderMetadata::requireTls).orElseThrow(ProblemException::notFound);
    Kept<ProviderMetadata> kept = metadata;
    if (isYounger(kept, METADATA_LIFE)) {
      return Uni.createFrom().item(kept.value());
    }
    URI document =
        URI.create(issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration");
    return json(client.getAbs(document.toString()).timeout(TIMEOUT.toMillis()).send())
        .map(read -> ProviderMetadata.read(issuer, read))
        .invoke(read -> metadata = new Kept<>(read, clock.instant()))
        .onFailure(failure -> !(failure instanceof ProblemException))
        .transform(failure -> unreachable("discovery document", failure));
  }

  /**
   * The keys with which the provider signs.
   *
   * @param evenIfFresh true when a key was missing among those kept
   */
  Uni<List<JsonWebKey>> keys(boolean evenIfFresh) {
    Kept<List<JsonWebKey>> kept = keys;
    if (isYounger(kept, evenIfFresh ? KEYS_LEAST_AGE : KEYS_LIFE)) {
      return Uni.createFrom().item(kept.value());
    }
    return metadata()
        .chain(
            read -> json(client.getAbs(read.keys().toString()).timeout(TIMEOUT.toMillis()).send()))
        .map(Provider::keysOf)
        .invoke(read -> keys = new Kept<>(read, clock.instant()))
        .onFailure(failure -> !(failure instanceof ProblemException))
        .transform(failure -> unreachable("keys", failure));
  }

  /**
   * Exchanges an authorization code (RFC 6749, section 4.1.3) with the PKCE verifier (RFC 7636).
   *
   * @return the token response
   * @throws ProblemException 401 when the provider does not take the code
   */
  Uni<JsonObject> exchange(String code, String verifier, URI callback) {
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "authorization_code")
            .add("code", code)
            .add("code_verifier", verifier)
            .add("redirect_uri", callback.toString())
            .add("client_id", settings.clientId());
    settings.clientSecret().ifPresent(secret -> form.add("client_secret", secret));
    return metadata()
        .chain(
            read ->
                client
                    .postAbs(read.tokenEndpoint().toString())
                    .timeout(TIMEOUT.toMillis())
                    .putHeader(HttpHeaders.ACCEPT.toString(), "application/json")
                    .sendForm(form))
        .onFailure(failure -> !(failure instanceof ProblemException))
        .transform(failure -> unreachable("token endpoint", failure))
        .map(
            response -> {
              if (response.statusCode() >= 500) {
                throw unreachable(
                    "token endpoint", new IllegalStateException("status " + response.statusCode()));
              }
              if (response.statusCode() != 200) {
                throw refused();
              }
              try {
                return response.bodyAsJsonObject();
              } catch (DecodeException e) {
                throw unreachable("token endpoint", e);
              }
            });
  }

  static ProblemException refused() {
    return ProblemException.unauthorized(
        "provider-refused",
        "Your organisation's sign-in did not confirm who you are. Please start the sign-in again.");
  }

  private boolean isYounger(Kept<?> kept, Duration age) {
    return kept != null && clock.instant().isBefore(kept.since().plus(age));
  }

  private static Uni<JsonObject> json(Uni<HttpResponse<Buffer>> response) {
    return response.map(
        answer -> {
          if (answer.statusCode() != 200) {
            throw new IllegalStateException("status " + answer.statusCode());
          }
          return answer.bodyAsJsonObject();
        });
  }

  private static List<JsonWebKey> keysOf(JsonObject document) {
    try {
      return new JsonWebKeySet(document.encode()).getJsonWebKeys();
    } catch (JoseException e) {
      throw new IllegalStateException("the keys cannot be read", e);
    }
  }

  private static ProblemException unreachable(String what, Throwable failure) {
    LOG.warnf("The provider's %s: %s", what, failure);
    return ProblemException.unavailable(
        "Your organisation's sign-in cannot be reached just now. Please try again shortly.");
  }
}
