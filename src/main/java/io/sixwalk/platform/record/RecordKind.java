package io.sixwalk.platform.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;

/**
 * A kind of record that a phone can send through the one door. A feature brings its kinds as beans;
 * the door does receipts, replays, conflicts, encryption and audit.
 */
public interface RecordKind {
  /** The word in the record's field {@code kind}. */
  String name();

  /**
   * This kind, knowing what the database says of the sender that reading needs. Asked once for an
   * upload that holds such records, in the transaction that finds the sender; most kinds need
   * nothing.
   */
  default Uni<RecordKind> informed(SqlConnection connection, Sender sender) {
    return Uni.createFrom().item(this);
  }

  /**
   * Reads one record. Runs off the event loop; touches no database.
   *
   * @param record the record without {@code sentAt}
   */
  Reading read(UUID id, ObjectNode record, Sender sender);

  /** What became of reading a record. */
  sealed interface Reading {
    /** It can be stored. */
    record Readable(Storable storable) implements Reading {}

    /** It never can be, as it is. */
    record Refused(List<FieldProblem> errors) implements Reading {}

    /** It says something that this version does not know; a newer one may. */
    record Unknown(List<FieldProblem> errors) implements Reading {}
  }

  /** A record that is ready to be stored. */
  interface Storable {
    /** What is kept of the record's content: without positions. */
    JsonNode kept();

    /** Stores the record's own rows, in the transaction that stores its receipt. */
    Uni<Void> store(SqlConnection connection);
  }
}
