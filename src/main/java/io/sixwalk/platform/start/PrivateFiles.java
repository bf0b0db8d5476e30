package io.sixwalk.platform.start;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Files that only their owner may read, written whole or not at all. */
public final class PrivateFiles {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PrivateFiles() {}

  /** What is to be written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Puts a file in the place of an earlier one, at once for every reader. */
  public static void replace(Path file, Content content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next, onlyOwner(file));
    try (Writer out = Files.newBufferedWriter(next)) {
      content.writeTo(out);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The 256 random bits kept in a file, made on first use.
   *
   * @throws IOException when the file can be neither read nor made, or has another length
   */
  public static byte[] key(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] made = new byte[32];
      RANDOM.nextBytes(made);
      Path next = Files.createTempFile(file.getParent(), "key", ".next", onlyOwner(file));
      try {
        Files.write(next, made, StandardOpenOption.DSYNC);
        Files.createLink(
            file, next); // fails if another replica was first, and never shows half a key
      } catch (FileAlreadyExistsException madeMeanwhile) {
        // the other one's key is the key
      } finally {
        Files.deleteIfExists(next);
      }
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != 32) {
      throw new IOException(file + " does not hold a key of 32 bytes");
    }
    return key;
  }

  private static FileAttribute<?>[] onlyOwner(Path file) throws IOException {
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
