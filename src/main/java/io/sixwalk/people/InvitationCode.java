package io.sixwalk.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * An invitation's code: 26 letters and digits of Crockford's base 32, 130 random bits, written in
 * groups. Reading forgives case, blanks, dashes, and the letters that look like digits.
 */
public record InvitationCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new random code. */
  public static InvitationCode create() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new InvitationCode(code.toString());
  }

  /** What a person typed or scanned, normalised. It may still be nobody's code. */
  public static InvitationCode read(String typed) {
    String plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return new InvitationCode(plain);
  }

  /** Groups of five, for reading aloud. */
  public String grouped() {
    return value.replaceAll("(.{5})(?=.)", "$1-");
  }

  /** SHA-256; 130 random bits need neither salt nor stretching. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "InvitationCode[..]";
  }
}
