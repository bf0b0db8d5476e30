package io.sixwalk.people;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;

/**
 * Brings an empty server to life: the first study, its first site and its first admin. It holds the
 * owner's login, because before there is an admin nobody could be allowed to do this.
 */
@ApplicationScoped
public class Founding {
  private final AgroalDataSource owner;
  private final Clock clock;

  Founding(@DataSource("owner") AgroalDataSource owner, Clock clock) {
    this.owner = owner;
    this.clock = clock;
  }

  /** What was founded. */
  public record Founded(UUID studyId, UUID siteId, UUID adminId) {}

  /**
   * Founds a study. Blocks: only for commands and the start of the server.
   *
   * @throws IllegalStateException when the code is taken
   */
  public Founded study(String code, String name, boolean synthetic, String siteCode, String siteName) {
    Founded founded = new Founded(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    try (Connection c = owner.getConnection();
        PreparedStatement s = c.prepareStatement("select sixwalk.found_study(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      s.setObject(1, founded.studyId());
      s.setString(2, code);
      s.setString(3, name);
      s.setBoolean(4, synthetic);
      s.setObject(5, founded.siteId());
      s.setString(6, siteCode);
      s.setString(7, siteName);
      s.setObject(8, founded.adminId());
      s.setTimestamp(9, Timestamp.from(clock.instant()));
      s.execute();
      return founded;
    } catch (SQLException e) {
      if ("23505".equals(e.getSQLState())) {
        throw new IllegalStateException("There is a study with the code " + code + " already", e);
      }
      throw new IllegalStateException("The study could not be founded", e);
    }
  }
}
