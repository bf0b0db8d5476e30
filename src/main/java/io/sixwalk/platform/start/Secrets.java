package io.sixwalk.platform.start;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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

  /** Writing files that only the owner may read, whole or not at all. */
  static final class PrivateFiles {
    private PrivateFiles() {}

    interface Content {
      void writeTo(Writer out) throws IOException;
    }

    static void replace(Path file, Content content) throws IOException {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.deleteIfExists(next);
      create(next);
      try (Writer out = Files.newBufferedWriter(next)) {
        content.writeTo(out);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A new file with 256 random bits, on the disk before it is used. */
    static void createKey(Path file) throws IOException {
      byte[] key = new byte[32];
      RANDOM.nextBytes(key);
      create(file);
      Files.write(file, key, StandardOpenOption.DSYNC);
    }

    private static void create(Path file) throws IOException {
      boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
      FileAttribute<?>[] onlyOwner =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Files.createFile(file, onlyOwner);
    }
  }
}
