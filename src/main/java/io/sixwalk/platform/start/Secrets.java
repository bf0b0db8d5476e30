package io.sixwalk.platform.start;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** Small secrets of one installation, in one file that only its owner may read. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties values = new Properties();

  Secrets(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        values.load(in);
      }
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.getProperty(name));
  }

  /** The value of {@code name}; on first use 192 random bits in URL-safe Base64. */
  String getOrCreate(String name) {
    return get(name)
        .orElseGet(
            () -> {
              byte[] bytes = new byte[24];
              RANDOM.nextBytes(bytes);
              String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
              put(name, value);
              return value;
            });
  }

  void put(String name, String value) {
    if (value.equals(values.setProperty(name, value))) {
      return;
    }
    try {
      PrivateFiles.replace(file, out -> values.store(out, "Secrets of this installation"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
