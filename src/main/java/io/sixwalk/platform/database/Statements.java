package io.sixwalk.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * SQL inside an open transaction, whichever client holds it: policy and audit must stand in the
 * transaction of the work they govern, and that is sometimes the PostgreSQL client's and sometimes
 * Hibernate Reactive's.
 */
public sealed interface Statements {
  /**
   * Runs one statement.
   *
   * @param sql with parameters {@code $1}, {@code $2}, ..
   * @return the rows, each as its columns in order
   */
  Uni<List<Object[]>> rows(String sql, Object... parameters);

  static Statements of(SqlConnection connection) {
    return new OnClient(connection);
  }

  static Statements of(Mutiny.Session session) {
    return new OnSession(session);
  }

  /** On the PostgreSQL client. */
  record OnClient(SqlConnection connection) implements Statements {
    @Override
    public Uni<List<Object[]>> rows(String sql, Object... parameters) {
      return connection
          .preparedQuery(sql)
          .execute(Tuple.from(Arrays.asList(parameters)))
          .map(
              rows -> {
                List<Object[]> found = new ArrayList<>();
                rows.forEach(row -> found.add(columns(row)));
                return found;
              });
    }

    private static Object[] columns(Row row) {
      Object[] values = new Object[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.getValue(i);
      }
      return values;
    }
  }

  /** On a Hibernate Reactive session. */
  record OnSession(Mutiny.Session session) implements Statements {
    @Override
    public Uni<List<Object[]>> rows(String sql, Object... parameters) {
      Mutiny.SelectionQuery<Object[]> query =
          session.createNativeQuery(sql.replaceAll("\\$(\\d+)", "?$1"), Object[].class);
      for (int i = 0; i < parameters.length; i++) {
        query.setParameter(i + 1, parameters[i]);
      }
      return query.getResultList();
    }
  }
}
