package io.sixwalk.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is asking.
 *
 * @param id the account, or null before anyone is known
 * @param kind the kind of person, or null before anyone is known
 * @param tokenIssuedAt when the access token was issued
 * @param deviceId the device whose key the sign-in is bound to, or null where a code alone was
 *     given
 */
public record Actor(UUID id, PersonKind kind, Instant tokenIssuedAt, UUID deviceId) {
  private static final Actor NOBODY = new Actor(null, null, null);

  /** An actor whose sign-in is bound to no device. */
  public Actor(UUID id, PersonKind kind, Instant tokenIssuedAt) {
    this(id, kind, tokenIssuedAt, null);
  }

  /** Nobody is known yet: such a transaction sees no rows of any person. */
  public static Actor nobody() {
    return NOBODY;
  }

  Optional<UUID> known() {
    return Optional.ofNullable(id);
  }

  String kindName() {
    return kind == null ? "NOBODY" : kind.name();
  }
}
