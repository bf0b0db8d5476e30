package io.sixwalk.people;

import io.sixwalk.access.PersonKind;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An access token and whose it is. */
@Schema(description = "An access token, to be sent as Authorization: Bearer")
public record SignedIn(String accessToken, String tokenType, long expiresInSeconds, PersonKind kind, UUID accountId) {}
