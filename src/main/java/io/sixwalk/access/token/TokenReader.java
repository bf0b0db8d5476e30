package io.sixwalk.access.token;

import io.quarkus.security.identity.SecurityIdentity;
import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns a token, whose signature and dates SmallRye JWT has verified, into an actor. */
public final class TokenReader {
  private TokenReader() {}

  /** The actor, or empty when the token is not one of our access tokens. */
  public static Optional<Actor> actor(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token) || !hasAccessTokenType(token.getRawToken())) {
      return Optional.empty();
    }
    try {
      Object kind = token.getClaim(AccessTokens.KIND_CLAIM);
      return Optional.of(
          new Actor(
              UUID.fromString(token.getSubject()),
              PersonKind.valueOf(String.valueOf(kind).replace("\"", "")),
              Instant.ofEpochSecond(token.getIssuedAtTime())));
    } catch (IllegalArgumentException | NullPointerException malformed) {
      return Optional.empty();
    }
  }

  private static boolean hasAccessTokenType(String raw) {
    try {
      String header = raw.substring(0, raw.indexOf('.'));
      JsonObject fields =
          new JsonObject(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8));
      return AccessTokens.TYPE.equals(fields.getValue("typ"));
    } catch (IllegalArgumentException | DecodeException | IndexOutOfBoundsException malformed) {
      return false;
    }
  }
}
