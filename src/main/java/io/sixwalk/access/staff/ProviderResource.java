package io.sixwalk.access.staff;

import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.access.token.SignedIn;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.PerNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** The way in for staff through their organisation's OpenID Connect provider. */
@Path("/v1")
public class ProviderResource {
  static final String PATH = "/v1/sign-in/provider";

  private static final String COOKIE = "sixwalk-provider";
  private static final int JOURNEY_SECONDS = 600;
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)");

  private final ProviderSettings settings;
  private final Provider provider;
  private final ProviderSignIn signIn;
  private final InFlight inFlight;
  private final Optional<URI> publicAddress;

  ProviderResource(
      ProviderSettings settings,
      Provider provider,
      ProviderSignIn signIn,
      InFlight inFlight,
      @ConfigProperty(name = "sixwalk.public-address") Optional<URI> publicAddress) {
    this.settings = settings;
    this.provider = provider;
    this.signIn = signIn;
    this.inFlight = inFlight;
    this.publicAddress = publicAddress;
  }

  /** Sends the browser to the provider: authorization code with PKCE. */
  @GET
  @Path("/sign-in/provider")
  @Permits(Operation.SIGN_IN_AT_PROVIDER)
  @PerNetwork(Limit.PROVIDER_BY_NETWORK)
  @APIResponse(responseCode = "303", description = "To the provider's own page")
  public Uni<Response> begin(@Context UriInfo request) {
    BrowserSecret secret = BrowserSecret.create();
    URI callback = callback(request);
    return provider
        .metadata()
        .map(
            metadata ->
                Response.seeOther(
                        UriBuilder.fromUri(metadata.authorizationEndpoint())
                            .queryParam("response_type", "code")
                            .queryParam("client_id", "{client}")
                            .queryParam("redirect_uri", "{callback}")
                            .queryParam("scope", "{scope}")
                            .queryParam("state", secret.state())
                            .queryParam("nonce", secret.nonce())
                            .queryParam("code_challenge", secret.challenge())
                            .queryParam("code_challenge_method", "S256")
                            .build(settings.clientId(), callback.toString(), settings.scope()))
                    .cookie(cookie(secret.value(), JOURNEY_SECONDS, callback))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }

  /**
   * Where the provider sends the browser back to. On success the browser goes on to the web app
   * with a one-time code in the fragment, which no server sees, to be redeemed within a minute.
   */
  @GET
  @Path("/sign-in/provider/callback")
  @Permits(Operation.SIGN_IN_AT_PROVIDER)
  @PerNetwork(Limit.PROVIDER_BY_NETWORK)
  @APIResponse(responseCode = "303", description = "To the web app, with #code=..")
  public Uni<Response> callback(
      @RestQuery String code,
      @RestQuery String state,
      @RestQuery String iss,
      @CookieParam(COOKIE) String cookie,
      @Context UriInfo request) {
    BrowserSecret secret =
        BrowserSecret.read(cookie)
            .filter(s -> isSame(s.state(), state))
            .orElseThrow(Provider::refused);
    boolean otherIssuer =
        iss != null && !settings.issuer().map(URI::toString).equals(Optional.of(iss)); // RFC 9207
    if (otherIssuer || code == null || code.isBlank() || code.length() > 4_096) {
      throw Provider.refused();
    }
    URI callback = callback(request);
    return inFlight
        .run(() -> signIn.finish(code, secret, callback))
        .map(
            oneTimeCode ->
                Response.seeOther(callback.resolve(settings.landing() + "#code=" + oneTimeCode))
                    .cookie(cookie("", 0, callback))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }

  /**
   * For programs: an access token of the provider, with Sixwalk's API as its audience, gives one of
   * Sixwalk for ten minutes. The groups are read each time.
   */
  @POST
  @Path("/sign-in/provider")
  @Permits(Operation.SIGN_IN_AT_PROVIDER)
  @PerNetwork(Limit.EXCHANGE_BY_NETWORK)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SignedIn.class)))
  public Uni<Response> exchange(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    if (!bearer.matches()) {
      throw Provider.refused();
    }
    return provider
        .metadata()
        .chain(metadata -> inFlight.run(() -> signIn.exchange(bearer.group(1))))
        .map(
            signedIn ->
                Response.ok(signedIn).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }

  private URI callback(UriInfo request) {
    return publicAddress.orElseGet(request::getBaseUri).resolve(PATH + "/callback");
  }

  /** Lax, because the way back from the provider is a navigation from elsewhere. */
  private static NewCookie cookie(String value, int seconds, URI callback) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path(PATH)
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(callback.getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private static boolean isSame(String expected, String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
