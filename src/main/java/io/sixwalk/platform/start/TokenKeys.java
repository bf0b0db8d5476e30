package io.sixwalk.platform.start;

import io.sixwalk.platform.start.Secrets.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The P-256 key that signs access tokens: made on the first start and kept, never in the repository. */
final class TokenKeys {
  private TokenKeys() {}

  /** Makes the key pair if there is none, and says where both halves are. */
  static Map<String, String> settings(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path privateKey = directory.resolve("token-signing.jwk");
    Path publicKeys = directory.resolve("token-verifying.jwks");
    if (!Files.exists(privateKey) || !Files.exists(publicKeys)) {
      try {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(UUID.randomUUID().toString());
        key.setUse("sig");
        key.setAlgorithm("ES256");
        PrivateFiles.replace(privateKey, out -> out.write(key.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
        PrivateFiles.replace(
            publicKeys, out -> out.write(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY)));
      } catch (JoseException e) {
        throw new IOException("No signing key could be made", e);
      }
    }
    return Map.of(
        "sixwalk.token.signing-key", privateKey.toUri().toString(),
        "mp.jwt.verify.publickey.location", publicKeys.toUri().toString());
  }
}
