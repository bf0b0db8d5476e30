package io.sixwalk.platform.start;

import io.sixwalk.platform.start.Secrets.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The P-256 key that signs access tokens: made on the first start and kept, never in the repository. */
final class TokenKeys {
  static final String SIGNING = "token-signing.jwk";
  static final String VERIFYING = "token-verifying.jwks";

  private TokenKeys() {}

  /** Says where both halves are. */
  static Map<String, String> settings(Path directory) {
    return Map.of(
        "sixwalk.token.signing-key", directory.resolve(SIGNING).toUri().toString(),
        "mp.jwt.verify.publickey.location", directory.resolve(VERIFYING).toUri().toString());
  }

  /**
   * Makes the key pair if there is none. A private half that is there is never replaced: its public
   * half is written again from it.
   */
  static void create(Path directory) throws IOException {
    Path privateKey = directory.resolve(SIGNING);
    Path publicKeys = directory.resolve(VERIFYING);
    try {
      EllipticCurveJsonWebKey key;
      if (Files.exists(privateKey)) {
        key = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKey));
      } else {
        key = generated();
        String whole = key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
        PrivateFiles.replace(privateKey, out -> out.write(whole));
      }
      if (!Files.exists(publicKeys)) {
        String published = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
        PrivateFiles.replace(publicKeys, out -> out.write(published));
      }
    } catch (JoseException e) {
      throw new IOException("No signing key could be made", e);
    }
  }

  private static EllipticCurveJsonWebKey generated() throws JoseException {
    EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId(UUID.randomUUID().toString());
    key.setUse("sig");
    key.setAlgorithm("ES256");
    return key;
  }
}
