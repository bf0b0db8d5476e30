package io.sixwalk.access.staff;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0, section 3), as far as it matters
 * here.
 */
record ProviderMetadata(URI issuer, URI authorizationEndpoint, URI tokenEndpoint, URI keys) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads the document, which must be the issuer's own.
   *
   * @throws IllegalArgumentException when it names another issuer, or an address without TLS
   */
  static ProviderMetadata read(URI issuer, JsonObject document) {
    if (!issuer.toString().equals(document.getString("issuer"))) {
      throw new IllegalArgumentException("The discovery document is that of another issuer");
    }
    return new ProviderMetadata(
        issuer,
        address(document, "authorization_endpoint"),
        address(document, "token_endpoint"),
        address(document, "jwks_uri"));
  }

  private static URI address(JsonObject document, String name) {
    URI address =
        URI.create(
            Optional.ofNullable(document.getString(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing")));
    return requireTls(address);
  }

  /** Plain HTTP is for a provider on this very machine. */
  static URI requireTls(URI address) {
    boolean safe =
        "https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    if (!safe) {
      throw new IllegalArgumentException("The provider's address " + address + " is not https");
    }
    return address;
  }
}
