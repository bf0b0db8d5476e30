package io.sixwalk.access.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Epoch keys, which wrap the data keys of persons. They live in files outside PostgreSQL (a mounted
 * secret where there is one), so that a copy of the database alone opens nothing.
 */
@ApplicationScoped
public class KeyRing {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d+)\\.key");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final Map<Integer, byte[]> read = new ConcurrentHashMap<>();

  KeyRing(@ConfigProperty(name = "sixwalk.keys") Path directory) {
    this.directory = directory;
  }

  /** The newest epoch; the first is made when there is none. */
  public int currentEpoch() {
    return newest()
        .orElseGet(
            () -> {
              create(1);
              return 1;
            });
  }

  /** The 256-bit key of an epoch, or empty when it was destroyed. */
  public Optional<byte[]> key(int epoch) {
    return Optional.ofNullable(read.computeIfAbsent(epoch, this::load));
  }

  /** When the newest epoch began: the age of its file. */
  public Instant currentSince() {
    Path file = file(currentEpoch());
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins the next epoch; keys that are made from now on are wrapped by it. */
  public int beginNext() {
    int next = currentEpoch() + 1;
    create(next);
    return next;
  }

  /**
   * Destroys the key of an epoch: overwrites the file, deletes it and forgets what was read. What
   * was wrapped by it, in whatever copy of the database, cannot be opened any more.
   */
  public void destroy(int epoch) {
    if (epoch == currentEpoch()) {
      throw new IllegalArgumentException("The key of the current epoch is needed");
    }
    Path file = file(epoch);
    try {
      if (Files.exists(file)) {
        Files.write(file, new byte[32], StandardOpenOption.DSYNC);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forgetDestroyed();
  }

  /** Forgets keys whose files another replica has destroyed meanwhile. */
  public void forgetDestroyed() {
    read.keySet().removeIf(epoch -> !Files.exists(file(epoch)));
  }

  /** Where files that belong to the keys are kept. */
  public Path directory() {
    return directory;
  }

  private Path file(int epoch) {
    return directory.resolve("epoch-" + epoch + ".key");
  }

  /** The epochs whose keys are still there, the newest first. */
  public List<Integer> epochs() {
    currentEpoch();
    return existing();
  }

  private Optional<Integer> newest() {
    return existing().stream().findFirst();
  }

  private List<Integer> existing() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(f -> NAME.matcher(f.getFileName().toString()))
          .filter(Matcher::matches)
          .map(m -> Integer.valueOf(m.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] load(int epoch) {
    Path file = file(epoch);
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void create(int epoch) {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    try {
      boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
      FileAttribute<?>[] onlyOwner =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Path file = Files.createFile(file(epoch), onlyOwner);
      Files.write(file, key, StandardOpenOption.DSYNC);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // another replica was first; its key is the one
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
