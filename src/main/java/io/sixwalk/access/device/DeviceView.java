package io.sixwalk.access.device;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A device, as its owner and the care team see it. */
@Schema(name = "Device")
public record DeviceView(
    UUID id,
    DeviceKind kind,
    Instant boundAt,
    @Schema(description = "When it last signed in or refreshed") Instant lastUsedAt,
    @Schema(description = "Whether it is the one that asks") boolean thisOne) {}
