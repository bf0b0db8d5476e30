package io.sixwalk.trial;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the tables directly, as the roles that may see them. */
@ApplicationScoped
public class RegistryRows {
  private final AgroalDataSource owner;

  RegistryRows(@DataSource("owner") AgroalDataSource owner) {
    this.owner = owner;
  }

  /** The number of rows of every table that could keep something. */
  public Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Connection c = owner.getConnection();
        Statement s = c.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          s.executeQuery(
              "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid ="
                  + " c.relnamespace where c.relkind = 'r' and n.nspname in ('sixwalk', 'audit',"
                  + " 'registry', 'identity') and has_table_privilege('sixwalk_guard', c.oid,"
                  + " 'select')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      s.execute("set role sixwalk_guard");
      for (String table : tables) {
        try (ResultSet count = s.executeQuery("select count(*) from " + table)) {
          count.next();
          counts.put(table, count.getLong(1));
        }
      }
      s.execute("reset role");
    }
    return counts;
  }

  /** Makes the copy a partial one again. */
  public void forgetFullCopy() throws SQLException {
    asServer("update registry.copy set full_day = null");
  }

  /** One statement as the server itself, without an actor. */
  public void asServer(String sql) throws SQLException {
    try (Connection c = owner.getConnection();
        Statement s = c.createStatement()) {
      s.execute("set role sixwalk_app");
      try {
        s.execute(sql);
      } finally {
        s.execute("reset role");
      }
    }
  }
}
