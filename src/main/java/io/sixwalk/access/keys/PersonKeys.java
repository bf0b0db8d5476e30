package io.sixwalk.access.keys;

import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens the data key of a person, inside a transaction that may see it. */
@ApplicationScoped
public class PersonKeys {
  private final KeyRing epochs;

  PersonKeys(KeyRing epochs) {
    this.epochs = epochs;
  }

  /**
   * The key, or a problem: not found where the actor may not see it, gone where it was destroyed.
   */
  public Uni<PersonKey> of(SqlConnection connection, UUID participantId) {
    return connection
        .preparedQuery(
            "select epoch, wrapped from sixwalk.participant_key where participant_id = $1")
        .execute(Tuple.of(participantId))
        .map(
            rows -> {
              if (!rows.iterator().hasNext()) {
                throw ProblemException.notFound();
              }
              Row row = rows.iterator().next();
              return open(
                  participantId, row.getInteger("epoch"), row.getBuffer("wrapped").getBytes());
            });
  }

  /** Opens a wrapped key that was read elsewhere. */
  public PersonKey open(UUID participantId, int epoch, byte[] wrapped) {
    byte[] epochKey = epochs.key(epoch).orElseThrow(ProblemException::gone);
    return PersonKey.unwrap(participantId, epochKey, wrapped);
  }
}
