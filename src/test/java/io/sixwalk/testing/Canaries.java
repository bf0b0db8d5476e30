package io.sixwalk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Words that stand in personal fields and nowhere else. Every fixture that makes up a name, a
 * number or a note says so here, so that the end of the run can look for all of them in everything
 * that was logged.
 */
public final class Canaries {
  /** Of one run: emptied where the first server of the run starts. */
  public static final Path FILE = Path.of("target", "canaries.txt");

  /** The log of the application and of the embedded PostgreSQL, of one run. */
  public static final Path LOG = Path.of("target", "test-log", "sixwalk.log");

  /** A line for each request of one run. */
  public static final Path ACCESS_LOG = Path.of("target", "test-log", "access.log");

  private Canaries() {}

  static void forget() throws IOException {
    Files.createDirectories(LOG.getParent());
    Files.deleteIfExists(LOG);
    Files.deleteIfExists(ACCESS_LOG);
    Files.writeString(FILE, "");
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
    return Files.readAllLines(FILE).stream().filter(c -> !c.isBlank()).distinct().toList();
  }

  /** Those that a text holds. */
  public static List<String> in(String text) throws IOException {
    return all().stream().filter(text::contains).toList();
  }
}
