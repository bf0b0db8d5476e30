package io.sixwalk.schedule.reminder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A device that reads what was encrypted for it, after RFC 8291 and RFC 8188. */
final class Receiver {
  private static final int SALT = 16;
  private static final int POINT = 65;
  private final EllipticCurveJsonWebKey key;
  private final byte[] auth = new byte[16];

  Receiver() throws JoseException {
    key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    new SecureRandom().nextBytes(auth);
  }

  /** What its browser would send. */
  Map<String, Object> subscription(String endpoint) {
    return Map.of(
        "endpoint",
        endpoint,
        "keys",
        Map.of("p256dh", base64(point(key.getECPublicKey())), "auth", base64(auth)));
  }

  String read(byte[] body) throws GeneralSecurityException, JoseException {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] salt = new byte[SALT];
    in.get(salt);
    in.getInt();
    byte[] sender = new byte[in.get()];
    in.get(sender);
    byte[] sealed = new byte[in.remaining()];
    in.get(sealed);

    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key.getEcPrivateKey());
    agreement.doPhase(publicKey(sender), true);
    byte[] info =
        concat(bytes("WebPush: info\0"), point(key.getECPublicKey()), sender, new byte[] {1});
    byte[] ikm = hmac(hmac(auth, agreement.generateSecret()), info);
    byte[] prk = hmac(salt, ikm);
    byte[] contentKey = Arrays.copyOf(hmac(prk, bytes("Content-Encoding: aes128gcm\0\1")), 16);
    byte[] nonce = Arrays.copyOf(hmac(prk, bytes("Content-Encoding: nonce\0\1")), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(contentKey, "AES"),
        new GCMParameterSpec(128, nonce));
    byte[] padded = cipher.doFinal(sealed);
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    if (padded[end] != 2) {
      throw new GeneralSecurityException("not the last record");
    }
    return new String(padded, 0, end, StandardCharsets.UTF_8);
  }

  static PublicKey publicKey(byte[] point) throws JoseException {
    return new EcKeyUtil()
        .publicKey(
            new java.math.BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
            new java.math.BigInteger(1, Arrays.copyOfRange(point, 33, POINT)),
            EllipticCurves.P256);
  }

  private static byte[] point(ECPublicKey key) {
    byte[] point = new byte[POINT];
    point[0] = 4;
    copy(key.getW().getAffineX().toByteArray(), point, 33);
    copy(key.getW().getAffineY().toByteArray(), point, POINT);
    return point;
  }

  private static void copy(byte[] number, byte[] to, int end) {
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, to, end - length, length);
  }

  private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }

  private static byte[] concat(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
