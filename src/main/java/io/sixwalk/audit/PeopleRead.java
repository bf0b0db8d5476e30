package io.sixwalk.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The people whom one look at a list has shown, as a study's chain keeps them: how many, and a
 * digest by which a list of ids can be compared later.
 */
public record PeopleRead(int count, String digest) {

  /** Of lines that may name a person several times. */
  public static PeopleRead of(Collection<UUID> participantIds) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      participantIds.stream()
          .map(UUID::toString)
          .distinct()
          .sorted()
          .forEach(id -> sha256.update(id.getBytes(StandardCharsets.US_ASCII)));
      return new PeopleRead(participantIds.size(), HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The detail of an entry. */
  public String detail() {
    return "{\"count\":" + count + ",\"set\":\"" + digest + "\"}";
  }
}
