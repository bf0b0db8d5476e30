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
 */
public record Actor(UUID id, PersonKind kind, Instant tokenIssuedAt) {
  private static final Actor NOBODY = new Actor(null, null, null);

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
