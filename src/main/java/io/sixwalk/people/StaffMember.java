package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.StaffRole;
import java.time.Instant;
import java.util.UUID;

/** One role of one member of staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StaffMember(
    UUID id,
    UUID accountId,
    StaffRole role,
    UUID siteId,
    String label,
    Instant createdAt,
    Instant endedAt) {}
