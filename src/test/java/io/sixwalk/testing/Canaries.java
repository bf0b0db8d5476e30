package io.sixwalk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Words that stand in personal fields and nowhere else. Every fixture that makes up a name, a
 * number or a note says so here, so that the end of the run can look for all of them in everything
 * that was logged.
 */
public final class Canaries {
  /** Those of one server. */
  public static final Path FILE = Path.of("target", "canaries.txt");

  /** The log of the application and of the embedded PostgreSQL, of one server. */
  public static final Path LOG = Path.of("target", "test-log", "sixwalk.log");

  /** A line for each request of one server. */
  public static final Path ACCESS_LOG = Path.of("target", "test-log", "access.log");

  private Canaries() {}

  /** Puts what an earlier server wrote aside; integration tests may start one after the tests. */
  static void putAside() throws IOException {
    Files.createDirectories(LOG.getParent());
    for (Path file : List.of(FILE, LOG, ACCESS_LOG)) {
      if (Files.exists(file)) {
        Files.move(file, before(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(FILE, "");
  }

  private static Path before(Path file) {
    return file.resolveSibling(file.getFileName() + ".before");
  }

  private static String text(Path file) throws IOException {
    return (Files.exists(file) ? Files.readString(file) : "")
        + (Files.exists(before(file)) ? Files.readString(before(file)) : "");
  }

  /** All that was logged by this server and the one before it. */
  public static String logs() throws IOException {
    return text(LOG) + text(ACCESS_LOG);
  }

  /** A word that no other run and no other field has. */
  public static String fresh() {
    StringBuilder word = new StringBuilder("zq");
    for (int i = 0; i < 10; i++) {
      word.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
    }
    return remember(word.toString());
  }

  /** Notes what must never be logged. */
  public static synchronized String remember(String canary) {
    try {
      Files.writeString(
          FILE,
          canary + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return canary;
  }

  public static List<String> all() throws IOException {
    return text(FILE).lines().filter(c -> !c.isBlank()).distinct().toList();
  }

  /** Those that a text holds. */
  public static List<String> in(String text) throws IOException {
    return all().stream().filter(text::contains).toList();
  }
}
