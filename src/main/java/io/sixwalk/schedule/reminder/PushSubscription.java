package io.sixwalk.schedule.reminder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription as a browser writes it ({@code PushSubscription.toJSON()}, W3C Push API). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "PushSubscription")
public record PushSubscription(String endpoint, Keys keys) {
  private static final int MOST_CHARACTERS = 2_048;
  private static final int POINT_BYTES = 65;
  private static final int AUTH_BYTES = 16;

  /** The field of P-256 and the constant of its equation (FIPS 186-4, D.1.2.3). */
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

  /**
   * The device's keys in base64url (RFC 8291, section 2).
   *
   * @param p256dh an uncompressed point of P-256
   * @param auth 16 bytes
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(name = "PushSubscriptionKeys")
  public record Keys(String p256dh, String auth) {
    byte[] point() {
      return decoded(p256dh).orElseThrow();
    }

    byte[] secret() {
      return decoded(auth).orElseThrow();
    }
  }

  /** The address is a secret: it stays out of logs. */
  @Override
  public String toString() {
    return "PushSubscription[..]";
  }

  FieldChecks check() {
    FieldChecks checks =
        new FieldChecks().text("/endpoint", endpoint, MOST_CHARACTERS).present("/keys", keys);
    if (keys != null) {
      checks
          .that(
              decoded(keys.p256dh()).filter(PushSubscription::isPoint).isPresent(),
              "/keys/p256dh",
              "key",
              "This is an uncompressed point of P-256 in base64url.")
          .that(
              decoded(keys.auth()).filter(a -> a.length == AUTH_BYTES).isPresent(),
              "/keys/auth",
              "key",
              "These are 16 bytes in base64url.");
    }
    return checks;
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.ofNullable(text)
          .map(t -> t.replaceAll("=+$", ""))
          .map(t -> Base64.getUrlDecoder().decode(t));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** A point that is not on the curve could draw out bits of a key that is used with it. */
  private static boolean isPoint(byte[] bytes) {
    if (bytes.length != POINT_BYTES || bytes[0] != 4) {
      return false;
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 33));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 33, POINT_BYTES));
    BigInteger right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(P);
    return x.compareTo(P) < 0 && y.compareTo(P) < 0 && y.pow(2).mod(P).equals(right);
  }
}
