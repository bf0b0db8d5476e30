package io.sixwalk.access.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.PersonKind;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An access token and whose it is; with a bound device also what fetches the next one.
 *
 * @param expiresInSeconds seconds until the access token expires
 * @param refreshToken null where a code alone was given
 * @param deviceId null where a code alone was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An access token, to be sent as Authorization: Bearer")
public record SignedIn(
    String accessToken,
    String tokenType,
    long expiresInSeconds,
    PersonKind kind,
    UUID accountId,
    @Schema(description = "Only with a bound device; good for one successor") String refreshToken,
    @Schema(description = "Only with a bound device") UUID deviceId) {
  @Override
  public String toString() {
    return "SignedIn[" + kind + ", ..]";
  }
}
