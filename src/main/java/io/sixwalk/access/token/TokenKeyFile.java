package io.sixwalk.access.token;

import io.sixwalk.platform.start.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The signing keys on disk: a JWK set that only its owner may read. Replicas share the file;
 * whoever changes it holds a lock beside it, and readers always see a whole one.
 */
final class TokenKeyFile {
  static final String NAME = "token-keys.jwks";

  private final Path file;
  private final Path lock;

  TokenKeyFile(Path directory) {
    this.file = directory.resolve(NAME);
    this.lock = directory.resolve(NAME + ".lock");
  }

  TokenKeySet read() throws IOException {
    try {
      List<TokenKey> keys = new ArrayList<>();
      if (JsonUtil.parseJson(Files.readString(file)).get("keys") instanceof List<?> entries) {
        for (Object entry : entries) {
          keys.add(TokenKey.read(named(entry)));
        }
      }
      if (keys.isEmpty()) {
        throw new IOException(file + " holds no key");
      }
      return new TokenKeySet(keys);
    } catch (JoseException e) {
      throw new IOException(file + " is not a set of signing keys: " + e.getMessage(), e);
    }
  }

  /** Reads the keys; the first two are made when there is no file. */
  TokenKeySet readOrCreate(Clock clock, Duration keyLife) throws IOException {
    if (!Files.exists(file)) {
      try (FileChannel channel = openLock();
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(file)) {
          write(TokenKeySet.first(clock.instant(), keyLife, TokenKey::create));
        }
      }
    }
    return read();
  }

  /** Changes the keys under the lock. Nothing is written when nothing changed. */
  TokenKeySet change(UnaryOperator<TokenKeySet> change) throws IOException {
    try (FileChannel channel = openLock();
        FileLock held = channel.lock()) {
      TokenKeySet before = read();
      TokenKeySet after = change.apply(before);
      if (held.isValid() && !after.equals(before)) {
        write(after);
      }
      return after;
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void write(TokenKeySet keys) throws IOException {
    String json =
        JsonUtil.toJson(Map.of("keys", keys.keys().stream().map(TokenKey::write).toList()));
    PrivateFiles.replace(file, out -> out.write(json));
  }

  private static Map<String, Object> named(Object entry) throws JoseException {
    if (!(entry instanceof Map<?, ?> parameters)) {
      throw new JoseException("an entry is no object");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    parameters.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
