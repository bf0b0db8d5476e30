package io.sixwalk.upload;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a record was received. Never a verdict or metres: those may be revised, a receipt may not.
 *
 * @param fingerprint SHA-256 of the record's canonical content (RFC 8785), hexadecimal
 */
public record Receipt(
    UUID receiptId,
    UUID id,
    String kind,
    @Schema(
            description =
                "SHA-256 of the canonical content (RFC 8785) as it was received, hexadecimal")
        String fingerprint,
    Instant receivedAt) {}
