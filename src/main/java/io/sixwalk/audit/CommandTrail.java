package io.sixwalk.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * Appends what an operator's command does with the owner's login, which acts for no account: in the
 * transaction that does it, as {@link AuditTrail} does for everybody else.
 */
public final class CommandTrail {
  private static final String APPEND =
      "select audit.append(?, ?, 'NOBODY', ?, 'command', ?, null, '{}'::jsonb)";

  private CommandTrail() {}

  /**
   * Adds one entry.
   *
   * @param subject whom it is about, or null
   */
  public static void append(
      Connection connection, String chain, Instant at, String operation, UUID subject)
      throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(APPEND)) {
      s.setString(1, chain);
      s.setTimestamp(2, Timestamp.from(at));
      s.setString(3, operation);
      s.setObject(4, subject);
      s.execute();
    }
  }
}
