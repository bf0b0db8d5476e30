package io.sixwalk.access.token;

import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.PerNetwork;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The keys that verify access tokens, for whoever stands before or behind Sixwalk. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
  private final TokenKeys keys;

  JwksResource(TokenKeys keys) {
    this.keys = keys;
  }

  /** A JWK set (RFC 7517, section 5). */
  @Schema(name = "JwkSet")
  public record JwkSet(List<PublishedKey> keys) {}

  /** The public keys in force, and the one that comes next. */
  @GET
  @Permits(Operation.READ_TOKEN_KEYS)
  @PerNetwork(Limit.PUBLIC_READ)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JwkSet.class)))
  public Response keys() {
    return Response.ok(new JwkSet(keys.published()))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
