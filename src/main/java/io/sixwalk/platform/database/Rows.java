package io.sixwalk.platform.database;

import io.sixwalk.platform.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;

/** Reading what was found. */
public final class Rows {
  private Rows() {}

  /**
   * The row that must be there, because the policy has just let somebody in to it. Between its
   * question and this one another transaction may have taken that access back, and then row-level
   * security shows nothing.
   *
   * @throws ProblemException 404 where it is not there any more
   */
  public static Row one(RowSet<Row> rows) {
    RowIterator<Row> found = rows.iterator();
    if (!found.hasNext()) {
      throw ProblemException.notFound();
    }
    return found.next();
  }
}
