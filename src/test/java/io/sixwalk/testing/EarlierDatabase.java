package io.sixwalk.testing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * A database as an earlier Sixwalk left it: its migrations and no later ones, and rows that it
 * wrote itself.
 *
 * <p>{@code src/test/resources/upgrade/rows.copy} is in the form of {@code pg_dump --data-only}.
 * The server of that day wrote the rows, asked over HTTP: a study with two sites and staff, three
 * participants who consented and sent walks; one shares with a caregiver, had her record opened by
 * breaking the glass and a walk decided; one has withdrawn; one was erased. {@code expected.json}
 * is what it answered. The epoch's key is the one that sealed the rows, and was never used for
 * anything else.
 */
public final class EarlierDatabase {
  private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
  private static final Path UPGRADE = Path.of("src", "test", "resources", "upgrade");
  private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

  /** Those of the state before statements of the audit trail were signed. */
  private static final Set<Integer> VERSIONS = Set.of(1, 2, 3, 4, 10, 11, 12, 13, 14, 30, 31, 32);

  private EarlierDatabase() {}

  /** Makes the tables of that day in an empty database and fills them. */
  public static void make(SomebodyElsesPostgres server, Path scratch) throws Exception {
    migrate(server.jdbcUrl("sixwalk"), earlierMigrations(scratch));
    try (Connection c = server.asSuperuser("sixwalk")) {
      c.setAutoCommit(false);
      try (Statement s = c.createStatement()) {
        s.execute("set local session_replication_role = replica");
      }
      load(c, Files.readAllLines(UPGRADE.resolve("rows.copy")));
      c.commit();
    }
  }

  public static Path expected() {
    return UPGRADE.resolve("expected.json");
  }

  /** The keys with which the rows can be opened; what is missing has to be made. */
  public static void putKeys(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.copy(UPGRADE.resolve("epoch-1.key"), directory.resolve("epoch-1.key"));
  }

  /** Migrates as the owner, as the application does at its start. */
  public static void migrate(String jdbcUrl, String location) {
    Flyway.configure()
        .dataSource(jdbcUrl, "sixwalk_owner", "change-me-owner")
        .locations(location)
        .defaultSchema("public")
        .placeholders(Map.of("login", "sixwalk_login"))
        .load()
        .migrate();
  }

  /** All migrations of today. */
  public static String migrationsOfToday() {
    return "filesystem:" + MIGRATIONS.toAbsolutePath();
  }

  private static String earlierMigrations(Path scratch) throws IOException {
    Files.createDirectories(scratch);
    Set<Integer> found = new TreeSet<>();
    try (Stream<Path> all = Files.list(MIGRATIONS)) {
      for (Path file : all.toList()) {
        Matcher name = VERSION.matcher(file.getFileName().toString());
        if (name.matches() && VERSIONS.contains(Integer.valueOf(name.group(1)))) {
          Files.copy(file, scratch.resolve(file.getFileName()));
          found.add(Integer.valueOf(name.group(1)));
        }
      }
    }
    if (found.size() != VERSIONS.size()) {
      throw new IllegalStateException("Of the earlier migrations only these are there: " + found);
    }
    return "filesystem:" + scratch.toAbsolutePath();
  }

  private static void load(Connection c, List<String> lines) throws SQLException, IOException {
    String copy = null;
    StringBuilder rows = new StringBuilder();
    for (String line : lines) {
      if (copy == null) {
        copy = line.startsWith("COPY ") ? line.substring(0, line.length() - 1) : null;
      } else if (line.equals("\\.")) {
        c.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(rows.toString()));
        copy = null;
        rows.setLength(0);
      } else {
        rows.append(line).append('\n');
      }
    }
  }
}
