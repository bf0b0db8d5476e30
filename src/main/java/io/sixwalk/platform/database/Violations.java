package io.sixwalk.platform.database;

import io.vertx.pgclient.PgException;
import org.hibernate.exception.ConstraintViolationException;

/** What PostgreSQL refused, told apart where a sender can do something about it. */
public final class Violations {
  private Violations() {}

  /** A unique key is taken. */
  public static boolean isDuplicate(Throwable failure) {
    return hasState(failure, "23505");
  }

  /** Row-level security or a missing right said no. */
  public static boolean isRefused(Throwable failure) {
    return hasState(failure, "42501");
  }

  private static boolean hasState(Throwable failure, String state) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PgException pg && state.equals(pg.getSqlState())) {
        return true;
      }
      if (t instanceof ConstraintViolationException violation
          && state.equals(violation.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
