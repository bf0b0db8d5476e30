package io.sixwalk.audit.heads;

import io.sixwalk.platform.start.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The keys for statements: a JWK set that only its owner may read, the oldest first. The last one
 * signs; the others verify what they signed, and the last but one announces its successor.
 */
public final class AuditKeyFile {
  static final String NAME = "audit-keys.jwks";

  private final Path file;
  private final Path lock;

  public AuditKeyFile(Path directory) {
    this.file = directory.resolve(NAME);
    this.lock = directory.resolve(NAME + ".lock");
  }

  /** The keys; the first is made when there is no file. */
  public List<AuditKey> readOrCreate() throws IOException {
    if (!Files.exists(file)) {
      try (FileChannel channel = openLock();
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(file)) {
          write(List.of(AuditKey.create()));
        }
      }
    }
    return read();
  }

  /** Adds a key, which signs from the next statement but one on. */
  public List<AuditKey> rotate() throws IOException {
    readOrCreate();
    try (FileChannel channel = openLock();
        FileLock held = channel.lock()) {
      List<AuditKey> keys = new ArrayList<>(read());
      if (held.isValid()) {
        keys.add(AuditKey.create());
        write(keys);
      }
      return keys;
    }
  }

  private List<AuditKey> read() throws IOException {
    return readKeys(file);
  }

  /**
   * Keys from any file, for instance the public half that an auditor kept.
   *
   * @throws IOException when it is neither a JWK nor a JWK set of P-256 keys
   */
  public static List<AuditKey> readKeys(Path file) throws IOException {
    try {
      Map<String, Object> json = JsonUtil.parseJson(Files.readString(file));
      List<AuditKey> keys = new ArrayList<>();
      if (json.get("keys") instanceof List<?> entries) {
        for (Object entry : entries) {
          keys.add(AuditKey.read(named(entry)));
        }
      } else {
        keys.add(AuditKey.read(json));
      }
      if (keys.isEmpty()) {
        throw new IOException(file + " holds no key");
      }
      return keys;
    } catch (JoseException e) {
      throw new IOException(file + " is not a set of P-256 keys: " + e.getMessage(), e);
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void write(List<AuditKey> keys) throws IOException {
    String json =
        JsonUtil.toJson(Map.of("keys", keys.stream().map(AuditKey::withPrivateHalf).toList()));
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
