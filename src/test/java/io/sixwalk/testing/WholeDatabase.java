package io.sixwalk.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Sees every row of the tests' database, past row-level security, to prove that nothing changed.
 */
public final class WholeDatabase {
  private WholeDatabase() {}

  /** A digest of the rows of each table that there is. */
  public static Map<String, String> digests() {
    return digests("schemaname not in ('pg_catalog', 'information_schema')");
  }

  /** A digest of the rows of each table but those of the audit trail and the public catalogue. */
  public static Map<String, String> digestsOfPeopleAndStudies() {
    return digests("schemaname in ('sixwalk', 'identity', 'allocation')");
  }

  private static Map<String, String> digests(String schemas) {
    Map<String, String> digests = new TreeMap<>();
    try (Connection c = connect();
        Statement tables = c.createStatement();
        ResultSet table =
            tables.executeQuery(
                "select format('%I.%I', schemaname, tablename) from pg_tables where " + schemas)) {
      while (table.next()) {
        try (Statement rows = c.createStatement();
            ResultSet digest =
                rows.executeQuery(
                    "select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                        + table.getString(1)
                        + " t")) {
          digest.next();
          digests.put(table.getString(1), digest.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return digests;
  }

  /** Runs one statement as the superuser. */
  public static int execute(String sql) {
    try (Connection c = connect();
        Statement s = c.createStatement()) {
      return s.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row, as text. */
  public static String value(String sql) {
    try (Connection c = connect();
        Statement s = c.createStatement();
        ResultSet row = s.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection that no wall holds, as who can copy the files of the database has one. */
  public static Connection connect() throws SQLException {
    Properties secrets = new Properties();
    Path file =
        Path.of(
            ConfigProvider.getConfig().getValue("sixwalk.data", String.class),
            "secrets.properties");
    try (Reader in = Files.newBufferedReader(file)) {
      secrets.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String url =
        ConfigProvider.getConfig().getValue("quarkus.datasource.owner.jdbc.url", String.class);
    return DriverManager.getConnection(url, "postgres", secrets.getProperty("postgres.superuser"));
  }
}
