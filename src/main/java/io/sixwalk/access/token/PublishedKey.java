package io.sixwalk.access.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public half of a signing key (RFC 7517). */
@Schema(description = "A public key, RFC 7517")
public record PublishedKey(
    String kty, String crv, String x, String y, String kid, String use, String alg) {}
