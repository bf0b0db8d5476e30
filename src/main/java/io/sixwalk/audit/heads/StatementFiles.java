package io.sixwalk.audit.heads;

import io.sixwalk.platform.start.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of statements: one file each, a thousand to a folder, written once and never
 * changed. The number is the name, so that a missing one is seen.
 */
public final class StatementFiles {
  private static final int A_FOLDER = 1_000;
  private static final Pattern FOLDER = Pattern.compile("(\\d{6})");
  private static final Pattern FILE = Pattern.compile("(\\d{12})\\.jws");

  private final Path directory;

  public StatementFiles(Path directory) {
    this.directory = directory;
  }

  /** Where the statement with that number stands. */
  public Path path(long number) {
    return directory
        .resolve(String.format(Locale.ROOT, "%06d", number / A_FOLDER))
        .resolve(String.format(Locale.ROOT, "%012d.jws", number));
  }

  /** The bytes of a statement, or empty when it is not there. */
  public Optional<byte[]> read(long number) throws IOException {
    Path file = path(number);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  void write(long number, byte[] statement) throws IOException {
    Path file = path(number);
    PrivateFiles.createDirectories(file.getParent());
    PrivateFiles.writeOnce(file, statement);
  }

  /** The greatest number that is there, 0 when there is none. */
  public long last() throws IOException {
    for (long folder : numbers(directory, FOLDER)) {
      List<Long> files =
          numbers(directory.resolve(String.format(Locale.ROOT, "%06d", folder)), FILE);
      if (!files.isEmpty()) {
        return files.get(0);
      }
    }
    return 0;
  }

  /** The numbers in a directory, the greatest first. */
  private static List<Long> numbers(Path directory, Pattern name) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(named -> Long.valueOf(named.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
