package io.sixwalk.platform.start;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL that Sixwalk starts when no database is configured.
 *
 * <p>The library's defaults are for throw-away tests, so everything that keeps data is set here:
 * writes reach the disk, everyone needs a password (SCRAM), it listens on loopback only, and the
 * port stays the same over restarts. Statements and values never reach its log.
 */
final class EmbeddedDatabase implements AutoCloseable {
  static final String DATABASE = "sixwalk";
  static final String OWNER = "sixwalk_owner";
  static final String LOGIN = "sixwalk_login";

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final String SUPERUSER = "postgres";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final String LOOPBACK_WITH_PASSWORD =
      """
      # Written by Sixwalk: loopback only, password always.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Looks whether this build brings a PostgreSQL for this machine; the one for images does not.
   *
   * @throws IOException with a sentence for the operator, when it does not
   */
  static void requirePrograms() throws IOException {
    String name = System.getProperty("os.name");
    String system =
        name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Darwin" : "Linux";
    try {
      DefaultPostgresBinaryResolver.INSTANCE
          .getPgBinary(system, System.getProperty("os.arch"))
          .close();
    } catch (IllegalStateException none) {
      throw new IOException(
          "This build of Sixwalk brings no PostgreSQL for this machine. Set SIXWALK_DATABASE_URL"
              + " (jdbc:postgresql://host:5432/sixwalk), SIXWALK_DATABASE_USER and"
              + " SIXWALK_DATABASE_PASSWORD.",
          none);
    }
  }

  /** Starts the server over {@code directory}, creating it and its roles on the first start. */
  static EmbeddedDatabase start(Path directory, Secrets secrets) throws IOException {
    Path files = directory.resolve("postgres");
    stopLeftover(files);
    boolean walled = hasPasswordRule(files);
    int port = keptPort(secrets);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(files)
            .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "60")
            .setServerConfig("log_min_error_statement", "panic")
            .setServerConfig("log_error_verbosity", "terse")
            .setServerConfig("log_parameter_max_length_on_error", "0");
    if (walled) {
      builder.setConnectConfig("password", secrets.getOrCreate("postgres.superuser"));
    }
    Files.createDirectories(files);
    EmbeddedPostgres server = builder.start();
    EmbeddedDatabase database = new EmbeddedDatabase(server);
    try {
      if (!walled) {
        database.createRoles(files, secrets);
      }
      database.requireDurability(secrets);
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw new IOException("The embedded PostgreSQL could not be prepared: " + e.getMessage(), e);
    }
    return database;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  /**
   * After a killed run its PostgreSQL may still hold the directory. Our own lock on the data
   * directory is held by now, so no living Sixwalk uses that server: it can be stopped.
   */
  private static void stopLeftover(Path files) throws IOException {
    Path pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> leftover =
        lines.stream()
            .findFirst()
            .map(String::trim)
            .map(Long::parseLong)
            .flatMap(ProcessHandle::of)
            .filter(
                p ->
                    p.info()
                        .command()
                        .map(c -> new File(c).getName().startsWith("postgres"))
                        .orElse(false));
    if (leftover.isEmpty()) {
      return; // a stale file of a dead server: PostgreSQL recovers by itself
    }
    LOG.infof(
        "Stopping the PostgreSQL that an earlier run left behind (pid %d)", leftover.get().pid());
    leftover.get().destroy();
    try {
      leftover.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      leftover.get().destroyForcibly();
      leftover.get().onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private static boolean hasPasswordRule(Path files) throws IOException {
    Path rules = files.resolve("pg_hba.conf");
    return Files.exists(rules) && Files.readString(rules).equals(LOOPBACK_WITH_PASSWORD);
  }

  private static int keptPort(Secrets secrets) {
    Optional<Integer> kept =
        secrets.get("postgres.port").map(Integer::valueOf).filter(EmbeddedDatabase::isFree);
    int port = kept.orElseGet(EmbeddedDatabase::anyFreePort);
    secrets.put("postgres.port", Integer.toString(port));
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int anyFreePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** First start only: until the password rule is written, the server trusts loopback. */
  private void createRoles(Path files, Secrets secrets) throws SQLException, IOException {
    try (Connection c = server.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute(role(c, OWNER, "login createrole", secrets.getOrCreate("postgres.owner")));
      s.execute(role(c, LOGIN, "login noinherit", secrets.getOrCreate("postgres.login")));
      s.execute(
          "alter role "
              + SUPERUSER
              + " password '"
              + secrets.getOrCreate("postgres.superuser")
              + "'");
      if (!exists(c, "select from pg_database where datname = '" + DATABASE + "'")) {
        s.execute("create database " + DATABASE + " owner " + OWNER);
      }
      Files.writeString(files.resolve("pg_hba.conf"), LOOPBACK_WITH_PASSWORD);
      s.execute("select pg_reload_conf()");
    }
  }

  private static String role(Connection c, String name, String rights, String password)
      throws SQLException {
    boolean exists = exists(c, "select from pg_roles where rolname = '" + name + "'");
    return (exists ? "alter role " : "create role ")
        + name
        + " "
        + rights
        + " password '"
        + password
        + "'";
  }

  private static boolean exists(Connection c, String query) throws SQLException {
    try (Statement s = c.createStatement()) {
      return s.executeQuery(query).next();
    }
  }

  /** A later default of the library must not silently take durability away. */
  private void requireDurability(Secrets secrets) throws SQLException {
    try (Connection c =
            server
                .getDatabase(
                    SUPERUSER,
                    "postgres",
                    java.util.Map.of("password", secrets.getOrCreate("postgres.superuser")))
                .getConnection();
        Statement s = c.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit")) {
        try (var row = s.executeQuery("show " + setting)) {
          row.next();
          if (!"on".equals(row.getString(1))) {
            throw new IllegalStateException(
                setting + " is " + row.getString(1) + "; data could be lost");
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
