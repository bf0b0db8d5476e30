package io.sixwalk.access.token;

import java.util.UUID;

/**
 * One token of a family.
 *
 * @param generation 0 for the first
 * @param secret 32 bytes
 */
public record RefreshToken(UUID accountId, UUID familyId, int generation, byte[] secret) {
  @Override
  public String toString() {
    return "RefreshToken[generation " + generation + ", ..]";
  }
}
