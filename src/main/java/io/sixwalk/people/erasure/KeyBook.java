package io.sixwalk.people.erasure;

import io.sixwalk.access.keys.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The wrapped keys of everyone who lived at the last rotation, in one file beside the epoch keys.
 * Without it a backup from before the rotation could not be read even for the living. It is
 * replaced at each rotation, so an erased person is in it no longer than the epoch's key lives.
 *
 * <p>Beside it stands the list of those who were erased, by their random ids alone, so that a
 * backup from before an erasure cannot bring anyone back unnoticed.
 */
@ApplicationScoped
class KeyBook {
  private final Path file;
  private final Path erased;

  KeyBook(KeyRing keys) {
    this.file = keys.directory().resolve("key-book.txt");
    this.erased = keys.directory().resolve("erased.txt");
  }

  /** One person's key, wrapped by an epoch's. */
  record Line(UUID participantId, int epoch, byte[] wrapped) {
    private String text() {
      return participantId + " " + epoch + " " + Base64.getEncoder().encodeToString(wrapped);
    }

    private static Line of(String text) {
      String[] parts = text.split(" ");
      return new Line(
          UUID.fromString(parts[0]),
          Integer.parseInt(parts[1]),
          Base64.getDecoder().decode(parts[2]));
    }
  }

  void write(List<Line> lines) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.deleteIfExists(next);
      if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
        Files.createFile(
            next,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(next, lines.stream().map(Line::text).toList());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Line> read() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Line::of).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers that somebody was erased. */
  void rememberErased(UUID participantId) {
    try {
      Files.writeString(
          erased,
          participantId + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everyone who was ever erased. */
  List<UUID> erased() {
    try {
      return Files.exists(erased)
          ? Files.readAllLines(erased).stream().distinct().map(UUID::fromString).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
