package io.sixwalk.access.keys;

import io.sixwalk.platform.record.Sender.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data key of one person: AES-256-GCM (NIST SP 800-38D) for what is kept, HMAC-SHA-256 for
 * fingerprints. The person and the purpose are bound to each ciphertext, so that one cannot be put
 * in another's place.
 */
public final class PersonKey implements Seal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final UUID participantId;
  private final byte[] key;

  private PersonKey(UUID participantId, byte[] key) {
    this.participantId = participantId;
    this.key = key;
  }

  /** A new key of 256 random bits. */
  public static PersonKey create(UUID participantId) {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return new PersonKey(participantId, key);
  }

  /** Opens a wrapped key; fails when the epoch key or the person is another. */
  public static PersonKey unwrap(UUID participantId, byte[] epochKey, byte[] wrapped) {
    return new PersonKey(
        participantId, decrypt(epochKey, context(participantId, "data-key"), wrapped));
  }

  /** This key, wrapped by the epoch's. */
  public byte[] wrap(byte[] epochKey) {
    return encrypt(epochKey, context(participantId, "data-key"), key);
  }

  @Override
  public byte[] seal(String purpose, byte[] plain) {
    return encrypt(derived("seal"), context(participantId, purpose), plain);
  }

  /** What {@link #seal} made, for the same purpose. */
  public byte[] open(String purpose, byte[] sealed) {
    return decrypt(derived("seal"), context(participantId, purpose), sealed);
  }

  /**
   * A keyed fingerprint; without the key, the few possible answers of a questionnaire cannot be
   * tried out.
   */
  @Override
  public byte[] mac(byte[] content) {
    return hmac(derived("fingerprint"), content);
  }

  private byte[] derived(String use) {
    return hmac(key, use.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] context(UUID participantId, String purpose) {
    return (participantId + "/" + purpose).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] encrypt(byte[] key, byte[] context, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, out, NONCE_BYTES);
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  private static byte[] decrypt(byte[] key, byte[] context, byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(context);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This cannot be read with this key", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", e);
    }
  }
}
