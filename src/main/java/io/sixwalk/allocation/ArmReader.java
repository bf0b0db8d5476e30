package io.sixwalk.allocation;

import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads what may be shown of one person's arm, in the transaction of whoever asks. */
@ApplicationScoped
public class ArmReader {
  private static final String BLINDING =
      "select unblinded_at, hidden_until from allocation.blinding($1)";
  private static final String SHOWN =
      "select arm, label, allocated_at from allocation.shown_arm($1)";

  private final Clock clock;

  ArmReader(Clock clock) {
    this.clock = clock;
  }

  /** The database decides whether it is shown; here it is only put into words. */
  public Uni<ShownArm> read(SqlConnection connection, UUID participantId) {
    Statements on = Statements.of(connection);
    return on.rows(BLINDING, participantId)
        .chain(
            blinding -> {
              Object[] study = blinding.get(0);
              if (study[0] == null) {
                return Uni.createFrom().item(ShownArm.withheld(future((OffsetDateTime) study[1])));
              }
              return on.rows(SHOWN, participantId)
                  .map(rows -> rows.isEmpty() ? ShownArm.notAllocated() : ShownArm.of(rows.get(0)));
            });
  }

  /** A day that has passed without the study being unblinded says nothing about when it will be. */
  private Instant future(OffsetDateTime until) {
    return until == null || until.toInstant().isBefore(clock.instant()) ? null : until.toInstant();
  }
}
