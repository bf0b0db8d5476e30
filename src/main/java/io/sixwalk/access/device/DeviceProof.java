package io.sixwalk.access.device;

import java.time.Instant;

/**
 * A verified proof that the sender holds a device's key.
 *
 * @param thumbprint SHA-256 of the key (RFC 7638), 32 bytes
 * @param id hash of the proof's own id: no proof is good twice
 * @param rememberedUntil when the proof could not be good any more anyway
 */
public record DeviceProof(byte[] thumbprint, byte[] id, Instant rememberedUntil) {}
