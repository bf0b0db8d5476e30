package io.sixwalk.people;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.CommandTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  public Founded study(
      String code, String name, boolean synthetic, String siteCode, String siteName) {
    Founded founded = new Founded(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    try (Connection c = owner.getConnection();
        PreparedStatement s =
            c.prepareStatement("select sixwalk.found_study(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      c.setAutoCommit(false); // what is not committed is rolled back when the pool takes it back
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
      CommandTrail.append(
          c, AuditTrail.studyChain(founded.studyId()), clock.instant(), "FOUND_STUDY", null);
      c.commit();
      return founded;
    } catch (SQLException e) {
      if ("23505".equals(e.getSQLState())) {
        throw new IllegalStateException("There is a study with the code " + code + " already", e);
      }
      throw new IllegalStateException("The study could not be founded", e);
    }
  }

  /**
   * A code for an admin whom a command founded. Blocks: only for commands and the start of the
   * server.
   *
   * @throws IllegalStateException when the account is no study admin
   */
  public InvitationCode invite(UUID adminId, Duration life) {
    InvitationCode code = InvitationCode.create();
    Instant now = clock.instant();
    try (Connection c = owner.getConnection();
        PreparedStatement s = c.prepareStatement("select sixwalk.invite_founder(?, ?, ?, ?, ?)")) {
      c.setAutoCommit(false);
      s.setObject(1, UUID.randomUUID());
      s.setObject(2, adminId);
      s.setBytes(3, code.hash());
      s.setTimestamp(4, Timestamp.from(now));
      s.setTimestamp(5, Timestamp.from(now.plus(life)));
      s.execute();
      CommandTrail.append(c, AuditTrail.accountChain(adminId), now, "INVITE_FOUNDER", null);
      c.commit();
      return code;
    } catch (SQLException e) {
      if ("P0002".equals(e.getSQLState()) || "02000".equals(e.getSQLState())) {
        throw new IllegalStateException("There is no study admin with this account", e);
      }
      throw new IllegalStateException("The code could not be made", e);
    }
  }
}
