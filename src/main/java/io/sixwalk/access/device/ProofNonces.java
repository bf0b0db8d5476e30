package io.sixwalk.access.device;

import io.sixwalk.platform.start.PrivateFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Nonces for proofs (RFC 9449, section 8): the server's time under an HMAC, so that none is kept.
 */
@ApplicationScoped
class ProofNonces {
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final int TAG_BYTES = 16;

  private final byte[] key;

  ProofNonces(@ConfigProperty(name = "sixwalk.keys") Path directory) throws IOException {
    this.key = PrivateFiles.key(directory.resolve("proof-nonce.key"));
  }

  String create(Instant now) {
    byte[] time = ByteBuffer.allocate(8).putLong(now.toEpochMilli()).array();
    byte[] nonce = Arrays.copyOf(time, 8 + TAG_BYTES);
    System.arraycopy(tag(time), 0, nonce, 8, TAG_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  boolean isFresh(String nonce, Instant now) {
    if (nonce.length() != 32) {
      return false;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(nonce);
      byte[] time = Arrays.copyOf(bytes, 8);
      if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, 8, 8 + TAG_BYTES), tag(time))) {
        return false;
      }
      Instant made = Instant.ofEpochMilli(ByteBuffer.wrap(time).getLong());
      return !now.isAfter(made.plus(LIFE));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private byte[] tag(byte[] time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(time), TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
