package io.sixwalk.access.staff;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One random secret for one journey to the provider and back. It stays in a cookie of the browser;
 * state, nonce and PKCE verifier are derived from it, so that the server keeps nothing and a
 * journey can only be ended by the browser that began it.
 */
record BrowserSecret(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static BrowserSecret create() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new BrowserSecret(encode(bytes));
  }

  static Optional<BrowserSecret> read(String cookie) {
    return cookie != null && FORM.matcher(cookie).matches()
        ? Optional.of(new BrowserSecret(cookie))
        : Optional.empty();
  }

  String state() {
    return derived("state");
  }

  String nonce() {
    return derived("nonce");
  }

  /** 43 letters (RFC 7636, section 4.1). */
  String verifier() {
    return derived("verifier");
  }

  String challenge() {
    return challenge(verifier());
  }

  /** {@code S256} (RFC 7636, section 4.2). */
  static String challenge(String verifier) {
    try {
      return encode(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return encode(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "BrowserSecret[..]";
  }
}
