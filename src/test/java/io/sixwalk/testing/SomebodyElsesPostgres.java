package io.sixwalk.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL that Sixwalk did not start, prepared with the SQL of {@code docs/operations.md} and
 * the passwords that stand there.
 */
public final class SomebodyElsesPostgres implements AutoCloseable {
  private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.+?)```");

  private final EmbeddedPostgres server;

  private SomebodyElsesPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static SomebodyElsesPostgres start(Path directory) throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(true).start();
    Matcher sql = SQL.matcher(Files.readString(Path.of("docs", "operations.md")));
    if (!sql.find()) {
      throw new IllegalStateException("No SQL stands in docs/operations.md");
    }
    try (Connection c = server.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      for (String statement : sql.group(1).split(";\n")) {
        s.execute(statement);
      }
    }
    return new SomebodyElsesPostgres(server);
  }

  /** As its administrator, whom no wall stops. */
  public Connection asSuperuser(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  /** The number in the first column of the first row, past every wall. */
  public long number(String query) throws SQLException {
    try (Connection c = asSuperuser("sixwalk");
        Statement s = c.createStatement();
        ResultSet row = s.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  /** Everything that a Sixwalk needs to use it. */
  public Map<String, String> environment(Path data) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SIXWALK_DATA", data.toString());
    environment.put("SIXWALK_DATABASE_URL", jdbcUrl("sixwalk"));
    environment.put("SIXWALK_DATABASE_USER", "sixwalk_login");
    environment.put("SIXWALK_DATABASE_PASSWORD", "change-me-login");
    environment.put("SIXWALK_DATABASE_OWNER_USER", "sixwalk_owner");
    environment.put("SIXWALK_DATABASE_OWNER_PASSWORD", "change-me-owner");
    return environment;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
