package io.sixwalk.upload;

import io.sixwalk.testing.SomebodyElsesPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL itself could do: pgbench inserts the rows that an upload leaves behind, as often
 * and as large, into copies of its tables with the same indexes, in one transaction. Without walls,
 * triggers, reads, keys or a rule, so nothing that stores a walk can be faster.
 */
final class Yardstick {
  private static final int SECONDS = 10;
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final String INSERTED =
      """
      select schemaname || '.' || relname, n_tup_ins from pg_stat_user_tables
       where schemaname in ('sixwalk', 'audit') and n_tup_ins > 0
      """;

  private final SomebodyElsesPostgres postgres;
  private final Path directory;

  /** Makes the PostgreSQL durable, which one for tests is not, before anything is measured. */
  Yardstick(SomebodyElsesPostgres postgres, Path directory) throws SQLException {
    this.postgres = postgres;
    this.directory = directory;
    try (Connection c = postgres.asSuperuser("sixwalk");
        Statement s = c.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        s.execute("alter system set " + setting + " = on");
      }
      s.execute("select pg_reload_conf()");
    }
  }

  /** Rows inserted so far, by table. */
  record Counts(Map<String, Long> byTable) {}

  Counts rows() throws SQLException, InterruptedException {
    // Sessions report what they did at most once a second.
    Thread.sleep(2_500);
    Map<String, Long> byTable = new TreeMap<>();
    try (Connection c = postgres.asSuperuser("sixwalk");
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(INSERTED)) {
      while (rows.next()) {
        byTable.put(rows.getString(1), rows.getLong(2));
      }
    }
    return new Counts(byTable);
  }

  /** Transactions a second that leave behind what each of these walks left behind. */
  double walksASecond(Counts before, int walks, int clients) throws Exception {
    Map<String, Long> perWalk = new TreeMap<>();
    rows()
        .byTable()
        .forEach(
            (table, now) -> {
              long each = Math.round((now - before.byTable().getOrDefault(table, 0L)) / (double) walks);
              if (each > 0) {
                perWalk.put(table, each);
              }
            });
    Path script = directory.resolve("walk.sql");
    Files.writeString(script, script(perWalk));
    return pgbench(script, clients);
  }

  private String script(Map<String, Long> perWalk) throws SQLException {
    StringBuilder script = new StringBuilder("begin;\n");
    try (Connection c = postgres.asSuperuser("sixwalk");
        Statement s = c.createStatement()) {
      s.execute("drop schema if exists bench cascade");
      s.execute("create schema bench");
      for (Map.Entry<String, Long> table : perWalk.entrySet()) {
        String copy = "bench." + table.getKey().replace('.', '_');
        s.execute("create table " + copy + " (like " + table.getKey() + ")");
        for (String index : indexes(s, table.getKey())) {
          s.execute("create index on " + copy + index);
        }
        // The newest row is one of the last walk's.
        s.execute(
            "create table %s_sample as select * from %s order by ctid desc limit 1"
                .formatted(copy, table.getKey()));
        String insert =
            "insert into %s select %s from %s_sample;%n"
                .formatted(copy, columns(s, table.getKey()), copy);
        script.append(insert.repeat(table.getValue().intValue()));
      }
    }
    return script.append("commit;\n").toString();
  }

  /** What comes after the table's name in the definition of each index, none of them unique. */
  private static List<String> indexes(Statement s, String table) throws SQLException {
    return texts(
        s,
        "select substring(indexdef from ' USING .*') from pg_indexes where schemaname || '.' || tablename = '"
            + table
            + "'");
  }

  /** New ids, so that each row goes to a page of its own in the indexes, as real ones do. */
  private static String columns(Statement s, String table) throws SQLException {
    return String.join(
        ", ",
        texts(
            s,
            "select case when data_type = 'uuid' then 'gen_random_uuid()' else quote_ident(column_name) end"
                + " from information_schema.columns where is_generated = 'NEVER' and table_schema || '.' ||"
                + " table_name = '"
                + table
                + "' order by ordinal_position"));
  }

  private static List<String> texts(Statement s, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = s.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private double pgbench(Path script, int clients) throws IOException, InterruptedException {
    URI server = URI.create(postgres.jdbcUrl("sixwalk").substring("jdbc:".length()));
    Path log = directory.resolve("pgbench.log");
    Process process =
        new ProcessBuilder(
                "pgbench", "--no-vacuum", "--protocol=prepared", "--host=" + server.getHost(),
                "--port=" + server.getPort(), "--username=postgres", "--client=" + clients,
                "--time=" + SECONDS, "--file=" + script, "sixwalk")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.waitFor();
    Matcher rate = RATE.matcher(Files.readString(log));
    if (code != 0 || !rate.find()) {
      throw new IllegalStateException("pgbench ended with " + code + ":\n" + Files.readString(log));
    }
    return Double.parseDouble(rate.group(1));
  }
}
