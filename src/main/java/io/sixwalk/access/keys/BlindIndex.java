package io.sixwalk.access.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed fingerprints by which a name or a number is found without being readable. The key belongs
 * to the epoch: when the epoch's key is destroyed, an old copy of the index cannot even be tried
 * out with a telephone book.
 */
@ApplicationScoped
public class BlindIndex {
  /**
   * How many last digits of a telephone number are the same with and without the country's code.
   */
  private static final int PHONE_DIGITS = 8;

  private final KeyRing epochs;

  BlindIndex(KeyRing epochs) {
    this.epochs = epochs;
  }

  /**
   * The fingerprint of {@code value} within one {@code realm}, so that the same person in two
   * studies cannot be recognised as the same.
   *
   * @throws IllegalStateException when the epoch's key was destroyed
   */
  public byte[] mac(int epoch, String realm, String kind, String value) {
    byte[] epochKey =
        epochs
            .key(epoch)
            .orElseThrow(() -> new IllegalStateException("The key of epoch " + epoch + " is gone"));
    return hmac(hmac(epochKey, "blind-index"), realm + "\n" + kind + "\n" + value);
  }

  /** One fingerprint for each epoch whose key is still there. */
  public List<byte[]> macs(String realm, String kind, String value) {
    List<byte[]> macs = new ArrayList<>();
    epochs.epochs().forEach(epoch -> macs.add(mac(epoch, realm, kind, value)));
    return macs;
  }

  /** The words of a name as they are compared: no case, no accents, no punctuation, each once. */
  public static List<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replace("ß", "ss")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .trim();
    return plain.isEmpty()
        ? List.of()
        : Arrays.stream(plain.split(" ")).distinct().sorted().toList();
  }

  /**
   * The digits of a telephone number without the international prefix; empty when there are too
   * few.
   */
  public static String digits(String phone) {
    String digits = phone.replaceAll("\\(0\\)", "").replaceAll("[^0-9]", "").replaceAll("^0+", "");
    return digits.length() < 5 ? "" : digits;
  }

  /** What of the digits is indexed. */
  public static String lastDigits(String digits) {
    return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", e);
    }
  }
}
