package io.sixwalk.access.token;

import io.sixwalk.platform.start.PrivateFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes, reads and derives refresh tokens. A successor is HMAC-SHA-256 of its predecessor under a
 * key of the installation, so the same predecessor always has the same successor and nothing but
 * its hash needs to be kept. A tag (also an HMAC, cut to 128 bits) says that a token was issued
 * here: invented ones never reach the database.
 */
@ApplicationScoped
public class RefreshTokens {
  private static final byte VERSION = 1;
  private static final int SECRET_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int BODY_BYTES = 1 + 16 + 16 + 4 + SECRET_BYTES;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{114}");

  private final byte[] successorKey;
  private final byte[] tagKey;

  RefreshTokens(@ConfigProperty(name = "sixwalk.keys") Path directory) throws IOException {
    byte[] root = PrivateFiles.key(directory.resolve("refresh.key"));
    this.successorKey = hmac(root, bytes("successor"));
    this.tagKey = hmac(root, bytes("tag"));
  }

  /**
   * The secret of a family's first token, the same each time that the same code is redeemed for it.
   */
  public byte[] firstSecret(UUID familyId, byte[] code) {
    return hmac(successorKey, bytes("first"), bytes(familyId), code);
  }

  /** The one successor. */
  public RefreshToken successor(RefreshToken token) {
    byte[] next =
        hmac(
            successorKey,
            bytes("next"),
            bytes(token.familyId()),
            ByteBuffer.allocate(4).putInt(token.generation()).array(),
            token.secret());
    return new RefreshToken(token.accountId(), token.familyId(), token.generation() + 1, next);
  }

  /** What is kept of it: SHA-256; 256 secret bits need neither salt nor stretching. */
  public static byte[] hash(byte[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String write(RefreshToken token) {
    byte[] body =
        ByteBuffer.allocate(BODY_BYTES)
            .put(VERSION)
            .put(bytes(token.accountId()))
            .put(bytes(token.familyId()))
            .putInt(token.generation())
            .put(token.secret())
            .array();
    byte[] whole = Arrays.copyOf(body, BODY_BYTES + TAG_BYTES);
    System.arraycopy(hmac(tagKey, body), 0, whole, BODY_BYTES, TAG_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Reads a token that was issued here; whether it is still good only the database knows. */
  public Optional<RefreshToken> read(String written) {
    if (written == null || !FORM.matcher(written).matches()) {
      return Optional.empty();
    }
    byte[] whole = Base64.getUrlDecoder().decode(written);
    byte[] body = Arrays.copyOf(whole, BODY_BYTES);
    byte[] tag = Arrays.copyOfRange(whole, BODY_BYTES, BODY_BYTES + TAG_BYTES);
    if (body[0] != VERSION
        || !MessageDigest.isEqual(tag, Arrays.copyOf(hmac(tagKey, body), TAG_BYTES))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(body, 1, BODY_BYTES - 1);
    UUID account = new UUID(in.getLong(), in.getLong());
    UUID family = new UUID(in.getLong(), in.getLong());
    int generation = in.getInt();
    byte[] secret = new byte[SECRET_BYTES];
    in.get(secret);
    return Optional.of(new RefreshToken(account, family, generation, secret));
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String label) {
    return label.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
