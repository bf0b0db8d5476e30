package io.sixwalk.platform.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one running Sixwalk stands on: its data directory, its keys and its database.
 *
 * <p>With {@code SIXWALK_DATABASE_URL} set, that server is used: {@code
 * SIXWALK_DATABASE_OWNER_USER} and {@code .._OWNER_PASSWORD} migrate, {@code SIXWALK_DATABASE_USER}
 * and {@code .._PASSWORD} run the application. Without it, a PostgreSQL is started over the data
 * directory. The outcome is a map of Quarkus settings, so that the server, the commands and the
 * tests all start the same way.
 */
public final class Installation implements AutoCloseable {
  /** The setting that says that this process uses the PostgreSQL of a Sixwalk that runs already. */
  public static final String BESIDE = "sixwalk.beside";

  private final Map<String, String> settings;
  private final Optional<EmbeddedDatabase> database;
  private final FileChannel lock;

  private Installation(
      Map<String, String> settings, Optional<EmbeddedDatabase> database, FileChannel lock) {
    this.settings = settings;
    this.database = database;
    this.lock = lock;
  }

  /**
   * Opens the installation that the environment describes.
   *
   * @param environment variables as of {@link System#getenv()}; {@code SIXWALK_DATA} is the data
   *     directory ({@code data} by default), {@code SIXWALK_KEYS} a directory of keys that the
   *     operator made ({@link KeyDirectory})
   * @throws IOException with a sentence for the operator, when another Sixwalk holds the directory,
   *     keys are missing, or the database cannot be started
   */
  public static Installation open(Map<String, String> environment) throws IOException {
    return open(environment, false);
  }

  /**
   * Opens the installation for one command. Where a Sixwalk runs over the data directory, the
   * command uses its PostgreSQL, which goes on when the command ends; otherwise as {@link #open}.
   *
   * @throws IOException as {@link #open}, or when the PostgreSQL of the running Sixwalk does not
   *     answer
   */
  public static Installation openForCommand(Map<String, String> environment) throws IOException {
    return open(environment, true);
  }

  private static Installation open(Map<String, String> environment, boolean mayJoin)
      throws IOException {
    String url = environment.get("SIXWALK_DATABASE_URL");
    boolean embedded = url == null || url.isBlank();
    if (embedded) {
      EmbeddedDatabase.requirePrograms();
    }
    Places places = Places.of(environment);
    Path directory = places.data();
    Files.createDirectories(directory);
    KeyDirectory.prepare(places.keys(), places.keysAreOperators());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("sixwalk.keys", places.keys().toString());
    settings.put("sixwalk.data", directory.toString());
    settings.put("sixwalk.audit.heads", places.auditHeads().toString());
    settings.put("sixwalk.embedded", Boolean.toString(embedded));

    if (!embedded) {
      String user = required(environment, "SIXWALK_DATABASE_USER");
      String password = required(environment, "SIXWALK_DATABASE_PASSWORD");
      settings.putAll(
          datasources(
              url,
              environment.getOrDefault("SIXWALK_DATABASE_OWNER_USER", user),
              environment.getOrDefault("SIXWALK_DATABASE_OWNER_PASSWORD", password),
              user,
              password));
      return new Installation(settings, Optional.empty(), null);
    }

    Path secretsFile = directory.resolve("secrets.properties");
    Optional<FileChannel> lock = lock(directory);
    if (lock.isEmpty()) {
      if (!mayJoin) {
        throw new IOException(
            "Another Sixwalk is running over " + directory + ". Stop it, or set SIXWALK_DATA.");
      }
      RunningDatabase running = RunningDatabase.await(directory, secretsFile);
      settings.putAll(embedded(running.jdbcUrl(), running.secrets()));
      // The schema is the running server's. Commands compare it with what they know.
      settings.put("quarkus.flyway.owner.migrate-at-start", "false");
      settings.put(BESIDE, "true");
      return new Installation(settings, Optional.empty(), null);
    }
    try {
      Secrets secrets = new Secrets(secretsFile);
      EmbeddedDatabase database = EmbeddedDatabase.start(directory, secrets);
      settings.putAll(embedded(database.jdbcUrl(), secrets));
      return new Installation(settings, Optional.of(database), lock.get());
    } catch (IOException | RuntimeException e) {
      lock.get().close();
      throw e;
    }
  }

  private static Map<String, String> embedded(String jdbcUrl, Secrets secrets) {
    return datasources(
        jdbcUrl,
        EmbeddedDatabase.OWNER,
        secrets.getOrCreate("postgres.owner"),
        EmbeddedDatabase.LOGIN,
        secrets.getOrCreate("postgres.login"));
  }

  /** Whether it uses the PostgreSQL of a Sixwalk that runs already. */
  public boolean isBeside() {
    return settings.containsKey(BESIDE);
  }

  /** Quarkus settings for this installation. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Makes the settings visible to the Quarkus that is started next in this process. */
  public void apply() {
    settings.forEach(System::setProperty);
  }

  @Override
  public void close() throws IOException {
    try {
      if (database.isPresent()) {
        database.get().close();
      }
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  private static Map<String, String> datasources(
      String jdbcUrl, String owner, String ownerPassword, String login, String loginPassword) {
    if (!jdbcUrl.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "SIXWALK_DATABASE_URL must look like jdbc:postgresql://host:5432/sixwalk");
    }
    return Map.of(
        "quarkus.datasource.owner.jdbc.url", jdbcUrl,
        "quarkus.datasource.owner.username", owner,
        "quarkus.datasource.owner.password", ownerPassword,
        "quarkus.datasource.reactive.url", jdbcUrl.substring("jdbc:".length()),
        "quarkus.datasource.username", login,
        "quarkus.datasource.password", loginPassword,
        "quarkus.flyway.owner.placeholders.login", login);
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is needed when SIXWALK_DATABASE_URL is set");
    }
    return value;
  }

  /** The lock on the data directory, or empty when another Sixwalk has it. */
  private static Optional<FileChannel> lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException sameProcess) {
      // taken, as by another process
    }
    channel.close();
    return Optional.empty();
  }
}
