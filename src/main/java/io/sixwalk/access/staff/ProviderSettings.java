package io.sixwalk.access.staff;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The organisation's OpenID Connect provider; without an issuer there is none. */
@ConfigMapping(prefix = "sixwalk.provider")
interface ProviderSettings {
  /** The issuer, under which the discovery document stands. */
  Optional<URI> issuer();

  /** What Sixwalk is called there; the audience of its ID tokens. */
  @WithDefault("sixwalk")
  String clientId();

  /** None for a public client: PKCE stands in any case. */
  Optional<String> clientSecret();

  /** The audience that access tokens for the API have. An ID token is none of them. */
  @WithDefault("sixwalk-api")
  String apiAudience();

  /** What is asked for beside {@code openid}. */
  @WithDefault("openid")
  String scope();

  /** The claim that lists the groups. */
  @WithDefault("groups")
  String groupsClaim();

  /** The table of groups, see {@link GroupRoles}; without one nobody has a part. */
  Optional<String> groups();

  /** Where the browser goes after the sign-in; the one-time code is appended as its fragment. */
  @WithDefault("/")
  String landing();
}
