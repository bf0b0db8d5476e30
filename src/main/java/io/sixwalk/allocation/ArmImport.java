package io.sixwalk.allocation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Takes over the arm of an imported person, in the transaction of the import. */
public final class ArmImport {
  private ArmImport() {}

  /**
   * Gives the person the arm of this code.
   *
   * @param c with the login of migrations
   * @throws IllegalStateException where the person's study has no such arm
   */
  public static void take(Connection c, UUID participantId, String code, Instant allocatedAt)
      throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select allocation.import_arm(?, ?, ?)")) {
      s.setObject(1, participantId);
      s.setString(2, code);
      s.setTimestamp(3, Timestamp.from(allocatedAt));
      try (ResultSet rows = s.executeQuery()) {
        rows.next();
        if (!rows.getBoolean(1)) {
          throw new IllegalStateException(
              "The study here has no arm of the code in the file; set its arms first");
        }
      }
    }
  }
}
