package io.sixwalk.schedule.reminder;

import com.interaso.webpush.VapidKeys;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.platform.start.PrivateFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key with which this installation signs for push services (VAPID, RFC 8292): a JWK in a file
 * beside the other keys, {@code push-key.jwk}. Subscriptions are bound to it, so it is never
 * rotated by itself: with another one, everyone subscribes anew.
 *
 * <p>Where the file is missing and cannot be made, nothing is pushed, and the app's own asking
 * remains.
 */
@ApplicationScoped
public class PushKey {
  static final String NAME = "push-key.jwk";
  private static final Logger LOG = Logger.getLogger(PushKey.class);

  private final Optional<Pair> pair;

  PushKey(@ConfigProperty(name = "sixwalk.keys") Path directory) {
    this.pair = open(directory);
  }

  /** The two halves. */
  record Pair(VapidKeys keys) {
    /** The public half as browsers take it. */
    String shown() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getApplicationServerKey());
    }
  }

  Optional<Pair> pair() {
    return pair;
  }

  /**
   * The key.
   *
   * @throws ProblemException 404 where there is none
   */
  Pair required() {
    return pair.orElseThrow(ProblemException::notFound);
  }

  /** Makes the key in a directory where there is none; safe beside other replicas. */
  public static void create(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (Files.exists(file)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(NAME + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.exists(file)) {
        String jwk =
            JsonUtil.toJson(
                EcJwkGenerator.generateJwk(EllipticCurves.P256)
                    .toParams(OutputControlLevel.INCLUDE_PRIVATE));
        PrivateFiles.replace(file, out -> out.write(jwk));
      }
    } catch (JoseException e) {
      throw new IOException("P-256 is not available", e);
    }
  }

  private static Optional<Pair> open(Path directory) {
    try {
      create(directory);
      EllipticCurveJsonWebKey jwk =
          new EllipticCurveJsonWebKey(
              JsonUtil.parseJson(Files.readString(directory.resolve(NAME))));
      return Optional.of(
          new Pair(
              new VapidKeys((ECPublicKey) jwk.getPublicKey(), (ECPrivateKey) jwk.getPrivateKey())));
    } catch (IOException | JoseException e) {
      LOG.warnf("Nothing is pushed: %s cannot be read or made (%s)", NAME, e.getMessage());
      return Optional.empty();
    }
  }
}
