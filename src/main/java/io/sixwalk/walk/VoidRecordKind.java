package io.sixwalk.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.json.RecordSchema;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.RecordChecks;
import io.sixwalk.platform.record.SchemaRecordKind;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.walk.verdict.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The person takes back an own record. Both stay; the one taken back no longer counts. */
@ApplicationScoped
class VoidRecordKind implements SchemaRecordKind {
  private final RecordSchema schema = RecordSchema.ofResource("/schema/void.schema.json");
  private final WalkStore store;

  VoidRecordKind(WalkStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "VOID";
  }

  @Override
  public RecordSchema schema() {
    return schema;
  }

  @Override
  public Reading readFormed(UUID id, ObjectNode record, Sender sender) {
    String statedAt = record.get("statedAt").textValue();
    String voids = record.get("voids").textValue();
    List<FieldProblem> problems =
        new ArrayList<>(RecordChecks.timeProblems("/statedAt", statedAt, null, sender));
    problems.addAll(RecordChecks.idProblems("/voids", voids));
    if (!problems.isEmpty()) {
      return new Reading.Refused(problems);
    }
    return new Reading.Readable(
        new Statement(id, record, UUID.fromString(voids), OffsetDateTime.parse(statedAt), sender));
  }

  private final class Statement implements Storable {
    private final UUID id;
    private final ObjectNode record;
    private final UUID voids;
    private final OffsetDateTime statedAt;
    private final Sender sender;

    Statement(UUID id, ObjectNode record, UUID voids, OffsetDateTime statedAt, Sender sender) {
      this.id = id;
      this.record = record;
      this.voids = voids;
      this.statedAt = statedAt;
      this.sender = sender;
    }

    @Override
    public JsonNode kept() {
      return record;
    }

    @Override
    public Uni<Void> store(SqlConnection connection) {
      return connection
          .preparedQuery(
              "insert into sixwalk.voided_record (participant_id, id, voids, stated_at) values ($1,"
                  + " $2, $3, $4)")
          .execute(Tuple.of(sender.participantId(), id, voids, statedAt))
          .chain(() -> store.takeBack(connection, sender, voids, Reason.VOIDED));
    }
  }
}
