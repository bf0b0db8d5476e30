package io.sixwalk.platform.start;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

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
   * Writes a file that is never changed again, durably and at once for every reader.
   *
   * <p>Whoever writes must be alone; a lock of the database sees to that where replicas share a
   * directory. No link is made, so that mounted object stores serve as well.
   *
   * @throws FileAlreadyExistsException when it is there already
   */
  public static void writeOnce(Path file, byte[] content) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            permissions(file, "r--------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes a directory, and those above it, that only the owner can enter. */
  public static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    createDirectories(parent);
    Files.createDirectory(directory, permissions(directory, "rwx------"));
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
    return permissions(file, "rw-------");
  }

  private static FileAttribute<?>[] permissions(Path file, String permissions) throws IOException {
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
