package io.sixwalk.platform.start;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of a Sixwalk that runs over the same data directory in another process. */
record RunningDatabase(String jdbcUrl, Secrets secrets) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /**
   * Finds it by what the running Sixwalk wrote into the directory; waits while that one is still
   * starting.
   *
   * @throws IOException with a sentence for the operator, when nothing there answers to the
   *     application's login
   */
  static RunningDatabase await(Path directory, Path secretsFile) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      Optional<RunningDatabase> found = find(secretsFile);
      if (found.isPresent()) {
        return found.get();
      }
      if (Instant.now().isAfter(end)) {
        throw new IOException(
            "Another Sixwalk holds "
                + directory
                + ", but its PostgreSQL does not answer. Wait until it has started or stopped, and"
                + " try again.");
      }
      pause();
    }
  }

  /** Secrets are read each time: a server that starts for the first time is still writing them. */
  private static Optional<RunningDatabase> find(Path secretsFile) throws IOException {
    Secrets secrets = new Secrets(secretsFile);
    Optional<String> port = secrets.get("postgres.port");
    Optional<String> password = secrets.get("postgres.login");
    if (port.isEmpty() || password.isEmpty() || secrets.get("postgres.owner").isEmpty()) {
      return Optional.empty();
    }
    String url = "jdbc:postgresql://localhost:" + port.get() + "/" + EmbeddedDatabase.DATABASE;
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(EmbeddedDatabase.LOGIN);
    source.setPassword(password.get());
    source.setConnectTimeout(5);
    try (Connection connection = source.getConnection()) {
      return Optional.of(new RunningDatabase(url, secrets));
    } catch (SQLException notYet) {
      return Optional.empty();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the running Sixwalk", e);
    }
  }
}
